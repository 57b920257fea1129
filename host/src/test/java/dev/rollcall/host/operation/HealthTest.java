package dev.rollcall.host.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class HealthTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    @Test
    void tellsTheLastSuccessOfEachConnectionAndItsAge() {
        var health = connections(
                new ConnectionState(
                        "Acme", "kandji", HostMetersTest.standing(4, 0, Optional.of(NOON.minus(Duration.ofHours(2))))),
                new ConnectionState("New", "jamf", Standing.NONE));
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry(
                        "Acme",
                        Map.of(
                                "provider",
                                "kandji",
                                "lastSuccess",
                                "2026-11-26T10:00:00Z",
                                "ageSeconds",
                                7200L,
                                "failuresInARow",
                                0L,
                                "held",
                                4L))
                .containsEntry("New", Map.of("provider", "jamf", "failuresInARow", 0L, "held", 0L));
    }

    @Test
    void isDegradedAndNotDownByAConnectionThatFails() {
        var health = connections(
                new ConnectionState("Acme", "kandji", HostMetersTest.standing(0, 1, Optional.empty())),
                new ConnectionState("New", "jamf", Standing.NONE));
        assertThat(health.getStatus()).isEqualTo(ConnectionsHealth.DEGRADED);
        assertThat(health.getDetails().toString()).contains("The MDM refuses the token. Enter it again.");
    }

    @Test
    void readsTheDatabaseSeldomHoweverOftenItIsAsked() {
        var readings = new AtomicInteger();
        var now = new AtomicLong();
        var states = new ConnectionStates(
                () -> {
                    readings.incrementAndGet();
                    return List.of();
                },
                now::get);
        for (var call = 0; call < 100; call++) {
            health(new ConnectionsHealth(states, CLOCK));
        }
        assertThat(readings).hasValue(1);
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        health(new ConnectionsHealth(states, CLOCK));
        assertThat(readings).hasValue(2);
    }

    @Test
    void tellsOfThePlatformWhatItsLastAnswerTold() {
        var reach = new PlatformReach(Set.of("snipe-it", "glpi"), CLOCK);
        assertThat(health(new PlatformHealth(reach)).getStatus()).isEqualTo(Status.UNKNOWN);
        reach.unanswered("snipe-it", Duration.ZERO);
        assertThat(health(new PlatformHealth(reach)).getStatus()).isEqualTo(ConnectionsHealth.DEGRADED);
        reach.answered("glpi", 200, Duration.ZERO);
        reach.unanswered("jamf", Duration.ZERO);
        assertThat(health(new PlatformHealth(reach)))
                .isEqualTo(Health.up()
                        .withDetail("reachable", true)
                        .withDetail("askedAt", "2026-11-26T12:00:00Z")
                        .build());
    }

    private static Health connections(ConnectionState... states) {
        return health(new ConnectionsHealth(new ConnectionStates(() -> List.of(states), () -> 0), CLOCK));
    }

    private static Health health(HealthIndicator indicator) {
        return Objects.requireNonNull(indicator.health());
    }
}
