package dev.rollcall.host.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What concerns the platform itself. */
@Command(
        name = "platform",
        mixinStandardHelpOptions = true,
        description = "Checks and prepares the asset platform.",
        subcommands = {PlatformCheckCommand.class, PlatformPrepareCommand.class})
final class PlatformCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
