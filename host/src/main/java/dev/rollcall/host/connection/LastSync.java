package dev.rollcall.host.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How the syncs of a connection went.
 *
 * @param run the latest run's id
 * @param state of it: RUNNING, or how it ended
 * @param beganAt when it began
 * @param endedAt empty while it runs
 * @param summary what it did, a sentence; empty while it runs
 * @param failure why it failed, two sentences; empty unless it did
 * @param held how many changes of the connection wait for a person, whichever run held them
 * @param heldRun the latest run that holds some; empty if none waits
 */
public record LastSync(
        String run,
        String state,
        Instant beganAt,
        Optional<Instant> endedAt,
        String summary,
        String failure,
        long held,
        Optional<String> heldRun) {
    private static final Set<String> WELL = Set.of("SUCCEEDED", "HELD", "CANCELLED");

    /** Whether it is on now. */
    public boolean isOn() {
        return endedAt.isEmpty();
    }

    /** Whether it ended as it should, or as a person wanted. */
    public boolean isWell() {
        return isOn() || WELL.contains(state);
    }
}
