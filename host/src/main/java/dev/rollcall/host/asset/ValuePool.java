package dev.rollcall.host.asset;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Equal values as one object. What the platform and an MDM both hold of a device, such as its serial, its source id or
 * its user's address, is then kept once, and compared by looking at no more than the references.
 *
 * <p>One table without entries of its own, as it knows a few million values. It keeps them as long as it is kept itself:
 * no longer than what it is for is being read. Safe for use by several threads.
 */
public final class ValuePool {
    private static final int SMALLEST = 64;
    /** Spreads hashes that are near each other: the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable Object[] table = new Object[SMALLEST];
    private int size;

    /**
     * The first value that was met of those that equal this one.
     *
     * @param value immutable; equal to values of its own class only
     */
    // What equals a value is of its class.
    @SuppressWarnings("unchecked")
    public synchronized <T> T shared(T value) {
        var slot = slot(table, value);
        var same = table[slot];
        if (same != null) {
            return (T) same;
        }
        table[slot] = value;
        size++;
        if (size > table.length / 4 * 3) {
            grow();
        }
        return value;
    }

    /** The same of what may be missing. */
    public <T> @Nullable T sharedOrNull(@Nullable T value) {
        return value == null ? null : shared(value);
    }

    /** Where the value is, or would be. */
    private static int slot(@Nullable Object[] table, Object value) {
        var spread = Integer.toUnsignedLong(value.hashCode() * SPREAD);
        var slot = (int) ((spread * table.length) >>> Integer.SIZE);
        for (var there = table[slot]; there != null && !value.equals(there); there = table[slot]) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return slot;
    }

    /** By a quarter, as the table is large when there is the least room for it. */
    private void grow() {
        var larger = new Object[table.length / 4 * 5];
        for (var value : table) {
            if (value != null) {
                larger[slot(larger, Objects.requireNonNull(value))] = value;
            }
        }
        table = larger;
    }
}
