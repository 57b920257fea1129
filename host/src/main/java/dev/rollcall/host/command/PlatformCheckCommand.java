package dev.rollcall.host.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tests the platform. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Looks whether the platform has everything that a sync needs. Writes nothing.")
final class PlatformCheckCommand implements Callable<Integer> {
    private final HostAccess access;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    PlatformCheckCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, client -> {
            var out = spec.commandLine().getOut();
            var found = client.read(client.post("/platform/check"), CheckView.class);
            found.print(out, client.get("/platform").path("url").asString("Platform"));
            if (!found.passed()) {
                out.println("`rollcall platform prepare` makes fields and statuses that are missing.");
            }
            return found.exitCode();
        });
    }
}
