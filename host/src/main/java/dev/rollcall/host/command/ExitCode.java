package dev.rollcall.host.command;

import java.util.List;

/** How a command ended, for scripts. Documented in {@code docs/reference/commands.md}. */
enum ExitCode {
    OK(0),
    /** A bug, or something nobody foresaw. */
    BUG(1),
    /** The command line, a setting or the configuration is wrong; nothing was sent. */
    USAGE(2),
    /** Not everything could be read. */
    INCOMPLETE(3),
    /** Something waits for a person. */
    HELD(4),
    /** Some assets failed, the others are done. */
    PARTIAL(5),
    /** The run, or what was asked for, failed. */
    FAILED(6),
    /** Somebody stopped it, or the process that did it is gone. */
    INTERRUPTED(7);

    /** From good to bad, as {@code RunState} orders them. */
    private static final List<ExitCode> SEVERITY =
            List.of(OK, HELD, PARTIAL, INCOMPLETE, INTERRUPTED, FAILED, USAGE, BUG);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The worse of the two. */
    ExitCode worse(ExitCode other) {
        return SEVERITY.indexOf(other) > SEVERITY.indexOf(this) ? other : this;
    }
}
