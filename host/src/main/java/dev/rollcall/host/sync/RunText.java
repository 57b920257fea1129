package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.ListReport;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunReport;
import java.util.ArrayList;
import java.util.List;

/** A run's report in a sentence, for logs and terminals. */
public final class RunText {
    private RunText() {}

    /** What was read, if such a run reads, and what became of it, without a full stop. */
    public static String summary(Purpose purpose, RunReport report) {
        var devices = report.lists().stream().mapToLong(ListReport::devices).sum();
        var parts = new ArrayList<String>();
        if (purpose.readsAll()) {
            parts.add(devices + " devices and " + report.assets() + " assets read");
        }
        add(parts, report.count(ChangeState.DONE), "written");
        add(parts, report.count(ChangeState.PLANNED), "would be written");
        add(parts, report.count(ChangeState.HELD), "wait for a person");
        add(parts, report.count(ChangeState.PLANNED_HELD), "would wait for a person");
        add(parts, report.count(ChangeState.REFUSED), "refused by the platform");
        add(parts, report.count(ChangeState.FAILED), "failed");
        add(parts, report.count(ChangeState.UNFINISHED), "begun and not finished");
        add(parts, report.count(ChangeState.STALE), "dropped because the asset had changed");
        add(parts, report.count(ChangeState.NOTED), "told");
        if (purpose.readsAll()) {
            parts.add(report.unchanged() + " unchanged");
        }
        return parts.isEmpty() ? "nothing written" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
