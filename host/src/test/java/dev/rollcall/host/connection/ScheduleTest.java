package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final String ID = "3f0c9c5e-58c4-4b0a-9d0b-0d6b2f1c7a11";

    private static List<String> due(String text, String after, int times) {
        var schedule = Schedule.of(text, ID);
        var found = new ArrayList<String>();
        var time = Instant.parse(after);
        for (var i = 0; i < times; i++) {
            time = schedule.next(time).orElseThrow();
            found.add(time.toString());
        }
        return found;
    }

    @Test
    void isMeantInItsTimeZone() {
        assertThat(due("0 0 3 * * *", "2026-11-22T08:00:00Z", 1)).containsExactly("2026-11-23T03:00:00Z");
        assertThat(due(" 0  0 3 * * *  America/New_York ", "2026-11-22T07:59:59Z", 2))
                .containsExactly("2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z");
        assertThat(due("0 0 3 * * * +05:30", "2026-11-22T08:00:00Z", 1)).containsExactly("2026-11-22T21:30:00Z");
    }

    @Test
    void comesDueOnceADayWhenTheClocksGoForward() {
        assertThat(due("0 30 2 * * * Europe/Berlin", "2026-03-28T00:00:00Z", 3))
                .hasSize(3)
                .startsWith("2026-03-28T01:30:00Z")
                .endsWith("2026-03-30T00:30:00Z")
                .element(1)
                .asString()
                .startsWith("2026-03-29T01:");
    }

    @Test
    void comesDueOnceADayWhenTheClocksGoBack() {
        assertThat(due("0 30 2 * * * Europe/Berlin", "2026-10-24T00:00:00Z", 3))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void isDailyAtATimeOfItsIdIfNothingIsSaid() {
        var first = due("", "2026-11-22T08:00:00Z", 2);
        assertThat(Duration.between(Instant.parse(first.get(0)), Instant.parse(first.get(1))))
                .isEqualTo(Duration.ofDays(1));
        assertThat(due(" ", "2026-11-22T08:00:00Z", 2)).as("every time").isEqualTo(first);
    }

    @Test
    void spreadsTheDailyTimesOverTheDay() {
        var start = Instant.parse("2026-11-22T00:00:00Z");
        var hours = IntStream.range(0, 1000)
                .mapToObj(number -> UUID.nameUUIDFromBytes(new byte[] {(byte) number, (byte) (number >> 8)}))
                .map(id -> Schedule.of("", id.toString()).next(start).orElseThrow())
                .map(due -> Duration.between(start, due).toHours())
                .collect(Collectors.groupingBy(hour -> hour % 24, Collectors.counting()));
        assertThat(hours).hasSize(24);
        assertThat(hours.values()).allSatisfy(count -> assertThat(count).isBetween(15L, 80L));
    }

    @Test
    void neverComesDueIfThatIsSaid() {
        assertThat(Schedule.of("Never", ID).next(Instant.EPOCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"daily", "0 0 3 * *", "0 0 25 * * *", "0 0 3 31 2 *", "0 0 3 31 2 * UTC", "0 0 3 * * * UTC x"})
    void isNoneWithoutSixFieldsThatComeDue(String text) {
        assertThatThrownBy(() -> Schedule.of(text, ID)).isInstanceOf(Schedule.ExpressionProblem.class);
    }

    @Test
    void isNoneInATimeZoneThatIsNone() {
        assertThatThrownBy(() -> Schedule.of("0 0 3 * * * Middle/Earth", ID))
                .isInstanceOfSatisfying(Schedule.ZoneProblem.class, problem -> assertThat(problem.zone())
                        .isEqualTo("Middle/Earth"));
    }
}
