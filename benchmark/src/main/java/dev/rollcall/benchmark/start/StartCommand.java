package dev.rollcall.benchmark.start;

import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.Medians;
import dev.rollcall.benchmark.TextColumns;
import dev.rollcall.benchmark.plugin.PluginCopies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the time from the start of the host's process until it is ready, and what of it takes how long. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the host with so many plugins, again and again, and tells how long it takes until it is ready.",
            "",
            "The plugins are copies of those in the plugins folder under other ids."
        })
public final class StartCommand implements Callable<Integer> {
    @Option(
            names = "--plugins",
            split = ",",
            defaultValue = "2,20",
            description = "How many plugins; several numbers are measured in turns (${DEFAULT-VALUE}).")
    private List<Integer> counts = List.of();

    @Option(names = "--rounds", defaultValue = "7", description = "How many starts of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--base",
            defaultValue = "${env:ROLLCALL_BASE:-.}",
            description = "Where Rollcall is, built (${DEFAULT-VALUE}).")
    private Path base = Path.of(".");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var work = Files.createTempDirectory("rollcall-bench");
        try {
            var host = new HostProgram(only(base.resolve("host/target/app"), "host-*-exec.jar"), StartProbe.jar(work));
            var originals = all(base.resolve("plugins"), "*.jar");
            var measured = new ArrayList<StartsWith>();
            for (var count : counts) {
                var folder = Files.createDirectory(work.resolve("plugins-" + count + "-" + measured.size()));
                PluginCopies.fill(folder, count, originals);
                measured.add(new StartsWith(count, folder));
            }
            for (var round = 0; round < rounds; round++) {
                for (var one : measured) {
                    one.measure(host);
                }
            }
            print(measured);
            return 0;
        } finally {
            delete(work);
        }
    }

    private void print(List<StartsWith> measured) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "From the start of the process until the host is ready; medians of %d starts.%n%n",
                rounds);
        var table = new TextColumns();
        table.row(cells("seconds", measured, one -> one.count() + " plugins"));
        table.row(cells("until ready", measured, one -> seconds(Medians.of(one.plain(), start -> start))));
        table.row(cells("the same with a probe", measured, one -> seconds(one.median(StartTimes::ready))));
        table.row(cells("  Java, command line", measured, one -> seconds(one.median(StartTimes::commandLine))));
        table.row(cells("  Spring's preparation", measured, one -> seconds(one.median(StartTimes::preparation))));
        table.row(cells("  bean definitions", measured, one -> seconds(one.median(StartTimes::definitions))));
        table.row(cells("  web server", measured, one -> seconds(one.median(StartTimes::webServer))));
        table.row(cells("  plugins", measured, one -> seconds(one.median(StartTimes::plugins))));
        table.row(cells("  other beans", measured, one -> seconds(one.median(StartTimes::rest))));
        table.print(out);
        out.printf(Locale.ROOT, "%n%s.%n", Machine.description());
    }

    private static String[] cells(String title, List<StartsWith> measured, Function<StartsWith, String> cell) {
        var cells = new ArrayList<>(List.of(title));
        measured.forEach(one -> cells.add(cell.apply(one)));
        return cells.toArray(String[]::new);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static Path only(Path folder, String pattern) throws IOException {
        return all(folder, pattern).get(0);
    }

    private static List<Path> all(Path folder, String pattern) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, pattern)) {
            files.forEach(found::add);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no " + pattern + " in " + folder + ". Build Rollcall, or say where it is with --base.");
        }
        found.sort(null);
        return found;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
