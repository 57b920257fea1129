package dev.rollcall.host.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest run that saw every device of one list that is noted as seen, so that a night on which little happened
 * leaves one note per list and not one per device. Kept per connection and partition.
 *
 * @param at when that run's reading ended
 * @param optedIn when the latest such run with the opt-in on did; null if there was none (R33)
 */
public record Roll(Instant at, @Nullable Instant optedIn) {
    /**
     * The roll after a run that called the list.
     *
     * @param earlier the list's roll so far; null if there is none
     * @param at the run's time
     * @param isOptedIn whether the opt-in was on
     */
    public static Roll after(@Nullable Roll earlier, Instant at, boolean isOptedIn) {
        return new Roll(at, isOptedIn ? at : earlier == null ? null : earlier.optedIn);
    }

    /**
     * A sighting as it is to be handed to a {@link Scene}.
     *
     * @param stored as {@link Memory} gave it the last time it changed
     */
    public Sighting read(Sighting stored) {
        // What is not seen was not called, and what was noted after the call says itself when it was seen.
        if (!stored.isSeen() || !at.isAfter(stored.seenAt())) {
            return stored;
        }
        var isSeenOptedIn = optedIn != null && optedIn.isAfter(stored.seenAt());
        return stored.seen(at, isSeenOptedIn ? optedIn : stored.seenOptedIn());
    }
}
