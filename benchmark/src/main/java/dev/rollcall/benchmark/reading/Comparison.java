package dev.rollcall.benchmark.reading;

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
 * @param subject what was read, and by whom
 * @param first our first round, cold
 * @param ours rounds through the host's own code
 * @param bare rounds of the bare client, as many
 */
public record Comparison(Subject subject, Round first, List<Round> ours, List<Round> bare) {
    private static final double REFERENCE = 100_000;
    private static final double NANOS = 1e9;
    private static final double MEBI = 1 << 20;

    /** How many times the bare client's median time ours is. */
    public double ratio() {
        return ratio(round -> round.wall().toNanos());
    }

    /**
     * What was read, and by whom.
     *
     * @param reader what our side is called
     * @param rows the plural of what is read
     * @param warmUp rounds before those that are measured
     * @param limit the ratio that is allowed
     * @param notes on how to read the figures
     */
    public record Subject(
            String title, String reader, String rows, int count, int warmUp, double limit, List<String> notes) {
        public Subject {
            notes = List.copyOf(notes);
        }
    }

    public boolean isWithinTheLimit() {
        return ratio() <= subject.limit;
    }

    public void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d %s, one page at a time; %d rounds to warm up, %d measured, in turns.%n%n",
                subject.title,
                subject.count,
                subject.rows,
                subject.warmUp,
                ours.size());
        table().print(out);
        out.println();
        notes(out);
    }

    private TextColumns table() {
        var scale = REFERENCE / subject.count;
        return new TextColumns()
                .row("medians", subject.reader, "bare WebClient", "ratio")
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
                "The %s's first reading, cold: %.3f seconds, %d requests.%n",
                subject.reader,
                first.wall().toNanos() / NANOS,
                first.requests());
        subject.notes.forEach(out::println);
        out.printf(
                Locale.ROOT,
                "%s, heap of %.0f MiB (%s), load average %.2f.%n",
                Machine.description(),
                Runtime.getRuntime().maxMemory() / MEBI,
                collectors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        out.printf(
                Locale.ROOT,
                "The %s takes %.2f times as long; the limit is %.2f: %s.%n",
                subject.reader,
                ratio(),
                subject.limit,
                isWithinTheLimit() ? "kept" : "NOT KEPT");
    }

    private double ratio(ToDoubleFunction<Round> value) {
        return Medians.of(ours, value) / Medians.of(bare, value);
    }

    private String[] cells(String title, String format, ToDoubleFunction<Round> value) {
        return new String[] {
            title,
            String.format(Locale.ROOT, format, Medians.of(ours, value)),
            String.format(Locale.ROOT, format, Medians.of(bare, value)),
            String.format(Locale.ROOT, "%.2f", ratio(value))
        };
    }

    private String[] fastest() {
        var ofOurs = fastest(ours);
        var ofBare = fastest(bare);
        return new String[] {
            "seconds of the fastest round",
            String.format(Locale.ROOT, "%.3f", ofOurs),
            String.format(Locale.ROOT, "%.3f", ofBare),
            String.format(Locale.ROOT, "%.2f", ofOurs / ofBare)
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
