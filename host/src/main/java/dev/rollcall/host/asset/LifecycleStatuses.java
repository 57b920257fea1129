package dev.rollcall.host.asset;

/**
 * The statuses that rules write.
 *
 * @param allocated what a recovered or created asset gets
 * @param transferred what an ended asset gets
 */
public record LifecycleStatuses(AssetStatus allocated, AssetStatus transferred) {
    public LifecycleStatuses {
        if (allocated.role() != StatusRole.ALLOCATED || transferred.role() != StatusRole.TRANSFERRED) {
            throw new IllegalArgumentException("The statuses to write do not have the roles that they are written for."
                    + " Choose a status for each role in the platform's settings.");
        }
    }
}
