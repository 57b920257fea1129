package dev.rollcall.sandbox.mdm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/** Finds numbers by serial: a generated device's by a hash in eight bytes, so that a million stay small. */
final class SerialIndex {
    private final IntSupplier generated;
    private final IntFunction<String> serialOf;
    private final Map<String, Set<Integer>> byHand = new HashMap<>();
    private long[] hashes = {};
    private boolean isBuilt;

    /**
     * An index that is built when it is first needed.
     *
     * @param generated how many numbers, from 0 on, have the serial that {@code serialOf} says
     */
    SerialIndex(IntSupplier generated, IntFunction<String> serialOf) {
        this.generated = generated;
        this.serialOf = serialOf;
    }

    /** A serial that was given or changed by hand. */
    void add(String serial, int number) {
        byHand.computeIfAbsent(compact(serial), key -> new LinkedHashSet<>()).add(number);
    }

    /** Numbers that have, or once had, that serial in whatever spelling, and a few others. */
    Set<Integer> candidates(String serial) {
        build();
        var compact = compact(serial);
        var found = new LinkedHashSet<Integer>();
        long hash = (long) compact.hashCode() << 32;
        int place = Arrays.binarySearch(hashes, hash);
        for (int i = place < 0 ? -place - 1 : place; i < hashes.length && hashes[i] >> 32 == hash >> 32; i++) {
            found.add((int) hashes[i]);
        }
        found.addAll(byHand.getOrDefault(compact, Set.of()));
        return found;
    }

    private void build() {
        if (isBuilt) {
            return;
        }
        hashes = new long[generated.getAsInt()];
        for (int number = 0; number < hashes.length; number++) {
            hashes[number] = (long) compact(serialOf.apply(number)).hashCode() << 32 | number;
        }
        Arrays.sort(hashes);
        isBuilt = true;
    }

    /** Without blanks, in capitals. */
    static String compact(String serial) {
        return serial.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
    }
}
