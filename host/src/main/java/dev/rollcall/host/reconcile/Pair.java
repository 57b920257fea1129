package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.reconcile.Sightings.OfPeer;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seen device and the asset that it was matched to.
 *
 * @param serial of the device, normalised; null if unusable
 * @param matched by link or by serial
 * @param earlier what the connection noted of the device before; null if it never saw it
 * @param others the other active connections that see it
 * @param extent how much of its list, and of the platform, was read
 */
record Pair(
        Observed device,
        @Nullable String serial,
        Asset asset,
        Matched matched,
        @Nullable Sighting earlier,
        List<OfPeer> others,
        Extent extent) {
    boolean isComplete() {
        return extent != Extent.INCOMPLETE;
    }
}
