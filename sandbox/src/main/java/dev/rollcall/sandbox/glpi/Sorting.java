package dev.rollcall.sandbox.glpi;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What values are sorted by: nothing first, numbers as such, texts without regard to case.
 *
 * @param rank 0 for nothing
 */
record Sorting(int rank, long number, String text) implements Comparable<Sorting> {
    private static final Comparator<Sorting> ORDER = Comparator.comparingInt(Sorting::rank)
            .thenComparingLong(Sorting::number)
            .thenComparing(Sorting::text);

    static Sorting key(@Nullable Object value) {
        if (value == null) {
            return new Sorting(0, 0, "");
        }
        return value instanceof Integer number
                ? new Sorting(1, number, "")
                : new Sorting(1, 0, TextFilter.collated(value.toString()));
    }

    @Override
    public int compareTo(Sorting other) {
        return ORDER.compare(this, other);
    }
}
