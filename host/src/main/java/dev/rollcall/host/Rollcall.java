package dev.rollcall.host;

import dev.rollcall.host.command.CommandLineRun;

/** Where everything starts. */
public final class Rollcall {
    private Rollcall() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLineRun(System.out, System.err, System.getenv()).run(arguments));
    }
}
