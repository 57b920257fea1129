package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.PlatformReading;
import java.time.Instant;
import java.util.List;

/**
 * All that a run decides from. The order of lists means nothing.
 *
 * @param connection whose run it is
 * @param now when the reading ended
 * @param reading how much of the MDM was read
 * @param devices what was read, each source id once
 * @param platform what was read of the platform
 * @param sightings what this and the other active connections have seen before
 * @param history what our journal knows of the assets
 * @param serials which serials are none
 */
public record Scene(
        Connection connection,
        Instant now,
        Reading reading,
        List<Observed> devices,
        PlatformReading platform,
        Sightings sightings,
        History history,
        Serials serials) {
    public Scene {
        devices = List.copyOf(devices);
    }

    /** R2: what the run may conclude of devices of that partition. */
    Extent extent(String partition) {
        return platform.isComplete() ? reading.of(partition) : Extent.INCOMPLETE;
    }
}
