package dev.rollcall.host.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Syncs connections, or previews that. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Syncs the platform with what an MDM knows, and tells what changed.",
            "",
            "Joins the sync that is on already. Ctrl-C cancels it, between two changes.",
            "With --serial, one device is looked up by every active connection: one that is not found is not ended.",
            "Example: rollcall sync --connection \"Acme Iru\" --preview"
        })
final class SyncCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Target target = new Target();

    @Option(names = "--preview", description = "Say what a sync would do, and write nothing anywhere.")
    private boolean preview;

    @Option(
            names = "--json",
            description =
                    "Print the run with its report and its changes as one JSON document; with --all or --serial, an array of"
                            + " them.")
    private boolean json;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    SyncCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    /** Which connections. */
    static final class Target {
        @Option(names = "--connection", paramLabel = "NAME", description = "Which connection, by name or id.")
        private @Nullable String connection;

        @SuppressWarnings("UnusedVariable") // It is there to be chosen; no connection means all.
        @Option(names = "--all", description = "All active connections.")
        private boolean all;

        @Option(
                names = "--serial",
                paramLabel = "SERIAL",
                description = "One device only, by all active connections that can be asked for it.")
        private @Nullable String serial;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::sync);
    }

    private ExitCode sync(HostClient client) throws CommandException, InterruptedException {
        var telling = new RunTelling(client, spec, environment);
        if (target.connection != null) {
            var id = start(client, target.connection);
            return json ? telling.document(id) : telling.summaries(List.of(id));
        }
        if (target.serial != null) {
            var ids = startDevice(client, target.serial);
            return json ? telling.documents(ids) : telling.summaries(ids);
        }
        var started = new ArrayList<String>();
        var code = ExitCode.OK;
        for (var connection : active(client)) {
            try {
                started.add(start(client, connection.id()));
            } catch (HostGoneException e) {
                throw e;
            } catch (CommandException e) {
                // The others are synced all the same.
                e.lines().forEach(line -> spec.commandLine().getErr().println(connection.name() + ": " + line));
                code = code.worse(e.exitCode());
            }
        }
        return code.worse(json ? telling.documents(started) : telling.summaries(started));
    }

    private List<ConnectionView> active(HostClient client) throws CommandException, InterruptedException {
        var active =
                client.connections().stream().filter(ConnectionView::active).toList();
        if (active.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no active connection. Make one with `rollcall connect`, or activate one.");
        }
        return active;
    }

    private List<String> startDevice(HostClient client, String serial) throws CommandException, InterruptedException {
        var answer = client.post("/assets/" + HostClient.segment(serial) + "/sync", wish());
        for (var left : answer.path("leftOut")) {
            spec.commandLine()
                    .getErr()
                    .println(
                            TextTable.plain(left.path("connection").path("name").asString("") + ": "
                                    + left.path("reason").asString("")));
        }
        var ids = new ArrayList<String>();
        for (var run : answer.path("runs")) {
            ids.add(told(client, run));
        }
        return ids;
    }

    private String start(HostClient client, String connection) throws CommandException, InterruptedException {
        return told(client, client.post("/connections/" + HostClient.segment(connection) + "/runs", wish()));
    }

    private JsonNode wish() {
        return HostClient.JSON.createObjectNode().put("mode", preview ? "PREVIEW" : "APPLY");
    }

    /** The id of a run that was asked for; says so if it is on already. */
    private String told(HostClient client, JsonNode started) throws CommandException {
        var run = client.read(started, RunView.class);
        if (started.path("joined").asBoolean(false)) {
            spec.commandLine()
                    .getErr()
                    .println("The run " + run.shortId() + " of "
                            + run.connection().name() + " is on already, asked for" + " by " + run.initiator()
                            + "; this is its end.");
        }
        return run.id();
    }
}
