package dev.rollcall.host.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * How the syncs of each active connection are. One that fails makes the host degraded, not down: nothing is mended by a
 * restart, and the others go on. Asks no MDM anything.
 */
public final class ConnectionsHealth extends AbstractHealthIndicator {
    /** The host works, and something about it needs a person. */
    static final Status DEGRADED = new Status("DEGRADED");

    private final ConnectionStates states;
    private final Clock clock;

    public ConnectionsHealth(ConnectionStates states, Clock clock) {
        super("How the connections are can't be read.");
        this.states = states;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.up();
        for (var state : states.now()) {
            if (state.standing().failures() > 0) {
                builder.status(DEGRADED);
            }
            builder.withDetail(state.name(), details(state));
        }
    }

    private Map<String, Object> details(ConnectionState state) {
        var standing = state.standing();
        var details = new LinkedHashMap<String, Object>();
        details.put("provider", state.provider());
        standing.syncedAt().ifPresent(at -> {
            details.put("lastSuccess", at.toString());
            details.put("ageSeconds", Duration.between(at, clock.instant()).toSeconds());
        });
        details.put("failuresInARow", standing.failures());
        if (!standing.failure().isEmpty()) {
            details.put("failure", standing.failure());
        }
        details.put("held", standing.held());
        return details;
    }
}
