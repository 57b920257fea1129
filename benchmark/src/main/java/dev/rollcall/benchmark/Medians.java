package dev.rollcall.benchmark;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of measured values, which a few disturbed ones don't move. */
public final class Medians {
    private Medians() {}

    /** The median; the mean of the two in the middle of an even number. */
    public static <T> double of(Collection<T> measured, ToDoubleFunction<T> value) {
        var sorted = measured.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
