package dev.rollcall.host.asset;

import java.util.List;

/**
 * What was read of the platform for a run.
 *
 * @param assets each once, in any order
 * @param isComplete whether every page was read (R2)
 * @param people the active users
 * @param statuses what ended, recovered and created assets get
 */
public record PlatformReading(List<Asset> assets, boolean isComplete, People people, LifecycleStatuses statuses) {
    public PlatformReading {
        assets = List.copyOf(assets);
    }

    /** The same people and statuses, with other assets. */
    public PlatformReading with(List<Asset> others) {
        return new PlatformReading(others, isComplete, people, statuses);
    }
}
