package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Our note of the latest time that a connection saw a device. Made by {@link Memory}, kept by the journal.
 *
 * @param serial normalised (R3); null if no usable one was ever reported
 * @param partition the list it was in
 * @param assetId the asset it was last matched to since that asset's last end or move (R42); null if none
 * @param enrolled whether its latest record said so (R6)
 * @param said the latest that was said of its user, if ever anything was: {@code NotReported} does not undo it (R60)
 * @param lastContact the MDM's own last contact with it; null if never reported
 * @param seenAt when a run last saw it enrolled; where it is kept, {@link Roll} may know of a later time
 * @param seenOptedIn when a run last saw it with the opt-in on; null if none did (R33)
 * @param missing the complete runs since that did not see it (R35)
 * @param specs what its latest record reported
 */
public record Sighting(
        String connectionId,
        String sourceId,
        @Nullable String serial,
        String partition,
        @Nullable String assetId,
        boolean enrolled,
        Said said,
        @Nullable Instant lastContact,
        Instant seenAt,
        @Nullable Instant seenOptedIn,
        Missing missing,
        Set<SpecKey<?>> specs) {
    public Sighting {
        specs = Set.copyOf(specs);
    }

    /** Whether the connection's latest word is that the device is there. */
    public boolean isSeen() {
        return enrolled && missing.runs() == 0;
    }

    /** The same, seen at other times. */
    Sighting seen(Instant at, @Nullable Instant optedIn) {
        return new Sighting(
                connectionId,
                sourceId,
                serial,
                partition,
                assetId,
                enrolled,
                said,
                lastContact,
                at,
                optedIn,
                missing,
                specs);
    }

    /** Whether it says what the other says of the same device, apart from when that was seen. */
    boolean isSameApartFromWhen(Sighting other) {
        return Objects.equals(lastContact, other.lastContact)
                && Objects.equals(assetId, other.assetId)
                && Objects.equals(serial, other.serial)
                && enrolled == other.enrolled
                && said == other.said
                && partition.equals(other.partition)
                && missing.equals(other.missing)
                && specs.equals(other.specs);
    }

    /** What an MDM says of a device's user. */
    public enum Said {
        SOMEBODY,
        NOBODY,
        /** It never reported any. */
        NOTHING
    }

    /**
     * Complete runs in a row that did not see a device; previews do not count.
     *
     * @param runs how many
     * @param since when the first of them found that out; null if there is none
     */
    public record Missing(int runs, @Nullable Instant since) {
        public static final Missing NOT = new Missing(0, null);

        Missing once(Instant now) {
            return new Missing(runs + 1, since == null ? now : since);
        }
    }
}
