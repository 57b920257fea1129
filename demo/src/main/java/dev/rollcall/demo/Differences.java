package dev.rollcall.demo;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.journal.ChangeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a change makes different, in few words. */
final class Differences {
    private static final int MOST = 2;

    private Differences() {}

    /** {@code Ann Example → Bob Example}; empty for a remark. */
    static String of(ChangeRecord change) {
        var before = change.before();
        var after = change.after();
        if (before == null || after.isEmpty()) {
            return change.edit() == null && before == null ? "a new asset" : "";
        }
        return of(before, after.get());
    }

    private static String of(Asset before, Asset after) {
        var parts = new ArrayList<String>();
        add(parts, "", before.status().name(), after.status().name());
        add(parts, "", before.holder().toString(), after.holder().toString());
        var providers = new TreeSet<>(before.links().keySet());
        providers.addAll(after.links().keySet());
        for (var provider : providers) {
            add(
                    parts,
                    capitalised(provider) + " ID ",
                    shortened(before.links().getOrDefault(provider, "none")),
                    shortened(after.links().getOrDefault(provider, "none")));
        }
        for (var difference : before.specs().differencesTo(after.specs())) {
            add(parts, difference.key().label() + " ", difference.before(), difference.after());
        }
        for (var difference : before.model().differencesTo(after.model())) {
            add(parts, difference.key().label() + " ", difference.before(), difference.after());
        }
        var more = parts.size() - MOST;
        return more < 2
                ? String.join(", ", parts)
                : String.join(", ", parts.subList(0, MOST)) + " and " + more + " more";
    }

    private static void add(List<String> parts, String name, String before, String after) {
        if (!before.equals(after)) {
            parts.add(name + (before.isEmpty() ? "empty" : before) + " → " + after);
        }
    }

    private static String capitalised(String provider) {
        return provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1);
    }

    private static String shortened(String id) {
        return id.length() > 12 ? id.substring(0, 8) + "…" : id;
    }
}
