package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.Medians;
import dev.rollcall.benchmark.reading.Round;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** Measurements, one line each, that processes hand to the one that makes a table of them. */
final class Figures {
    private static final double NANOS = 1e9;
    private static final long MEBI = 1 << 20;

    private Figures() {}

    /** Adds a line to a file. */
    static void add(Path file, Line line) throws IOException {
        Files.writeString(file, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All lines of a file. */
    static List<Line> of(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Line::parsed).toList();
    }

    /**
     * A measurement.
     *
     * @param kind of sync
     * @param load the machine's load average at the end
     */
    record Line(String kind, int devices, long calls, Cost ours, Cost bare, double load) {
        static Line of(String kind, int devices, List<Round> ours, List<Round> bare) {
            return new Line(
                    kind,
                    devices,
                    (long) Medians.of(ours, Round::requests),
                    Cost.of(ours),
                    Cost.of(bare),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }

        String text() {
            return String.join(
                    ",", kind, String.valueOf(devices), String.valueOf(calls), ours.text(), bare.text(), number(load));
        }

        static Line parsed(String text) {
            var cells = text.split(",");
            return new Line(
                    cells[0],
                    Integer.parseInt(cells[1]),
                    Long.parseLong(cells[2]),
                    Cost.parsed(cells, 3),
                    Cost.parsed(cells, 6),
                    Double.parseDouble(cells[9]));
        }
    }

    /**
     * What a sync costs.
     *
     * @param seconds on the clock
     * @param cpu seconds of all processors
     * @param heap most that was in use, garbage included, in MiB
     */
    record Cost(double seconds, double cpu, long heap) {
        static final Cost NONE = new Cost(0, 0, 0);

        /** The medians; nothing of no rounds. */
        static Cost of(List<Round> rounds) {
            if (rounds.isEmpty()) {
                return NONE;
            }
            return new Cost(
                    Medians.of(rounds, round -> round.wall().toNanos() / NANOS),
                    Medians.of(rounds, round -> round.cpu().toNanos() / NANOS),
                    (long) Medians.of(rounds, Round::peakHeap) / MEBI);
        }

        String text() {
            return number(seconds) + "," + number(cpu) + "," + heap;
        }

        static Cost parsed(String[] cells, int from) {
            return new Cost(
                    Double.parseDouble(cells[from]),
                    Double.parseDouble(cells[from + 1]),
                    Long.parseLong(cells[from + 2]));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
