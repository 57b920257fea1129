package dev.rollcall.host.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reverts a run. */
@Command(
        name = "revert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes back what a run wrote.",
            "",
            "Each change only where the asset still is as the run left it; the others are listed."
        })
final class RevertCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Mixin
    private RunOptions.Run run = new RunOptions.Run();

    @Mixin
    private RunOptions.Chosen chosen = new RunOptions.Chosen();

    @Option(names = "--json", description = "Print the run with its report and its changes as one JSON document.")
    private boolean json;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    RevertCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var started = client.read(client.post(run.path() + "/revert", chosen.body()), RunView.class);
            var telling = new RunTelling(client, spec, environment);
            return json ? telling.document(started.id()) : telling.summaries(List.of(started.id()));
        });
    }
}
