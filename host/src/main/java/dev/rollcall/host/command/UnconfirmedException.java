package dev.rollcall.host.command;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The host asks for a confirmation, and has done nothing. */
final class UnconfirmedException extends CommandException {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode confirmation;

    UnconfirmedException(List<String> lines, JsonNode confirmation) {
        super(ExitCode.FAILED, lines);
        this.confirmation = confirmation;
    }

    /** What will happen, and the numbers if there are any. */
    JsonNode confirmation() {
        return confirmation;
    }
}
