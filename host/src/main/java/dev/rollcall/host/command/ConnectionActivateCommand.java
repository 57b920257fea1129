package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a connection be synced. */
@Command(
        name = "activate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lets a connection be synced.")
final class ConnectionActivateCommand implements Callable<Integer> {
    private final HostAccess access;

    @Parameters(paramLabel = "CONNECTION", description = "Its name or id.")
    private String connection = "";

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectionActivateCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var answer = client.post("/connections/" + HostClient.segment(connection) + "/activate");
            var name = TextTable.plain(answer.path("name").asString(""));
            spec.commandLine().getOut().println("The connection '" + name + "' is active: it is synced from now on.");
            return ExitCode.OK;
        });
    }
}
