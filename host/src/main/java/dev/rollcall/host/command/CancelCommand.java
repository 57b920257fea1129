package dev.rollcall.host.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Cancels a run. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Stops a run between two changes, and tells what it had written.",
            "",
            "What is being written is ended first."
        })
final class CancelCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Mixin
    private RunOptions.Run run = new RunOptions.Run();

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    CancelCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var cancelled = client.read(client.post(run.path() + "/cancel"), RunView.class);
            var code = new RunTelling(client, spec, environment).summaries(List.of(cancelled.id()));
            // That it ended as somebody wished is no failure of this command.
            return code == ExitCode.INTERRUPTED ? ExitCode.OK : code;
        });
    }
}
