package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeState;
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
        return access.use(host, this::discard);
    }

    private ExitCode discard(HostClient client) throws CommandException, InterruptedException {
        var before = held(client);
        var after = client.read(client.post(run.path() + "/discard", chosen.body()), RunView.class);
        var left = held(client);
        var id = after.shortId();
        var out = spec.commandLine().getOut();
        out.println(changes(before - left) + " discarded; nothing was sent to anybody. "
                + (left > 0
                        ? changes(left) + " still held: rollcall changes " + id + " --state HELD"
                        : "Nothing of the run " + id + " is held any more, and it is " + after.state() + " now."));
        out.println("The next sync that finds the same holds it again.");
        return ExitCode.OK;
    }

    private long held(HostClient client) throws CommandException, InterruptedException {
        return client.list(RunDocument.changes(run.id(), ChangeState.HELD.name()), Integer.MAX_VALUE)
                .size();
    }

    private static String changes(long count) {
        return count == 1 ? "1 change is" : count + " changes are";
    }
}
