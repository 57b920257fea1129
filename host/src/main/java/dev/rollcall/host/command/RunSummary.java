package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.ListReport;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a run ended, for whoever has to go on from there. */
final class RunSummary {
    /** What is counted, in the order in which people want to know it. */
    private static final Map<ChangeState, String> COUNTED = Map.ofEntries(
            Map.entry(ChangeState.DONE, "written"),
            Map.entry(ChangeState.PLANNED, "would be written"),
            Map.entry(ChangeState.HELD, "held for a person"),
            Map.entry(ChangeState.PLANNED_HELD, "would be held for a person"),
            Map.entry(ChangeState.FAILED, "failed"),
            Map.entry(ChangeState.REFUSED, "refused by the platform"),
            Map.entry(ChangeState.UNFINISHED, "begun and not finished"),
            Map.entry(ChangeState.STALE, "dropped because the asset had changed"),
            Map.entry(ChangeState.NOTED, "only told"));

    private static final List<ChangeState> ORDER = List.of(
            ChangeState.DONE,
            ChangeState.PLANNED,
            ChangeState.HELD,
            ChangeState.PLANNED_HELD,
            ChangeState.FAILED,
            ChangeState.REFUSED,
            ChangeState.UNFINISHED,
            ChangeState.STALE,
            ChangeState.NOTED);

    /** What is not counted is not told: several runs may share what is read of the platform. */
    private static final Map<String, String> SIDES = new TreeMap<>(Map.of("mdm", "MDM", "platform", "platform"));

    private final RunView run;
    private final List<ChangeGroup> groups;
    private final TimeText times;

    RunSummary(RunView run, List<ChangeGroup> groups, TimeText times) {
        this.run = run;
        this.groups = List.copyOf(groups);
        this.times = times;
    }

    void print(PrintWriter out) {
        var report = run.reported();
        out.println(run.title() + " of " + TextTable.plain(run.connection().name()) + " (run " + run.shortId() + "): "
                + run.state().name() + " after " + TimeText.duration(run.took()) + ".");
        if (!report.failure().isEmpty()) {
            out.println("  " + TextTable.plain(report.failure()));
        }
        printRead(out, report);
        out.println("  result: " + counts(run.purpose(), report));
        run.done().forEach(action -> out.println("  then: " + TextTable.plain(action.text(times)) + "."));
        report.remarks().forEach(remark -> out.println("  note: " + TextTable.plain(remark)));
        groups.forEach(group -> print(out, group));
        next(report).forEach(line -> {
            out.println();
            out.println(line);
        });
        out.println();
    }

    private void printRead(PrintWriter out, RunReport report) {
        if (!run.purpose().readsAll()) {
            return;
        }
        report.lists().forEach(list -> out.println("  read: " + read(list)));
        out.println("  read: " + report.assets() + " assets of the platform, "
                + (report.platformComplete() ? "complete" : "INCOMPLETE"));
        var sent = new ArrayList<String>();
        SIDES.forEach((side, name) -> {
            if (report.requests().containsKey(side)) {
                sent.add(report.requests().get(side) + " to the " + name);
            }
        });
        if (!sent.isEmpty()) {
            out.println("  requests: " + String.join(", ", sent));
        }
    }

    private static String read(ListReport list) {
        var rejected = list.rejected() == 0 ? "" : ", " + list.rejected() + " records not readable";
        return list.label() + ": " + list.devices() + " devices" + rejected
                + (list.complete() ? ", complete" : ", INCOMPLETE. " + TextTable.plain(list.failure()));
    }

    private static String counts(Purpose purpose, RunReport report) {
        var counts = new ArrayList<String>();
        for (var state : ORDER) {
            if (report.count(state) > 0) {
                counts.add(report.count(state) + " " + COUNTED.get(state));
            }
        }
        if (purpose.readsAll()) {
            counts.add(report.unchanged() + " unchanged");
        }
        return (counts.isEmpty() ? "nothing written" : String.join(", ", counts)) + ".";
    }

    private void print(PrintWriter out, ChangeGroup group) {
        out.println();
        out.println(group.title() + " (" + group.count() + "):");
        if (!group.shown().isEmpty()) {
            group.table().print(out);
        }
        var more = group.count() - group.shown().size();
        if (more > 0) {
            out.println("  … and " + more + " more: rollcall changes " + run.shortId() + " --state " + group.state());
        }
    }

    /** What to do with what is left, and how to go back. */
    private List<String> next(RunReport report) {
        var lines = new ArrayList<String>();
        var id = run.shortId();
        ending(report).ifPresent(lines::add);
        if (report.count(ChangeState.HELD) > 0) {
            lines.add("What is held is not written until somebody approves it:\n"
                    + "  rollcall approve " + id + "               writes all of it, each looked at anew\n"
                    + "  rollcall approve " + id + " --change ID   writes that one\n"
                    + "  rollcall discard " + id + "               drops it");
        }
        if (report.count(ChangeState.FAILED) + report.count(ChangeState.UNFINISHED) > 0) {
            lines.add("What failed is tried again by the next run, once its reason is gone.");
        }
        if (report.count(ChangeState.REFUSED) > 0) {
            lines.add("Mend on the platform what it names. What it refused is tried again once the asset, its device or"
                    + " the user changes.");
        }
        if (report.count(ChangeState.STALE) > 0) {
            lines.add("What was dropped is decided anew by the next run.");
        }
        if (run.purpose().isPreview() && report.count(ChangeState.PLANNED) > 0) {
            lines.add("Nothing is written. `rollcall apply " + id
                    + "` writes it, within 24 hours and while no other run" + " comes in between.");
        }
        if (run.purpose() != Purpose.REVERT && report.count(ChangeState.DONE) > 0) {
            lines.add("`rollcall revert " + id + "` takes back what is written, --change ID only some of it.");
        }
        return lines;
    }

    /** What an end that is not as it should be means for what is not done. */
    private Optional<String> ending(RunReport report) {
        var name = TextTable.plain(run.connection().name());
        return switch (run.state()) {
            case INCOMPLETE ->
                Optional.of("Nothing was ended, cleared, linked or created for what was not read. Sync again"
                        + " when the reason above is gone;\n`rollcall check --connection '" + name
                        + "'` and `rollcall platform check` look whether it is.");
            case FAILED ->
                report.count(ChangeState.DONE) > 0
                        ? Optional.of("What was not written is decided anew by the next run.")
                        : Optional.of("Nothing was written.");
            case CANCELLED, INTERRUPTED -> Optional.of("What was not written is decided anew by the next run.");
            default -> Optional.empty();
        };
    }
}
