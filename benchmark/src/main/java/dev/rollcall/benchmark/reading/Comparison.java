package dev.rollcall.benchmark.reading;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.Medians;
import dev.rollcall.benchmark.TextColumns;
import java.io.PrintWriter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of both ways of reading.
 *
 * @param options what was read
 * @param spec of the provider
 * @param first the plugin's first round, cold, in which it also signs in and looks which API there is
 * @param plugin rounds through the plugin
 * @param bare rounds of the bare client, as many
 */
record Comparison(ReadOptions options, SourceSpec spec, Round first, List<Round> plugin, List<Round> bare) {
    private static final double REFERENCE = 100_000;
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;

    /** How many times the bare client's median time the plugin's is. */
    double ratio() {
        return ratio(round -> round.wall().toNanos());
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d devices, one page at a time; %d rounds to warm up, %d measured, in turns.%n%n",
                spec.displayName(),
                options.devices(),
                options.warmUp(),
                plugin.size());
        table().print(out);
        out.println();
        notes(out);
    }

    private TextColumns table() {
        var scale = REFERENCE / options.devices();
        return new TextColumns()
                .row("medians", "plugin", "bare WebClient", "ratio")
                .row(cells("seconds", "%.3f", round -> round.wall().toNanos() / NANOS))
                .row(fastest())
                .row(cells(
                        "CPU seconds per 100,000", "%.3f", round -> round.cpu().toNanos() / NANOS * scale))
                .row(cells("peak heap, MiB", "%.0f", round -> round.peakHeap() / MEBI))
                .row(cells("heap held at the end, MiB", "%.0f", round -> round.held() / MEBI))
                .row(cells("requests", "%.0f", Round::requests));
    }

    private void notes(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "The plugin's first reading, cold: %.3f seconds, %d requests.%n",
                first.wall().toNanos() / NANOS,
                first.requests());
        out.println(options.fleet().advice());
        out.printf(
                Locale.ROOT,
                "The plugin may have %d requests under way at once; its limits of requests per time were lifted.%n",
                spec.pace().concurrency());
        out.printf(
                Locale.ROOT,
                "%s, heap of %.0f MiB (%s).%n",
                Machine.description(),
                Runtime.getRuntime().maxMemory() / MEBI,
                collectors());
        out.printf(
                Locale.ROOT,
                "The plugin takes %.2f times as long; the limit is %.2f: %s.%n",
                ratio(),
                options.limit(),
                ratio() <= options.limit() ? "kept" : "NOT KEPT");
    }

    private double ratio(ToDoubleFunction<Round> value) {
        return Medians.of(plugin, value) / Medians.of(bare, value);
    }

    private String[] cells(String title, String format, ToDoubleFunction<Round> value) {
        return new String[] {
            title,
            String.format(Locale.ROOT, format, Medians.of(plugin, value)),
            String.format(Locale.ROOT, format, Medians.of(bare, value)),
            String.format(Locale.ROOT, "%.2f", ratio(value))
        };
    }

    private String[] fastest() {
        var ofPlugin = fastest(plugin);
        var ofBare = fastest(bare);
        return new String[] {
            "seconds of the fastest round",
            String.format(Locale.ROOT, "%.3f", ofPlugin),
            String.format(Locale.ROOT, "%.3f", ofBare),
            String.format(Locale.ROOT, "%.2f", ofPlugin / ofBare)
        };
    }

    private static double fastest(List<Round> rounds) {
        return rounds.stream()
                .mapToDouble(round -> round.wall().toNanos() / NANOS)
                .min()
                .orElseThrow();
    }

    private static String collectors() {
        return String.join(
                ", ",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .toList());
    }
}
