package dev.rollcall.host.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tests connections. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tests the credentials and permissions of connections. Changes nothing anywhere.")
final class CheckCommand implements Callable<Integer> {
    private final HostAccess access;

    @Option(
            names = "--connection",
            paramLabel = "NAME",
            description = "Which connection, by name or id; all active ones unless given.")
    private @Nullable String connection;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    CheckCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::check);
    }

    private ExitCode check(HostClient client) throws CommandException, InterruptedException {
        var out = spec.commandLine().getOut();
        var code = ExitCode.OK;
        for (var checked : connections(client)) {
            try {
                var found = client.read(
                        client.post("/connections/" + HostClient.segment(checked.id()) + "/check"), CheckView.class);
                found.print(out, checked.name());
                code = code.worse(found.exitCode());
            } catch (HostGoneException e) {
                throw e;
            } catch (CommandException e) {
                // The others are checked all the same.
                out.println(TextTable.plain(checked.name()) + ":");
                e.lines().forEach(line -> out.println("  failed   " + line));
                code = code.worse(e.exitCode());
            }
        }
        return code;
    }

    private List<ConnectionView> connections(HostClient client) throws CommandException, InterruptedException {
        if (connection != null) {
            var named = client.get("/connections/" + HostClient.segment(connection));
            return List.of(client.read(named, ConnectionView.class));
        }
        var active =
                client.connections().stream().filter(ConnectionView::active).toList();
        if (active.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no active connection. Make one with `rollcall connect`, or name one with --connection.");
        }
        return active;
    }
}
