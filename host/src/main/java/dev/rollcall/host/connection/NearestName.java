package dev.rollcall.host.connection;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what was meant by a name that nothing has. */
public final class NearestName {
    /** More letters than this share of the name in a wrong place, and it is another name. */
    private static final double TOLERANCE = 0.4;

    private NearestName() {}

    /** The known name that is nearest; empty if none is near. */
    public static Optional<String> of(String name, Collection<String> known) {
        var wanted = plain(name);
        var most = Math.max(1, Math.round(wanted.length() * TOLERANCE));
        return known.stream()
                .filter(candidate -> distance(wanted, plain(candidate)) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(wanted, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** After Levenshtein: how many letters to put in, take out or replace. */
    private static int distance(String from, String to) {
        var before = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            before[column] = column;
        }
        for (var row = 1; row <= from.length(); row++) {
            var now = new int[to.length() + 1];
            now[0] = row;
            for (var column = 1; column <= to.length(); column++) {
                var replaced = before[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                now[column] = Math.min(replaced, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[to.length()];
    }
}
