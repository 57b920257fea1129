package dev.rollcall.host.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another active connection; inactive ones are no part of any decision.
 *
 * @param id ours
 * @param provider the provider's id
 * @param name for people
 * @param rank its place in the admin's order; the lower comes first
 * @param optIn whether its opt-in is on now
 * @param recoversUnlinked whether its policy recovers also what Rollcall did not end (R40)
 * @param canLookUp whether its source can be asked for one device (R32)
 * @param hasRun whether a run of it has ended since it was activated, however it ended (R60)
 * @param completedRunBegan when the latest run began that read everything; null if none ever did. What it found is
 *     among the sightings from that moment on, whatever becomes of its writes
 */
public record Peer(
        String id,
        String provider,
        String name,
        int rank,
        boolean optIn,
        boolean recoversUnlinked,
        boolean canLookUp,
        boolean hasRun,
        @Nullable Instant completedRunBegan) {}
