package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stops syncing a connection: its MDM is sent nothing from now on, and what its runs hold can't be approved. */
@Command(
        name = "deactivate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Stops syncing a connection: its MDM is sent nothing from now on, and what its runs hold can't be approved.")
final class ConnectionDeactivateCommand implements Callable<Integer> {
    private final HostAccess access;

    @Parameters(paramLabel = "CONNECTION", description = "Its name or id.")
    private String connection = "";

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    ConnectionDeactivateCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var answer = client.post("/connections/" + HostClient.segment(connection) + "/deactivate");
            var name = TextTable.plain(answer.path("name").asString(""));
            spec.commandLine().getOut().println("The connection '" + name + "' is inactive: its MDM is sent nothing.");
            return ExitCode.OK;
        });
    }
}
