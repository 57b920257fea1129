package dev.rollcall.host.notification;

import java.time.Instant;

/**
 * Something that is so now, and that people should know.
 *
 * @param matter what, and of which connection
 * @param name of the connection
 * @param amount how many changes are held, or syncs have failed; 0 where nothing is counted
 * @param since when it began; for one that is not synced, when it last was
 * @param run the latest run that shows it; empty for none
 * @param reason why, two sentences; empty for none
 * @param covered whether another condition of the connection says more, so that this one is not told
 */
record Condition(Matter matter, String name, long amount, Instant since, String run, String reason, boolean covered) {

    /**
     * What is told of.
     *
     * @param connection its id
     */
    record Matter(Kind kind, String connection) implements Comparable<Matter> {
        @Override
        public int compareTo(Matter other) {
            var byKind = kind.compareTo(other.kind);
            return byKind == 0 ? connection.compareTo(other.connection) : byKind;
        }
    }
}
