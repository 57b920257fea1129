package dev.rollcall.host.journal;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device of a connection beside its asset, as it is kept.
 *
 * @param message what came of a change that was tried since; empty if it was not tried, or done
 * @param name what the MDM calls it; null if not reported
 * @param serial in the MDM's spelling, or the platform's where the MDM lists it no more; null if neither has one
 * @param said what the MDM says of its user; null where it lists the device as enrolled no more
 * @param user the address of the MDM's user, or their account; null unless the MDM says somebody
 * @param userName what the MDM calls its user; null if not reported
 * @param asset null if it has none
 * @param lastContact the MDM's own last contact with it; null if never reported
 * @param runId the run that found it so
 * @param isRunKept whether that run is still in the journal
 * @param since when that was
 */
public record ComparedDevice(
        String sourceId,
        Comparison.State state,
        String rule,
        String reason,
        String message,
        @Nullable String name,
        @Nullable String serial,
        @Nullable String model,
        @Nullable Said said,
        @Nullable String user,
        @Nullable String userName,
        @Nullable ComparedAsset asset,
        @Nullable Instant lastContact,
        String runId,
        boolean isRunKept,
        Instant since,
        String sortKey) {

    /**
     * The asset beside a device.
     *
     * @param label what people know it by
     * @param status as people see it
     * @param holder whom or what it is assigned to
     */
    public record ComparedAsset(String id, String label, String status, Holder holder) {}
}
