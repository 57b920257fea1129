package dev.rollcall.host.asset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Persons by an account's name: two tables without entries, as a platform may have a million users. */
final class Accounts {
    private static final int SMALLEST = 16;
    /** Spreads hashes that are near each other: the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private @Nullable String[] names = new String[SMALLEST];
    /** Whose name is at the same place; of several persons the first. */
    private Holder.@Nullable Person[] persons = new Holder.@Nullable Person[SMALLEST];

    private int size;
    /** The few whom a name does not tell apart. */
    private final Map<String, Set<Holder.Person>> namesakes = new HashMap<>();

    /** Adds a person; two with the same name are found by it no more. */
    void add(String name, Holder.Person person) {
        var slot = slot(names, name);
        var other = persons[slot];
        if (other == null) {
            put(slot, name, person);
            return;
        }
        if (!other.equals(person)) {
            var several = namesakes.computeIfAbsent(name, first -> new HashSet<>());
            several.add(other);
            several.add(person);
        }
    }

    UserMatch find(String name) {
        var person = persons[slot(names, name)];
        if (person == null) {
            return UserMatch.UNKNOWN;
        }
        var several = namesakes.isEmpty() ? null : namesakes.get(name);
        return several == null ? new UserMatch.Found(person) : new UserMatch.Ambiguous(several.size());
    }

    private void put(int slot, String name, Holder.Person person) {
        names[slot] = name;
        persons[slot] = person;
        size++;
        if (size > names.length / 4 * 3) {
            grow();
        }
    }

    /** Where the name is, or would be. */
    private static int slot(@Nullable String[] names, String name) {
        var spread = Integer.toUnsignedLong(name.hashCode() * SPREAD);
        var first = (int) ((spread * names.length) >>> Integer.SIZE);
        // Mostly it is the same text that is looked up: that is seen without looking into those on the way.
        for (var slot = first; names[slot] != null; slot = next(names, slot)) {
            if (isIdentical(name, names[slot])) {
                return slot;
            }
        }
        var slot = first;
        while (names[slot] != null && !name.equals(names[slot])) {
            slot = next(names, slot);
        }
        return slot;
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isIdentical(String one, @Nullable String other) {
        return one == other;
    }

    private static int next(@Nullable String[] names, int slot) {
        return slot + 1 == names.length ? 0 : slot + 1;
    }

    private void grow() {
        var length = names.length / 4 * 5;
        var moreNames = new @Nullable String[length];
        var morePersons = new Holder.@Nullable Person[length];
        for (var from = 0; from < names.length; from++) {
            var name = names[from];
            if (name != null) {
                var to = slot(moreNames, name);
                moreNames[to] = name;
                morePersons[to] = persons[from];
            }
        }
        names = moreNames;
        persons = morePersons;
    }
}
