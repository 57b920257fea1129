package dev.rollcall.host.asset;

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
    /** Of the values at the same places: what is passed by, or moved, is not looked into. */
    private int[] hashes = new int[SMALLEST];

    private int size;

    /**
     * The first value that was met of those that equal this one.
     *
     * @param value immutable; equal to values of its own class only
     */
    // What equals a value is of its class.
    @SuppressWarnings("unchecked")
    public synchronized <T> T shared(T value) {
        var hash = value.hashCode();
        var slot = first(hash, table.length);
        for (var there = table[slot]; there != null; there = table[slot]) {
            if (hashes[slot] == hash && value.equals(there)) {
                return (T) there;
            }
            slot = next(slot, table.length);
        }
        table[slot] = value;
        hashes[slot] = hash;
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

    private static int first(int hash, int length) {
        return (int) ((Integer.toUnsignedLong(hash * SPREAD) * length) >>> Integer.SIZE);
    }

    private static int next(int slot, int length) {
        return slot + 1 == length ? 0 : slot + 1;
    }

    /** By a quarter, as the table is large when there is the least room for it. */
    private void grow() {
        var length = table.length / 4 * 5;
        var larger = new Object[length];
        var theirs = new int[length];
        for (var from = 0; from < table.length; from++) {
            if (table[from] != null) {
                var to = first(hashes[from], length);
                while (larger[to] != null) {
                    to = next(to, length);
                }
                larger[to] = table[from];
                theirs[to] = hashes[from];
            }
        }
        table = larger;
        hashes = theirs;
    }
}
