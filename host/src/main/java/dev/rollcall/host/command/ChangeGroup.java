package dev.rollcall.host.command;

import dev.rollcall.host.journal.ChangeState;
import java.util.ArrayList;
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

    /** The rows; ids are for those only that somebody may choose among, and what is only told changes nothing. */
    TextTable table() {
        var titles = new ArrayList<String>();
        add(titles, hasIds(), "ID");
        titles.addAll(List.of("SERIAL", "ASSET", "CHANGE"));
        add(titles, hasDifference(), "BEFORE → AFTER");
        titles.addAll(List.of("RULE", "REASON"));
        var table = TextTable.ofWidth(WIDEST, indented(titles).toArray(String[]::new));
        shown.forEach(change -> table.row(indented(row(change))));
        return table;
    }

    private boolean hasIds() {
        return state == ChangeState.HELD || state == ChangeState.DONE;
    }

    private boolean hasDifference() {
        return state != ChangeState.NOTED;
    }

    private List<String> row(ChangeView change) {
        var cells = new ArrayList<String>();
        add(cells, hasIds(), String.valueOf(change.id()));
        cells.add(change.serial() == null ? "-" : change.serial());
        cells.add(change.label().isEmpty() ? "-" : change.label());
        cells.add(change.kind().name().toLowerCase(Locale.ROOT));
        add(cells, hasDifference(), DifferenceText.of(change));
        cells.add(change.rule());
        cells.add(change.message().isEmpty() ? change.reason() : change.message());
        return cells;
    }

    private static void add(List<String> cells, boolean isWanted, String cell) {
        if (isWanted) {
            cells.add(cell);
        }
    }

    private static List<String> indented(List<String> cells) {
        var row = new ArrayList<>(cells);
        row.set(0, "  " + row.get(0));
        return row;
    }
}
