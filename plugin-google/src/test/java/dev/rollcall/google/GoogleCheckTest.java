package dev.rollcall.google;

import static dev.rollcall.google.GoogleSimulator.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the connection test says. */
final class GoogleCheckTest {

    @Test
    void saysHowManyDevicesThereAreAndThatTheClockIsRight() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, 45));
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::message)
                    .containsExactly(
                            "All ChromeOS devices can be read; Google counts 45.",
                            "This machine's clock agrees with Google's.");
        }
    }

    @Test
    void saysThatNotAllDevicesAreRead() throws Exception {
        try (var google = new GoogleSimulator(false, false);
                var connection = GoogleConnection.to(google, Map.of(GoogleSpec.ORG_UNIT, "/Staff"))) {
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::message)
                    .contains("The devices of the unit or query that was entered can be read.");
        }
    }

    @Test
    void asksForOneDevice() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, 45));
            connection.check();
            assertThat(google.journal())
                    .filteredOn(entry -> entry.request().path().equals(GoogleSimulator.LIST))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.request().number("maxResults", 0)).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-12, 12 minutes behind",
        "-300, 5 hours behind",
        "2, 2 minutes ahead of",
        "10, 10 minutes ahead of",
        "4320, 3 days ahead of"
    })
    void namesHowTheClockDiffers(int minutes, String told) throws Exception {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes).plusSeconds(minutes > 0 ? 30 : -30));
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, clock)) {
            assertThat(connection.check().items())
                    .filteredOn(item -> item.subject().equals("Clock"))
                    .singleElement()
                    .satisfies(item -> assertThat(item.message()).contains(told));
        }
    }

    @Test
    void aClockThatGoogleRefusesFailsTheCheckTwice() throws Exception {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20));
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, clock)) {
            assertThat(failed(connection.check()))
                    .extracting(CheckReport.Item::subject)
                    .containsExactly("Service account", "Clock");
        }
    }

    @Test
    void aClockThatIsLittleWrongIsAWarning() throws Exception {
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, clock)) {
            var report = connection.check();
            assertThat(report.passed()).isTrue();
            assertThat(report.items()).extracting(CheckReport.Item::outcome).contains(Outcome.WARNING);
        }
    }

    @Test
    void namesTheMissingPrivilege() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.forbid(DEVICES);
            assertThat(failed(connection.check())).singleElement().satisfies(item -> assertThat(item.cure())
                    .contains("Manage Devices"));
        }
    }

    @Test
    void reportsAMissingDelegation() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tokens().endDelegation();
            assertThat(failed(connection.check())).singleElement().satisfies(item -> assertThat(item.subject())
                    .isEqualTo("Service account"));
        }
    }

    @Test
    void reportsAnAddressThatIsNotGoogles() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.reads()).reply(Reply.json(Map.of("hello", "world")));
            assertThat(failed(connection.check())).hasSize(1);
        }
    }

    @Test
    void isNotMadeWhileGoogleAsksToSlowDown() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.reads())
                    .reply(GoogleSimulator.refusal(403, "userRateLimitExceeded", "User Rate Limit Exceeded"));
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(connection::check)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMITED));
        }
    }

    private static List<CheckReport.Item> failed(CheckReport report) {
        return report.items().stream()
                .filter(item -> item.outcome() == Outcome.FAILED)
                .toList();
    }
}
