package dev.rollcall.host.command;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** Follows runs to their end, and tells how they ended. */
final class RunTelling {
    private final HostClient client;
    private final PrintWriter out;
    private final Screen screen;
    private final TimeText times = new TimeText(ZoneId.systemDefault());

    RunTelling(HostClient client, CommandSpec spec, Map<String, String> environment) {
        this.client = client;
        this.out = spec.commandLine().getOut();
        this.screen = Screen.of(spec.commandLine().getErr(), environment);
    }

    /** Waits for the runs, and prints their summaries. */
    ExitCode summaries(List<String> ids) throws CommandException, InterruptedException {
        var code = ExitCode.OK;
        for (var run : untilOver(ids)) {
            new RunSummary(run, ChangeGroups.of(client, run), times).print(out);
            code = code.worse(run.exitCode());
        }
        return code;
    }

    /** Waits for one run, and prints it with its changes as one JSON document. */
    ExitCode document(String id) throws CommandException, InterruptedException {
        var run = untilOver(List.of(id)).get(0);
        out.println(HostClient.JSON.writeValueAsString(RunDocument.of(client, id)));
        return run.exitCode();
    }

    /** Waits for the runs, and prints them with their changes as one JSON document. */
    ExitCode documents(List<String> ids) throws CommandException, InterruptedException {
        var code = ExitCode.OK;
        var all = HostClient.JSON.createArrayNode();
        for (var run : untilOver(ids)) {
            all.add(RunDocument.of(client, run.id()));
            code = code.worse(run.exitCode());
        }
        out.println(HostClient.JSON.writeValueAsString(all));
        return code;
    }

    private List<RunView> untilOver(List<String> ids) throws CommandException, InterruptedException {
        var watch = new RunWatch(client, screen, InstantSource.system(), times);
        return watch.untilOver(ids);
    }
}
