package dev.rollcall.host.asset.glpi;

/** Numbers by id, in two arrays without entries of their own: there are as many as there are assets. */
final class IdTable {
    private static final int SMALLEST = 16;
    /** Spreads ids that follow each other: the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private int size;

    /** The number of an id; -1 if there is none. */
    long get(long id) {
        var slot = slot(keys, id);
        return keys[slot] == 0 ? -1 : values[slot];
    }

    /** Ids and numbers are 0 or more. */
    void put(long id, long value) {
        var slot = slot(keys, id);
        if (keys[slot] == 0) {
            size++;
        }
        keys[slot] = id + 1;
        values[slot] = value;
        if (size > keys.length / 4 * 3) {
            grow();
        }
    }

    int size() {
        return size;
    }

    /** Where the id is, or would be; ids are kept one higher, as 0 is a free place. */
    private static int slot(long[] keys, long id) {
        var slot = (int) Long.remainderUnsigned(((id + 1) * SPREAD) >>> 16, keys.length);
        while (keys[slot] != 0 && keys[slot] != id + 1) {
            slot = slot + 1 == keys.length ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow() {
        var more = new long[keys.length / 2 * 3];
        var theirs = new long[more.length];
        for (var from = 0; from < keys.length; from++) {
            if (keys[from] != 0) {
                var to = slot(more, keys[from] - 1);
                more[to] = keys[from];
                theirs[to] = values[from];
            }
        }
        keys = more;
        values = theirs;
    }
}
