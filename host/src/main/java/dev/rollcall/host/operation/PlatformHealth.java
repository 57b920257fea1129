package dev.rollcall.host.operation;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether the platform could be reached when it was last asked for something. Asks it nothing; one that is away makes the
 * host degraded, not down.
 */
public final class PlatformHealth extends AbstractHealthIndicator {
    private final PlatformReach reach;

    public PlatformHealth(PlatformReach reach) {
        super("How the platform is can't be read.");
        this.reach = reach;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var last = reach.last();
        if (last.isEmpty()) {
            builder.unknown().withDetail("reachable", "not asked since the start");
            return;
        }
        var seen = last.get();
        builder.status(seen.reached() ? Status.UP : ConnectionsHealth.DEGRADED)
                .withDetail("reachable", seen.reached())
                .withDetail("askedAt", seen.at().toString());
    }
}
