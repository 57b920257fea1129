package dev.rollcall.host.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The connection whose run this is.
 *
 * @param id ours
 * @param provider the provider's id, which also names the link field
 * @param name for people
 * @param rank its place in the admin's order; the lower comes first
 * @param policy what a run of it may do; a preview may bring its own
 * @param optInSince when the opt-in was last switched on; null while it is off, and for a preview that tries it, which
 *     then shows what would be held for a person (R33)
 * @param addressChangedAt when it was last pointed to another address; null if never
 * @param canLookUp whether its source can be asked for one device (R34)
 */
public record Connection(
        String id,
        String provider,
        String name,
        int rank,
        Policy policy,
        @Nullable Instant optInSince,
        @Nullable Instant addressChangedAt,
        boolean canLookUp) {
    boolean optIn() {
        return policy.allowAssigneeUpdates();
    }

    /** R33: whether a sighting with the opt-in on at that time lets this connection end something by itself. */
    boolean mayEndWhatItSawAt(@Nullable Instant seenOptedIn) {
        return seenOptedIn != null
                && optInSince != null
                && !seenOptedIn.isBefore(optInSince)
                && isOfThisAddress(seenOptedIn);
    }

    boolean isOfThisAddress(Instant seenAt) {
        return addressChangedAt == null || !seenAt.isBefore(addressChangedAt);
    }

    /** R60: whether the other has the better rank; of equal ranks the id decides. */
    boolean comesAfter(Peer peer) {
        return peer.rank() < rank || (peer.rank() == rank && peer.id().compareTo(id) < 0);
    }
}
