package dev.rollcall.host.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Which run is meant, and which of its changes. */
final class RunOptions {
    /** Which run. */
    static final class Run {
        @Parameters(paramLabel = "RUN", description = "The run's id; its first 8 characters will do.")
        private String id = "";

        /** Where the API has it. */
        String path() {
            return "/runs/" + HostClient.segment(id);
        }

        String id() {
            return id;
        }
    }

    /** Which of its changes. */
    static final class Chosen {
        @Option(
                names = "--change",
                paramLabel = "ID",
                arity = "1..*",
                description = "Only these changes; `rollcall changes RUN` lists their ids.")
        private List<Long> changes = new ArrayList<>();

        /** As the API takes it; empty for all. */
        Optional<JsonNode> body() {
            if (changes.isEmpty()) {
                return Optional.empty();
            }
            var body = HostClient.JSON.createObjectNode();
            var ids = body.putArray("changes");
            changes.forEach(ids::add);
            return Optional.of(body);
        }
    }

    private RunOptions() {}
}
