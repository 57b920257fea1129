package dev.rollcall.host.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes a connection. */
@Command(
        name = "delete",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Deletes a connection with its secrets. Says what that means, and asks.")
final class ConnectionDeleteCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "CONNECTION", description = "Its name or id.")
    private String connection = "";

    @Option(names = "--yes", description = "Agree without being asked.")
    private boolean isAgreed;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectionDeleteCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::delete);
    }

    private ExitCode delete(HostClient client) throws CommandException, InterruptedException {
        var path = "/connections/" + HostClient.segment(connection);
        var present = client.read(client.get(path), ConnectionView.class);
        var out = spec.commandLine().getOut();
        out.println("The connection '" + TextTable.plain(present.name()) + "' is to be deleted with its settings and"
                + " secrets, and with what it had seen. Links on assets and the journal stay; no asset is ended.");
        if (!isAgreed && !new Agreement(out, environment).given("Give --yes to agree.")) {
            out.println("Nothing was done.");
            return ExitCode.OK;
        }
        var deleted = client.delete("/connections/" + HostClient.segment(present.id()));
        out.println("The connection '" + TextTable.plain(deleted.path("name").asString("")) + "' is deleted.");
        deleted.path("remarks").forEach(remark -> out.println("  " + TextTable.plain(remark.asString(""))));
        return ExitCode.OK;
    }
}
