package dev.rollcall.host.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a change makes of an asset: before → after. */
final class DifferenceText {
    private static final String ARROW = " → ";
    private static final String NOTHING = "none";

    private final ChangeView change;
    private final List<String> parts = new ArrayList<>();

    private DifferenceText(ChangeView change) {
        this.change = change;
    }

    /** In a line; empty for what changes nothing. */
    static String of(ChangeView change) {
        return String.join("; ", lines(change));
    }

    /** A line for each field that changes. */
    static List<String> lines(ChangeView change) {
        var text = new DifferenceText(change);
        var edit = change.edit();
        if (edit != null) {
            text.add(edit);
        }
        return text.parts;
    }

    private void add(ChangeView.EditView edit) {
        var before = change.before();
        if (edit.status() != null) {
            add(
                    "status",
                    before == null ? "" : before.status().name(),
                    edit.status().name());
        }
        if (edit.holder() != null) {
            var holder = before == null ? "nobody" : before.holder().toString();
            add("holder", holder, edit.holder().toString());
        }
        if (edit.serial() != null) {
            add("serial", before == null ? "" : text(before.serial()), edit.serial());
        }
        addAll(" link", before == null ? Map.of() : before.links(), edit.links());
        addAll("", before == null ? Map.of() : before.specs(), edit.specs());
        addAll("", before == null ? Map.of() : before.model(), edit.model());
    }

    private void addAll(String what, Map<String, String> before, @Nullable Map<String, String> after) {
        if (after != null) {
            new TreeMap<>(after).forEach((key, to) -> add(key + what, text(before.get(key)), to));
        }
    }

    private void add(String what, String from, String to) {
        parts.add(what + ": " + (from.isEmpty() ? NOTHING : from) + ARROW + (to.isEmpty() ? NOTHING : to));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
