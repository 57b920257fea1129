package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.OwnProcess;
import dev.rollcall.benchmark.TextColumns;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures syncs of several sizes, and shows them side by side. */
@Command(
        name = "sizes",
        mixinStandardHelpOptions = true,
        description = {
            "Runs 'sync' and 'first-sync' over several numbers of devices, prints a table, and draws a chart of it.",
            "",
            "Exits with 1 if one of them could not be measured."
        })
public final class SizesCommand implements Callable<Integer> {
    /** Of the devices of a first sync, one in so many differs. */
    private static final int CHANGED = 20;

    private static final int SMALL_HEAP_HOLDS = 100_000;
    private static final int FAILED = 1;

    @Option(
            names = "--devices",
            split = ",",
            defaultValue = "1000,10000,100000,1000000",
            description = "How many devices (${DEFAULT-VALUE}).")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--first-up-to",
            defaultValue = "100000",
            description = "Up to how many devices a first sync is measured too (${DEFAULT-VALUE}).")
    private int firstUpTo;

    @Option(names = "--rounds", defaultValue = "5", description = "How many rounds are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "How many rounds before are not (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--chart", description = "The SVG file to draw.")
    private @Nullable Path chart;

    @Option(
            names = "--plugins-folder",
            defaultValue = "${env:ROLLCALL_BASE:-.}/plugins",
            description = "Where the plugin is (${DEFAULT-VALUE}).")
    private Path pluginsFolder = Path.of("plugins");

    @Spec
    private CommandSpec spec;

    private boolean hasFailed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var file = Files.createTempFile("rollcall-bench", ".csv");
        try {
            for (var size : sizes) {
                measure(size, file);
            }
            var lines = Figures.of(file);
            var out = spec.commandLine().getOut();
            print(out, lines);
            if (chart != null) {
                Files.writeString(chart, new SyncChart(lines).svg());
                out.println("Drawn: " + chart);
            }
        } finally {
            Files.delete(file);
        }
        return hasFailed ? FAILED : 0;
    }

    private void measure(int size, Path figures) throws IOException, InterruptedException {
        var heap = "--heap=" + (size > SMALL_HEAP_HOLDS ? "1g" : "256m");
        var same = List.of("--devices=" + size, heap, "--figures=" + figures, "--plugins-folder=" + pluginsFolder);
        // Each limit is judged by its own command; here nothing stops at it.
        var unchanged = new ArrayList<>(
                List.of("sync", "--rounds=" + rounds, "--warm-up=" + warmUp, "--limit=" + Integer.MAX_VALUE));
        unchanged.addAll(same);
        run(unchanged);
        if (size <= firstUpTo) {
            var first = new ArrayList<>(List.of("first-sync", "--changed=" + size / CHANGED));
            first.addAll(same);
            run(first);
        }
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        var code = OwnProcess.run(OwnProcess.command(List.of(), arguments));
        if (code != 0) {
            hasFailed = true;
            spec.commandLine().getErr().println("This could not be measured: " + String.join(" ", arguments));
        }
    }

    private static void print(PrintWriter out, List<Figures.Line> lines) {
        var columns = new TextColumns()
                .row(
                        "devices",
                        "requests",
                        "seconds",
                        "bare",
                        "ratio",
                        "CPU seconds",
                        "bare",
                        "most heap, MiB",
                        "bare",
                        "load");
        for (var line : lines) {
            var isCompared = line.bare().seconds() > 0;
            columns.row(
                    String.format(Locale.ROOT, "%,d, %s", line.devices(), line.kind()),
                    String.format(Locale.ROOT, "%,d", line.calls()),
                    decimals(line.ours().seconds(), true),
                    decimals(line.bare().seconds(), isCompared),
                    decimals(line.ours().seconds() / line.bare().seconds(), isCompared),
                    decimals(line.ours().cpu(), true),
                    decimals(line.bare().cpu(), isCompared),
                    String.valueOf(line.ours().heap()),
                    isCompared ? String.valueOf(line.bare().heap()) : "",
                    decimals(line.load(), true));
        }
        columns.print(out);
        out.println();
        out.println(Machine.description());
    }

    private static String decimals(double value, boolean isShown) {
        return isShown ? String.format(Locale.ROOT, "%.2f", value) : "";
    }
}
