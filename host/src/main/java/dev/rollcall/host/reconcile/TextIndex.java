package dev.rollcall.host.reconcile;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Records in the order in which they came, found by a text that each of them has. One table of numbers, each a text's
 * hash with the record's place: a third of a HashMap's weight, and a look-up touches little but the record that it
 * finds. What this costs, most of all, is waiting for memory.
 */
public final class TextIndex<T> {
    private static final int SMALLEST = 16;
    /** Spreads hashes that differ in their upper bits only: the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private final Function<T, String> text;
    /** The hash in the upper half, the record's place counted from 1 in the lower; 0 where nothing is. */
    private long[] table;

    private @Nullable Object[] records;
    private int size;

    /**
     * An empty one.
     *
     * @param text that a record is found by; always the same one for the same record
     * @param expected how many records there will be
     */
    public TextIndex(Function<T, String> text, int expected) {
        this.text = text;
        var capacity = SMALLEST;
        while (isFull(expected, capacity)) {
            capacity *= 2;
        }
        this.table = new long[capacity];
        this.records = new Object[Math.max(SMALLEST, expected)];
    }

    public int size() {
        return size;
    }

    /** The record that came at that place, counted from 0. */
    // Only records of the type are ever put in.
    @SuppressWarnings({"unchecked", "NullAway"})
    public T at(int place) {
        return (T) records[place];
    }

    /** The place of the record with that text; -1 if there is none. */
    public int place(String wanted) {
        return (int) table[slot(wanted)] - 1;
    }

    /** The record with that text; null if there is none. */
    @Nullable
    public T get(String wanted) {
        var place = place(wanted);
        return place < 0 ? null : at(place);
    }

    /** Adds a record, and returns the one with the same text whose place it takes; null if there was none. */
    @Nullable
    public T put(T added) {
        if (isFull(size, table.length)) {
            grow();
        }
        var wanted = text.apply(added);
        var slot = slot(wanted);
        var place = (int) table[slot] - 1;
        if (place >= 0) {
            var replaced = at(place);
            records[place] = added;
            return replaced;
        }
        if (size == records.length) {
            records = Arrays.copyOf(records, size * 2);
        }
        records[size++] = added;
        table[slot] = ((long) wanted.hashCode() << 32) | size;
        return null;
    }

    /** More than two thirds of it, so that a look-up ends after a step or two. */
    private static boolean isFull(int size, int capacity) {
        return size > capacity / 3 * 2;
    }

    /** Where the record with that text is, or would be. */
    private int slot(String wanted) {
        var hash = wanted.hashCode();
        var slot = first(hash);
        while (true) {
            var entry = table[slot];
            if (entry == 0 || ((int) (entry >>> 32) == hash && isAt((int) entry - 1, wanted))) {
                return slot;
            }
            slot = next(slot);
        }
    }

    private boolean isAt(int place, String wanted) {
        return text.apply(at(place)).equals(wanted);
    }

    private int first(int hash) {
        return (hash * SPREAD) >>> (Integer.numberOfLeadingZeros(table.length) + 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }

    private void grow() {
        var before = table;
        table = new long[before.length * 2];
        for (var entry : before) {
            if (entry != 0) {
                var slot = first((int) (entry >>> 32));
                while (table[slot] != 0) {
                    slot = next(slot);
                }
                table[slot] = entry;
            }
        }
    }
}
