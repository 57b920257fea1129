package dev.rollcall.host.notification;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether people can be told. A channel that fails makes the host degraded, not down: nothing is mended by a restart, and
 * syncs go on.
 */
public final class NotificationHealth extends AbstractHealthIndicator {
    /** The host works, and something about it needs a person. */
    static final Status DEGRADED = new Status("DEGRADED");

    private final Notifier notifier;

    public NotificationHealth(Notifier notifier) {
        super("The channels of notifications can't be looked at.");
        this.notifier = notifier;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (var channel : notifier.channels()) {
            var state = notifier.tools().store().state(channel.name());
            if (state.isFailing()) {
                builder.status(DEGRADED).withDetail(channel.name(), state.problem());
            }
        }
    }
}
