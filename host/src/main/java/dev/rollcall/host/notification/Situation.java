package dev.rollcall.host.notification;

import dev.rollcall.host.journal.Standing;
import java.time.Instant;

/**
 * How a connection is now.
 *
 * @param connection its id
 * @param name as it is called now
 * @param active whether it is synced; of one that is not, nothing is told
 * @param expectedSince since when it is to be synced: its activation, or its making
 * @param standing how its syncs stand
 */
record Situation(String connection, String name, boolean active, Instant expectedSince, Standing standing) {

    /** When it was last synced, or was first to be. */
    Instant lastGood() {
        return standing.syncedAt().filter(expectedSince::isBefore).orElse(expectedSince);
    }

    /** Whether a sync has read everything since then. */
    boolean syncedAfter(Instant then) {
        return standing.syncedAt().filter(then::isBefore).isPresent();
    }
}
