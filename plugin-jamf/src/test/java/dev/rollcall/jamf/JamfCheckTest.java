package dev.rollcall.jamf;

import static dev.rollcall.jamf.JamfSimulator.COMPUTERS;
import static dev.rollcall.jamf.JamfSimulator.MOBILE_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the connection test says. */
final class JamfCheckTest {

    @Test
    void saysWhichVersionIsReadAndHowMuchThereIs() throws Exception {
        try (var jamf = new JamfSimulator().onlyVersions("v2");
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 45));
            var report = connection.check();
            assertThat(report.passed()).isTrue();
            assertThat(report.items())
                    .extracting(CheckReport.Item::message)
                    .containsExactly(
                            "The list of computers can be read, by version v2 of the API; it has 45 records.",
                            "The list of mobile devices can be read, by version v2 of the API; it has 0 records.");
        }
    }

    @Test
    void asksForOneRecordOfEachInventory() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 45));
            connection.check();
            assertThat(jamf.journal())
                    .filteredOn(entry -> entry.request().method().equals("GET"))
                    .hasSize(3)
                    .allMatch(entry -> entry.request().number("page-size", 0) == 1);
        }
    }

    @Test
    void namesTheMissingPrivilegeOfEachInventory() throws Exception {
        for (var inventory : JamfInventory.values()) {
            try (var jamf = new JamfSimulator();
                    var connection = JamfConnection.to(jamf)) {
                jamf.forbid(inventory.partition());
                assertThat(failed(connection.check())).singleElement().satisfies(item -> {
                    assertThat(item.subject()).startsWith(inventory.partition().label());
                    assertThat(item.message()).contains('"' + inventory.privilege() + '"');
                });
            }
        }
    }

    @Test
    void reportsRefusedCredentialsOnce() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.CLIENT_SECRET, "another"))) {
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::subject)
                    .containsExactly("Credentials");
        }
    }

    @Test
    void reportsAServerThatIsNoJamfPro() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.onRequest(RequestMatch.reads()).reply(Reply.json(Map.of("hello", "world")));
            assertThat(failed(connection.check())).hasSize(2);
        }
    }

    @Test
    void isNotMadeWhileTheServerStarts() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.onRequest(RequestMatch.reads().in(MOBILE_DEVICES)).reply(503);
            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(connection::check)
                    .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
        }
    }

    private static List<CheckReport.Item> failed(CheckReport report) {
        return report.items().stream()
                .filter(item -> item.outcome() == CheckReport.Outcome.FAILED)
                .toList();
    }
}
