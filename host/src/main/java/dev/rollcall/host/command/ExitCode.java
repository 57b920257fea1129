package dev.rollcall.host.command;

/** How a command ended, for scripts. Documented in {@code docs/reference/commands.md}. */
enum ExitCode {
    OK(0),
    /** A bug, or something nobody foresaw. */
    FAILED(1),
    /** The command line or a setting is wrong; nothing was sent. */
    USAGE(2),
    /** Not everything could be read. */
    INCOMPLETE(3);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
