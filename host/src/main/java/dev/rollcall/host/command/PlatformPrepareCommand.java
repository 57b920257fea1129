package dev.rollcall.host.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
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
                "Makes the custom fields and status labels that the platform lacks. Says first what it would do, and"
                        + " asks.")
final class PlatformPrepareCommand implements Callable<Integer> {
    private static final Set<String> AGREED = Set.of("y", "yes");

    /** Instead of an answer, where input ends; no line that somebody types holds it. */
    private static final String END = "\n";

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
        if (!isAgreed && !agreed()) {
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

    private boolean agreed() throws CommandException, InterruptedException {
        if (!environment.containsKey(Screen.ANSWERS)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "There is no terminal to ask on, and nothing was done. Give --yes to agree to all of it.");
        }
        var out = spec.commandLine().getOut();
        out.print("Do it? [y/N] ");
        out.flush();
        var answer = answer();
        if (answer.equals(END)) {
            // Nobody typed the end of the question's line.
            out.println();
        }
        return AGREED.contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    /** Read by another thread: what waits for a terminal can't be interrupted. */
    private static String answer() throws InterruptedException {
        var answer = new ArrayBlockingQueue<String>(1);
        var reader = new Thread(() -> answer.add(line()), "answer");
        reader.setDaemon(true);
        reader.start();
        return answer.take();
    }

    private static String line() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? END : line;
        } catch (IOException e) {
            return END;
        }
    }

    private static String text(JsonNode node) {
        return TextTable.plain(node.asString(""));
    }
}
