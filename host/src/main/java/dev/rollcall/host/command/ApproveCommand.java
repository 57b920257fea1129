package dev.rollcall.host.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Approves what a run held. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what a run held for a person.",
            "",
            "Each change is looked at anew; what is not right any more is dropped."
        })
final class ApproveCommand implements Callable<Integer> {
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

    ApproveCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var started = client.read(client.post(run.path() + "/approve", chosen.body()), RunView.class);
            var telling = new RunTelling(client, spec, environment);
            return json ? telling.document(started.id()) : telling.summaries(List.of(started.id()));
        });
    }
}
