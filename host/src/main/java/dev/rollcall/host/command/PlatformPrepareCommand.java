package dev.rollcall.host.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Makes what the platform lacks. */
@Command(
        name = "prepare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes the fields and statuses that the platform lacks. Says first what it would do, and" + " asks.")
final class PlatformPrepareCommand implements Callable<Integer> {
    private final HostAccess access;
    private final Map<String, String> environment;

    @Option(names = "--yes", description = "Agree without being asked.")
    private boolean isAgreed;

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    PlatformPrepareCommand(HostAccess access, Map<String, String> environment) {
        this.access = access;
        this.environment = environment;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return access.use(host, this::prepare);
    }

    private ExitCode prepare(HostClient client) throws CommandException, InterruptedException {
        var out = spec.commandLine().getOut();
        var proposed = client.post("/platform/prepare").path("proposed");
        if (proposed.isEmpty()) {
            out.println("The platform has everything. Nothing is to be done.");
            return ExitCode.OK;
        }
        out.println("To be done on the platform:");
        proposed.forEach(one -> out.println("  " + text(one.path("what"))));
        if (!isAgreed && !new Agreement(out, environment).given("Give --yes to agree to all of it.")) {
            out.println("Nothing was done.");
            return ExitCode.OK;
        }
        var agreement = HostClient.JSON.createObjectNode();
        var ids = agreement.putArray("agreed");
        proposed.forEach(one -> ids.add(one.path("id").asString("")));
        var result = client.post("/platform/prepare", agreement);
        out.println("Done:");
        result.path("done").forEach(one -> out.println("  " + text(one)));
        var left = result.path("proposed");
        if (!left.isEmpty()) {
            out.println("Still to be done; see `rollcall platform check`:");
            left.forEach(one -> out.println("  " + text(one.path("what"))));
            return ExitCode.PARTIAL;
        }
        return ExitCode.OK;
    }

    private static String text(JsonNode node) {
        return TextTable.plain(node.asString(""));
    }
}
