package dev.rollcall.host.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.operation.Age.Unit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AgeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void tellsInTheLargestUnitThatFits() {
        assertThat(age(Duration.ofSeconds(59))).isEqualTo(new Age(0, Unit.MINUTES));
        assertThat(age(Duration.ofMinutes(59))).isEqualTo(new Age(59, Unit.MINUTES));
        assertThat(age(Duration.ofMinutes(60))).isEqualTo(new Age(1, Unit.HOURS));
        assertThat(age(Duration.ofHours(47))).isEqualTo(new Age(1, Unit.DAYS));
        assertThat(age(Duration.ofDays(400))).isEqualTo(new Age(400, Unit.DAYS));
    }

    @Test
    void isNothingWhereTheClockWasSetBack() {
        assertThat(age(Duration.ofDays(-3))).isEqualTo(new Age(0, Unit.MINUTES));
    }

    private static Age age(Duration time) {
        return Age.between(NOW.minus(time), NOW);
    }
}
