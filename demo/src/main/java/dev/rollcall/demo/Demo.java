package dev.rollcall.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./rollcall demo}. */
@Command(
        name = "rollcall demo",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what Rollcall does, on a made-up company that runs on this machine alone.",
            "",
            "Starts a sandboxed Snipe-IT, an Iru (Kandji) tenant and a Jamf Pro server with their devices, and a host beside"
                    + " them; previews, syncs, lets a day pass, syncs again, and prints what changed and why. Then"
                    + " everything stays up until Ctrl-C. Nothing outside this machine is called, and nothing is left."
        })
public final class Demo implements Callable<Integer> {
    @Option(names = "--devices", description = "How many devices the company has (default: ${DEFAULT-VALUE}).")
    private int devices = 300;

    @Option(names = "--seed", description = "Another seed makes another company (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--once", description = "End by itself after the last sync, for scripts.")
    private boolean once;

    private Demo() {}

    /** Runs the demo. Exit codes: 0 shown, 1 failed, 2 wrong command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (devices < 60 || devices > 1_000_000) {
            System.err.println(
                    "A company of " + devices + " devices shows little. Choose 60 to 1000000 with --devices.");
            return 2;
        }
        var base = System.getenv().getOrDefault("ROLLCALL_BASE", ".");
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var stage = Stage.open(devices, seed, Path.of(base))) {
            new Story(stage, out).tell();
            if (!once) {
                stayUp(stage, out);
            }
        }
        return 0;
    }

    private static void stayUp(Stage stage, PrintStream out) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            stage.close();
            stopped.countDown();
        }));
        out.println();
        out.println("All of it stays up until you press Ctrl-C:");
        out.println("  Rollcall   " + stage.url() + "   API token " + stage.apiToken());
        out.println(
                "  Snipe-IT   " + stage.company().snipeIt().url() + "   API token admin (or sync, as Rollcall has it)");
        out.println("  Iru        " + stage.company().kandji().url());
        out.println("  Jamf Pro   " + stage.company().jamf().url());
        out.println();
        out.println("Try, in another terminal:");
        out.println("  curl -H 'Authorization: Bearer " + stage.apiToken() + "' " + stage.url() + "/api/v1/runs");
        stop.await();
        stopped.await();
    }
}
