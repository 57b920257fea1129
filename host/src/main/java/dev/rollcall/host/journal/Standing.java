package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How the syncs of one connection stand. Previews, approvals and reverts are none.
 *
 * @param held how many changes wait for a person (R70)
 * @param heldSince when the oldest of them was decided; empty if none waits
 * @param heldRun the latest run that holds some; empty if none waits
 * @param failures how many syncs in a row have failed or were not read to their end; cancelled and interrupted ones
 *     neither count nor end the row
 * @param failingSince when the first of them ended; empty if there is none
 * @param failedRun the latest of them; empty if there is none
 * @param failure why the latest failed, two sentences; empty if there is none, or it does not say
 * @param syncedAt when the latest sync ended that read everything; empty if none is in the journal
 */
public record Standing(
        long held,
        Optional<Instant> heldSince,
        Optional<String> heldRun,
        long failures,
        Optional<Instant> failingSince,
        Optional<String> failedRun,
        String failure,
        Optional<Instant> syncedAt) {
    /** Nothing is held, has failed or was ever synced. */
    public static final Standing NONE = new Standing(
            0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(), "", Optional.empty());
}
