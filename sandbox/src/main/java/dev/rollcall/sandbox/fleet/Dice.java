package dev.rollcall.sandbox.fleet;

import java.util.List;

/** Random numbers that depend on a seed and an index only (SplitMix64), so that any device can be made by itself. */
public final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    public Dice(long seed, long stream) {
        state = mixed(seed + mixed(stream * STEP + 1));
    }

    /** Any number. */
    public long next() {
        state += STEP;
        return mixed(state);
    }

    /** 0 to below {@code bound}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** True in that share of all cases, 0 to 1. */
    public boolean chance(double rate) {
        return (next() >>> 11) * 0x1.0p-53 < rate;
    }

    /** One of them, of which there must be at least one. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
