package dev.rollcall.host.command;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists runs. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the runs, the latest first.")
final class RunsCommand implements Callable<Integer> {
    private static final int WIDEST = 100;

    private final HostAccess access;

    @Option(names = "--connection", paramLabel = "NAME", description = "Only those of this connection.")
    private @Nullable String connection;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many to list at the most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    RunsCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (most < 1) {
            throw new CommandException(ExitCode.USAGE, "No run is asked for. Give --most a number of 1 or more.");
        }
        return access.use(host, this::list);
    }

    private ExitCode list(HostClient client) throws CommandException, InterruptedException {
        var only = Optional.ofNullable(connection);
        if (only.isPresent()) {
            // A name with a typing error is no connection without runs.
            client.get("/connections/" + HostClient.segment(only.get()));
        }
        var path = "/runs?limit=" + Math.min(most, 500)
                + only.map(name -> "&connection=" + HostClient.segment(name)).orElse("");
        var times = new TimeText(ZoneId.systemDefault());
        var table = TextTable.ofWidth(
                WIDEST, "RUN", "BEGAN", "CONNECTION", "WHAT", "STATE", "TOOK", "BY", "RESULT", "THEN");
        var runs = client.list(path, most);
        for (var run : runs) {
            var summary = run.path("summary").asString("");
            table.row(row(client.read(run, RunView.class), summary, times));
        }
        var out = spec.commandLine().getOut();
        if (runs.isEmpty()) {
            out.println("There is no run yet. Start one with `rollcall sync --connection NAME --preview`.");
            return ExitCode.OK;
        }
        table.print(out);
        return ExitCode.OK;
    }

    private static List<String> row(RunView run, String summary, TimeText times) {
        var purpose = run.purpose().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var of = run.basis() == null ? run.device() : RunView.shortened(run.basis());
        return List.of(
                run.shortId(),
                times.moment(run.beganAt()),
                run.connection().name(),
                of == null ? purpose : purpose + " " + of,
                run.state().name(),
                run.isOver() ? TimeText.duration(run.took()) : "-",
                run.initiator(),
                summary,
                run.done().stream().map(action -> action.text(times)).collect(Collectors.joining("; ")));
    }
}
