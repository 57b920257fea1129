package dev.rollcall.sandbox.mdm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** Which numbers are listed, in their order: finds the first of a page without going through all before it. */
final class Roster {
    private static final int BLOCK = 1024;

    private final BitSet listed = new BitSet();
    private int[] countByBlock = new int[16];
    private int size;
    private int next;

    /** Lists the next number. */
    int add() {
        int number = next++;
        list(number);
        return number;
    }

    void list(int number) {
        if (listed.get(number)) {
            return;
        }
        listed.set(number);
        if (number / BLOCK >= countByBlock.length) {
            countByBlock = Arrays.copyOf(countByBlock, 2 * (number / BLOCK));
        }
        countByBlock[number / BLOCK]++;
        size++;
    }

    void drop(int number) {
        if (listed.get(number)) {
            listed.clear(number);
            countByBlock[number / BLOCK]--;
            size--;
        }
    }

    boolean isListed(int number) {
        return listed.get(number);
    }

    /** How many are listed. */
    int size() {
        return size;
    }

    /** The number that will be given next. */
    int next() {
        return next;
    }

    /** The listed numbers from the {@code offset}-th on, {@code limit} at most. */
    void page(long offset, int limit, IntConsumer each) {
        if (offset >= size) {
            return;
        }
        long rest = offset;
        int block = 0;
        while (rest >= countByBlock[block]) {
            rest -= countByBlock[block++];
        }
        int number = listed.nextSetBit(block * BLOCK);
        for (; rest > 0; rest--) {
            number = listed.nextSetBit(number + 1);
        }
        for (int left = limit; left > 0 && number >= 0; left--) {
            each.accept(number);
            number = listed.nextSetBit(number + 1);
        }
    }
}
