package dev.rollcall.testkit.simulator;

import dev.rollcall.api.HintMessage;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an MDM sends by itself; without headers. */
public record SimulatedMessage(String body) implements HintMessage {
    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<JsonNode> json() {
        try {
            return Optional.of(JsonMapper.shared().readTree(body)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
