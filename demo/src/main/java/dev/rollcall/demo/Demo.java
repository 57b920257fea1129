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
            "Starts a sandboxed Snipe-IT or GLPI, tenants of Iru (Kandji), Jamf Pro, Microsoft Intune and Google ChromeOS with their"
                    + " devices, and a host beside them; previews, syncs, lets a day pass, syncs again, and prints what"
                    + " changed and why. Then everything stays up until Ctrl-C. Nothing outside this machine is called,"
                    + " and nothing is left."
        })
public final class Demo implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_COMMAND_LINE = 2;

    @Option(names = "--devices", description = "How many devices the company has (default: ${DEFAULT-VALUE}).")
    private int devices = 300;

    @Option(names = "--seed", description = "Another seed makes another company (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--platform",
            description = "The asset platform: ${COMPLETION-CANDIDATES} (default: snipe-it). glpi is GLPI 11.",
            completionCandidates = Platforms.class)
    private String platform = Platforms.USUAL;

    @Option(names = "--once", description = "End by itself after the last sync, for scripts.")
    private boolean once;

    @Option(
            names = "--from-nothing",
            description = "Start the company, and a host in which nothing is set up yet: for the tutorial.")
    private boolean fromNothing;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Demo() {}

    /** Runs the demo. Exit codes: 0 shown, 1 failed, 2 wrong command line. */
    public static void main(String[] arguments) {
        System.exit(new Demo().run(arguments));
    }

    private int run(String... arguments) {
        return new CommandLine(this)
                .setParameterExceptionHandler((failure, given) -> {
                    err.println(failure.getMessage() + ". See ./rollcall demo --help.");
                    return WRONG_COMMAND_LINE;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    err.println(failure.getMessage() == null ? failure : failure.getMessage());
                    return FAILED;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (devices < 80 || devices > 1_000_000) {
            err.println("A company of " + devices + " devices shows little. Choose 80 to 1000000 with --devices.");
            return WRONG_COMMAND_LINE;
        }
        var product = Platforms.named(platform);
        if (product.isEmpty()) {
            err.println("There is no platform '" + platform + "' to show. Choose one with --platform: "
                    + String.join(", ", new Platforms()) + ".");
            return WRONG_COMMAND_LINE;
        }
        try (var stage = new Stage(devices, seed, product.get())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stage), "stop"));
            return play(stage);
        }
    }

    private int play(Stage stage) throws Exception {
        try {
            var base = Path.of(System.getenv().getOrDefault("ROLLCALL_BASE", "."));
            stage.open(base, fromNothing ? Stage.Setting.NOTHING : Stage.Setting.COMPLETE);
            if (fromNothing) {
                new Handout(stage, new Page(out)).tell();
            } else {
                new Story(stage, new Page(out)).tell();
            }
            if (!once) {
                stayUp(stage);
            }
            return 0;
        } catch (Exception e) {
            if (stage.isClosing()) {
                // A person has ended it, and the process goes.
                return FAILED;
            }
            throw e;
        }
    }

    /** Ctrl-C, at whatever time it comes. */
    private void stop(Stage stage) {
        if (stage.isClosing()) {
            return;
        }
        try {
            stage.close();
            out.println();
            out.println("Stopped. Nothing is left of it.");
        } catch (RuntimeException e) {
            err.println(e.getMessage());
        }
    }

    private void stayUp(Stage stage) throws InterruptedException {
        if (!fromNothing) {
            tellWhatIsThere(stage);
        }
        new CountDownLatch(1).await();
    }

    private void tellWhatIsThere(Stage stage) {
        var page = new Page(out);
        page.blank();
        page.sentence("All of it stays up until you press Ctrl-C:");
        address("Rollcall", stage.url(), stage.apiToken());
        var book = stage.company().book();
        address(book.product().title(), book.url(), stage.platformAdmin());
        stage.company().tenants().forEach(tenant -> address(tenant.title(), tenant.url(), ""));
        page.blank();
        page.sentence("Look at it in a browser: " + stage.url() + ", logged in as " + Stage.ADMIN
                + " with the password " + stage.password());
        page.blank();
        page.sentence("Try, in another terminal:");
        page.line("export ROLLCALL_ACCESS_BOOTSTRAP_TOKEN=" + stage.apiToken());
        page.line("./rollcall runs --host " + stage.url());
        page.line("./rollcall sync --host " + stage.url() + " --connection \"Acme Iru\" --preview");
        page.line("curl -H \"Authorization: Bearer $ROLLCALL_ACCESS_BOOTSTRAP_TOKEN\" " + stage.url() + "/api/v1/runs");
    }

    private void address(String name, Object url, String token) {
        out.println(String.format("  %-16s %s", name, url) + (token.isEmpty() ? "" : "   token " + token));
    }
}
