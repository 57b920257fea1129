package dev.rollcall.host.reconcile;

import java.time.Duration;

/**
 * R70: how much of a kind may be written before a person is asked.
 *
 * @param ends clears and ends
 * @param reassignments reassignments and recoveries
 * @param onePerson how many assets may go to one person
 * @param window over how long changes are counted together; the caller hands in what fell into it
 */
public record GuardLimits(Limit ends, Limit reassignments, int onePerson, Duration window) {
    /** What the page of rules says. */
    public static final GuardLimits DEFAULT =
            new GuardLimits(new Limit(5, 5), new Limit(20, 20), 10, Duration.ofDays(1));

    public GuardLimits {
        if (onePerson < 0) {
            throw new IllegalArgumentException("A limit is negative. Set onePerson to 0 or more.");
        }
    }

    /**
     * Passed by what is more than both.
     *
     * @param over so many changes always pass
     * @param percent of the connection's linked assets; so many always pass
     */
    public record Limit(int over, int percent) {
        public Limit {
            if (over < 0 || percent < 0) {
                throw new IllegalArgumentException("A limit is negative. Set 'over' and 'percent' to 0 or more.");
            }
        }

        boolean isPassedBy(long changes, long linkedAssets) {
            return changes > over && changes * 100 > percent * linkedAssets;
        }
    }
}
