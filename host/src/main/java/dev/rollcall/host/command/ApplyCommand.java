package dev.rollcall.host.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Applies a preview. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what a preview showed.",
            "",
            "Within 24 hours, and while no other run has come in between. Each change is looked at anew."
        })
final class ApplyCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Mixin
    private RunOptions.Run run = new RunOptions.Run();

    @Option(names = "--json", description = "Print the run with its report and its changes as one JSON document.")
    private boolean json;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ApplyCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var started = client.read(client.post(run.path() + "/apply"), RunView.class);
            var telling = new RunTelling(client, spec, environment);
            return json ? telling.document(started.id()) : telling.summaries(List.of(started.id()));
        });
    }
}
