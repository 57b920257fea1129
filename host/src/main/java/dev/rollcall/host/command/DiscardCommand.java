package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decides against what a run held. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides against what a run held for a person. Nothing is sent to anybody.",
            "",
            "The next sync that finds the same holds it again."
        })
final class DiscardCommand implements Callable<Integer> {
    private final HostAccess access;

    @Mixin
    private RunOptions.Run run = new RunOptions.Run();

    @Mixin
    private RunOptions.Chosen chosen = new RunOptions.Chosen();

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    DiscardCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var after = client.read(client.post(run.path() + "/discard", chosen.body()), RunView.class);
            spec.commandLine()
                    .getOut()
                    .println("What was held is discarded; the run " + after.shortId() + " is " + after.state()
                            + " now.");
            return ExitCode.OK;
        });
    }
}
