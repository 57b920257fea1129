package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.reading.Comparison;
import dev.rollcall.benchmark.reading.Reading;
import dev.rollcall.benchmark.reading.Round;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Syncs and fetches with the bare client in turns, in one process, and compares. */
@Command(name = "measure-sync", hidden = true, description = "Syncs and compares; started by sync.")
public final class MeasureSyncCommand implements Callable<Integer> {
    private static final int OVER_THE_LIMIT = 1;
    private static final int DEVICES_A_PAGE = 300;

    @Mixin
    private SyncOptions options = new SyncOptions();

    @Option(names = "--server", required = true)
    private URI server = URI.create("http://127.0.0.1");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var home = Files.createTempDirectory("rollcall-bench");
        try {
            return measured(home);
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private int measured(Path home) throws Exception {
        try (var sync = new WholeSync(server, home, options);
                var bare = new BareSync(server, options.platform(), options.devices())) {
            var comparison = compared(sync, bare);
            var out = spec.commandLine().getOut();
            comparison.print(out);
            print(
                    out,
                    options.platform().title(),
                    sync.platformRequests(),
                    options.platform().allowedRequests(options.devices()));
            print(out, "Iru", sync.tenantRequests(), pages(options.devices(), DEVICES_A_PAGE) + 2);
            if (options.figures().isPresent()) {
                Figures.add(options.figures().get(), line(comparison));
            }
            return comparison.isWithinTheLimit() ? 0 : OVER_THE_LIMIT;
        }
    }

    private Comparison compared(Reading sync, Reading bare) throws Exception {
        // The first run finds nothing noted; what is measured finds what it noted.
        var comparison = new Comparison(subject(), Round.of(sync), new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < options.warmUp(); round++) {
            Round.of(bare);
            Round.of(sync);
        }
        for (var round = 0; round < options.rounds(); round++) {
            // Whoever comes second must not always be the same.
            if (round % 2 == 0) {
                comparison.bare().add(Round.of(bare));
                comparison.ours().add(Round.of(sync));
                continue;
            }
            comparison.ours().add(Round.of(sync));
            comparison.bare().add(Round.of(bare));
        }
        return comparison;
    }

    private Figures.Line line(Comparison comparison) {
        return Figures.Line.of(
                options.contacts() ? "contacts" : "unchanged", options.devices(), comparison.ours(), comparison.bare());
    }

    private static long pages(long rows, long each) {
        return (rows + each - 1) / each;
    }

    private static void print(PrintWriter out, String side, long requests, long allowed) {
        out.printf(
                Locale.ROOT,
                "Requests to %s: %d, of at most %d: %s.%n",
                side,
                requests,
                allowed,
                requests <= allowed ? "kept" : "NOT KEPT");
    }

    private Comparison.Subject subject() {
        return new Comparison.Subject(
                "Iru with " + options.platform().title(),
                "run",
                "devices and as many assets",
                options.devices(),
                options.warmUp(),
                options.limit(),
                List.of(
                        "Both read the two sides at the same time.",
                        options.contacts()
                                ? "Every device had been in contact since the run before, and was noted anew."
                                : "No device had been in contact since the run before.",
                        "The waits for the two sides' limits of requests were skipped."));
    }
}
