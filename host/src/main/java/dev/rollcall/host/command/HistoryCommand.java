package dev.rollcall.host.command;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the history of one device. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Tells what was seen, decided and written for one device, and why; the latest first.")
final class HistoryCommand implements Callable<Integer> {
    private final HostAccess access;

    @Parameters(paramLabel = "SERIAL", description = "The device's serial number, in any spelling.")
    private String serial = "";

    @Option(names = "--json", description = "Print it as one JSON document.")
    private boolean json;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    HistoryCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var answer = client.get("/assets/" + HostClient.segment(serial) + "/history");
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(HostClient.JSON.writeValueAsString(answer));
                return ExitCode.OK;
            }
            var names = new HashMap<String, String>();
            client.connections().forEach(connection -> names.put(connection.id(), connection.name()));
            new HistoryText(client.read(answer, HistoryView.class), names, new TimeText(ZoneId.systemDefault()))
                    .print(out);
            return ExitCode.OK;
        });
    }
}
