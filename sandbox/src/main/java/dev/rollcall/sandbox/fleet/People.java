package dev.rollcall.sandbox.fleet;

import java.util.List;

/** The people of a fleet, each a function of an index. */
final class People {
    /** Every so many-th person has left. */
    private static final int LEAVERS = 50;

    private static final List<String> PLAIN_FIRST_NAMES =
            Samples.FIRST_NAMES.stream().map(Samples::ascii).toList();
    private static final List<String> PLAIN_LAST_NAMES =
            Samples.LAST_NAMES.stream().map(Samples::ascii).toList();

    private final long seed;
    private final int count;

    People(long seed, int count) {
        this.seed = ~seed;
        this.count = count;
    }

    FleetPerson person(int index) {
        Dice dice = new Dice(seed, index);
        int first = dice.below(Samples.FIRST_NAMES.size());
        int last = dice.below(Samples.LAST_NAMES.size());
        String plainFirst = PLAIN_FIRST_NAMES.get(first);
        String plainLast = PLAIN_LAST_NAMES.get(last);
        return new FleetPerson(
                index,
                Samples.FIRST_NAMES.get(first),
                Samples.LAST_NAMES.get(last),
                plainFirst + "." + plainLast + index + "@example.com",
                plainFirst.charAt(0) + plainLast + index);
    }

    boolean hasLeft(int index) {
        return count > LEAVERS && index % LEAVERS == LEAVERS - 1;
    }

    /** Who has the device: its own number's person, so that nobody has many, or one of those who have left. */
    int holderOf(int device, boolean left, Dice dice) {
        if (left && count > LEAVERS) {
            return dice.below(count / LEAVERS) * LEAVERS + LEAVERS - 1;
        }
        int person = device % count;
        return hasLeft(person) ? person - 1 : person;
    }
}
