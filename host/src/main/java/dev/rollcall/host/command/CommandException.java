package dev.rollcall.host.command;

import java.util.List;

/** A command can't go on. The lines are for people; there is no stack trace. */
class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> lines;

    CommandException(ExitCode exitCode, List<String> lines) {
        super(String.join(" ", lines));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    CommandException(ExitCode exitCode, String line) {
        this(exitCode, List.of(line));
    }

    ExitCode exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
