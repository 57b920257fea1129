package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ScheduleForm.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

class ScheduleFormTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ''                                 | USUAL    | 03:00 | ''               | ''
                    never                              | NEVER    | 03:00 | ''               | ''
                    0 5 6 * * *                        | DAILY    | 06:05 | ''               | ''
                    0 30 23 * * * Europe/Berlin        | DAILY    | 23:30 | ''               | Europe/Berlin
                    0 0 7 * * MON-FRI America/New_York | WEEKDAYS | 07:00 | ''               | America/New_York
                    0 0 * * * *                        | HOURLY   | 03:00 | ''               | ''
                    0 0 * * * * Asia/Tokyo             | HOURLY   | 03:00 | ''               | Asia/Tokyo
                    7 0 3 * * *                        | OWN      | 03:00 | 7 0 3 * * *      | ''
                    0 */20 8-18 * * 1-5 Europe/Paris   | OWN      | 03:00 | 0 */20 8-18 * * 1-5 | Europe/Paris
                    """)
    void showsWhatIsStoredAsWhatPeopleChooseAndStoresTheSame(
            String stored, Kind kind, String time, String cron, String zone) {
        var form = ScheduleForm.of(stored);
        assertThat(form).isEqualTo(new ScheduleForm(Optional.of(kind), time, cron, zone));
        assertThat(form.problem()).isEmpty();
        assertThat(form.text()).isEqualTo(stored);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(entered("", "03:00", "").problem().orElseThrow().field()).isEqualTo("schedule.kind");
        for (var time : new String[] {"", "24:00", "3", "03:60", "3:5", "noon"}) {
            assertThat(entered("DAILY", time, "").problem().orElseThrow().field())
                    .as(time)
                    .isEqualTo("schedule.time");
        }
        assertThat(entered("OWN", "", " ").problem().orElseThrow().field()).isEqualTo("schedule.cron");
        assertThat(entered("NEVER", "24:00", "").problem()).isEmpty();
    }

    @Test
    void tellsTheNextThreeTimesInTheZoneThatWasEntered() {
        var winter = Instant.parse("2026-03-27T12:00:00Z");
        var next = NextTimes.of(form("DAILY", "03:30", "", "Europe/Berlin"), Optional.empty(), winter);
        // The clocks go forward on the second of these nights.
        assertThat(next.times())
                .containsExactly(
                        Instant.parse("2026-03-28T02:30:00Z"),
                        Instant.parse("2026-03-29T01:30:00Z"),
                        Instant.parse("2026-03-30T01:30:00Z"));
        assertThat(NextTimes.of(form("NEVER", "", "", ""), Optional.empty(), winter)
                        .times())
                .isEmpty();
        var usual = form("USUAL", "", "", "");
        assertThat(NextTimes.of(usual, Optional.empty(), winter).isLater()).isTrue();
        assertThat(NextTimes.of(usual, Optional.of("an id"), winter).times()).hasSize(3);
        assertThat(NextTimes.of(form("OWN", "", "0 0 0 31 2 *", ""), Optional.empty(), winter)
                        .problem())
                .isPresent();
    }

    private static ScheduleForm entered(String kind, String time, String cron) {
        return ScheduleForm.of(form(kind, time, cron, ""));
    }

    private static FormValues form(String kind, String time, String cron, String zone) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("schedule.kind", kind);
        form.add("schedule.time", time);
        form.add("schedule.cron", cron);
        form.add("schedule.zone", zone);
        return FormValues.sent(form);
    }
}
