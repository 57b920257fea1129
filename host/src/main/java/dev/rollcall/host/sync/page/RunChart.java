package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What runs wrote, held and failed to write, as bars side by side, the earliest first.
 *
 * @param columns one for each run
 * @param most of all columns' sums; 0 where nothing is to be drawn
 */
record RunChart(List<Column> columns, long most) {
    static final int WIDTH = 1000;
    static final int HEIGHT = 100;
    /** So that one change beside thousands is still seen. */
    private static final double LEAST = 2;
    /** Columns of fewer runs are no wider than those of so many. */
    private static final int FEWEST = 20;

    RunChart {
        columns = List.copyOf(columns);
    }

    /** The part of a column that stands for one outcome. */
    record Bar(String outcome, double x, double y, double width, double height) {}

    /** A run. */
    record Column(String id, String connection, Instant began, long written, long held, long failed, List<Bar> bars) {
        Column {
            bars = List.copyOf(bars);
        }

        long sum() {
            return written + held + failed;
        }
    }

    /** Of runs that have ended; previews write nothing, and are left out. */
    static RunChart of(List<RunRecord> runs) {
        var shown = runs.stream()
                .filter(run -> run.endedAt().isPresent() && !run.purpose().isPreview())
                .sorted(Comparator.comparing(RunRecord::beganAt))
                .map(RunChart::counted)
                .toList();
        var most = shown.stream().mapToLong(Column::sum).max().orElse(0);
        var columns = new ArrayList<Column>();
        for (var column : shown) {
            columns.add(drawn(column, most, columns.size(), shown.size()));
        }
        return new RunChart(columns, most);
    }

    private static Column counted(RunRecord run) {
        var report = run.report();
        return new Column(
                run.id(),
                run.connectionName(),
                run.beganAt(),
                report.count(ChangeState.DONE),
                report.count(ChangeState.HELD),
                report.count(ChangeState.REFUSED)
                        + report.count(ChangeState.FAILED)
                        + report.count(ChangeState.UNFINISHED),
                List.of());
    }

    private static Column drawn(Column column, long most, int number, int of) {
        var step = (double) WIDTH / Math.max(of, FEWEST);
        var bars = new ArrayList<Bar>();
        var top = (double) HEIGHT;
        for (var part : List.of(
                new Part("written", column.written),
                new Part("held", column.held),
                new Part("failed", column.failed))) {
            if (part.count > 0) {
                var height = Math.max(LEAST, (HEIGHT - 3 * LEAST) * part.count / most);
                top -= height;
                bars.add(new Bar(
                        part.outcome, rounded(number * step), rounded(top), rounded(step * 0.8), rounded(height)));
            }
        }
        return new Column(column.id, column.connection, column.began, column.written, column.held, column.failed, bars);
    }

    private record Part(String outcome, long count) {}

    private static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }
}
