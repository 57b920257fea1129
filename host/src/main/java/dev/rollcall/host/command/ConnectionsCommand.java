package dev.rollcall.host.command;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the connections. */
@Command(
        name = "connections",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the connections, by rank, or changes one.",
        subcommands = {
            ConnectionChangeCommand.class,
            ConnectionActivateCommand.class,
            ConnectionDeactivateCommand.class,
            ConnectionDeleteCommand.class
        })
final class ConnectionsCommand implements Callable<Integer> {
    private final HostAccess access;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectionsCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var connections = client.connections();
            var out = spec.commandLine().getOut();
            if (connections.isEmpty()) {
                out.println("There is no connection yet. Make one with `rollcall connect`.");
                return ExitCode.OK;
            }
            var table = new TextTable(
                    "RANK",
                    "NAME",
                    "PROVIDER",
                    "STATE",
                    "MDM UPDATES ASSIGNEE",
                    "SCHEDULE",
                    "NEXT SYNC",
                    "DECLARED IN");
            var times = new TimeText(ZoneId.systemDefault());
            connections.forEach(connection -> table.row(row(connection, times)));
            table.print(out);
            for (var connection : connections) {
                if (connection.unavailable() != null) {
                    out.println("'" + connection.name() + "': " + connection.unavailable());
                }
            }
            return ExitCode.OK;
        });
    }

    private static String state(ConnectionView connection) {
        if (!connection.active()) {
            return "inactive";
        }
        return connection.unavailable() == null ? "active" : "no plugin";
    }

    private static List<String> row(ConnectionView connection, TimeText times) {
        return List.of(
                String.valueOf(connection.rank()),
                connection.name(),
                connection.provider(),
                state(connection),
                connection.policy().allowAssigneeUpdates() ? "yes" : "no",
                connection.schedule().isEmpty() ? "daily" : connection.schedule(),
                connection.nextSync() == null ? "-" : times.moment(connection.nextSync()),
                connection.declared() ? "rollcall.yaml" : "-");
    }
}
