package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeState;
import java.util.List;
import java.util.Locale;

/**
 * The changes of a run that people deal with in one way.
 *
 * @param title what became of them
 * @param state by which the rest of them is found
 * @param count how many there are
 * @param shown those that are printed
 */
record ChangeGroup(String title, ChangeState state, long count, List<ChangeView> shown) {
    private static final int WIDEST = 60;

    ChangeGroup {
        shown = List.copyOf(shown);
    }

    /** The rows; ids are for those only that somebody may choose among. */
    TextTable table() {
        var table = hasIds()
                ? TextTable.ofWidth(WIDEST, "  ID", "SERIAL", "ASSET", "CHANGE", "BEFORE → AFTER", "RULE", "REASON")
                : TextTable.ofWidth(WIDEST, "  SERIAL", "ASSET", "CHANGE", "BEFORE → AFTER", "RULE", "REASON");
        for (var change : shown) {
            table.row(row(change));
        }
        return table;
    }

    private boolean hasIds() {
        return state == ChangeState.HELD || state == ChangeState.DONE;
    }

    private List<String> row(ChangeView change) {
        var serial = change.serial() == null ? "-" : change.serial();
        var asset = change.label().isEmpty() ? "-" : change.label();
        var kind = change.kind().name().toLowerCase(Locale.ROOT);
        var difference = DifferenceText.of(change);
        var why = change.message().isEmpty() ? change.reason() : change.message();
        return hasIds()
                ? List.of("  " + change.id(), serial, asset, kind, difference, change.rule(), why)
                : List.of("  " + serial, asset, kind, difference, change.rule(), why);
    }
}
