package dev.rollcall.google;

import static dev.rollcall.google.GoogleSimulator.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the list is asked for, and what its oddities come to. */
final class GoogleListTest {
    private static final int TWO_FULL_PAGES = 80;

    @Test
    void asksForTheFirstPageWithoutATokenAndForTheOthersWithTheSameParameters() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, TWO_FULL_PAGES));
            assertThat(connection.read().isComplete()).isTrue();
            var pages = connection.asked(Asked.Kind.LIST);
            assertThat(pages).hasSize(3);
            assertThat(pages.get(0).parameters("pageToken")).isEmpty();
            assertThat(pages.subList(1, 3)).allSatisfy(page -> assertThat(page.parameter("pageToken"))
                    .get()
                    .asString()
                    .isNotBlank());
            assertThat(pages).allSatisfy(page -> {
                assertThat(page.parameter("maxResults")).contains("200");
                assertThat(page.parameter("projection")).contains("FULL");
                assertThat(page.parameter("fields")).contains(GoogleApi.LIST_FIELDS);
                assertThat(page.parameters("orderBy")).isEmpty();
            });
        }
    }

    @Test
    void aLastPageWithoutTheListEndsIt() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, TWO_FULL_PAGES));
            assertThat(connection.read().devices()).hasSize(TWO_FULL_PAGES);
        }
    }

    @Test
    @DisplayName("R2 An answer that does not say that it is the list is not its end")
    void anAnswerOfSomethingElseIsNotTheEnd() throws Exception {
        try (var google = new GoogleSimulator(false, false);
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, TWO_FULL_PAGES));
            google.onRequest(RequestMatch.list(DEVICES).from(2)).reply(Reply.json(Map.of("hello", "world")));
            assertThat(connection.read().failure().kind()).isEqualTo(Kind.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"userRateLimitExceeded", "rateLimitExceeded", "quotaExceeded"})
    void a403ThatMeansSlowDownIsWaitedFor(String reason) throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, TWO_FULL_PAGES));
            google.onRequest(RequestMatch.list(DEVICES).nth(2))
                    .reply(GoogleSimulator.refusal(403, reason, "User Rate Limit Exceeded"));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices()).hasSize(TWO_FULL_PAGES);
            assertThat(result.reading().restarts()).isZero();
        }
    }

    @Test
    void a403ThatNeverEndsIsALimitAndNoPermission() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.list(DEVICES))
                    .reply(GoogleSimulator.refusal(403, "quotaExceeded", "Quota exceeded"));
            assertThat(connection.read().failure().kind()).isEqualTo(Kind.RATE_LIMITED);
        }
    }

    @Test
    @DisplayName("R2 A page token that has expired makes the list be read again")
    void anExpiredPageTokenMakesTheListBeReadAgain() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, TWO_FULL_PAGES));
            google.onRequest(RequestMatch.list(DEVICES).nth(2))
                    .reply(GoogleSimulator.refusal(400, "invalid", "Invalid Input"));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.reading().restarts()).isEqualTo(1);
            assertThat(result.devices()).hasSize(TWO_FULL_PAGES);
        }
    }

    @Test
    @DisplayName("R2 Fewer devices than Google counts are an incomplete reading")
    void fewerDevicesThanGoogleCountsAreIncomplete() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, 3));
            google.onRequest(RequestMatch.of(Asked.Kind.OTHER)).reply(Reply.json(Map.of("count", "4")));
            assertThat(connection.read().failure().kind()).isEqualTo(Kind.INCOMPLETE);
        }
    }

    @Test
    void aDeviceThatGoesWhileTheListIsReadIsNotMissed() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            var fleet = google.fleet(DEVICES, TWO_FULL_PAGES);
            google.tenant().set(fleet);
            google.onRequest(RequestMatch.list(DEVICES).nth(2))
                    .change(tenant -> tenant.remove(fleet.get(70).sourceId()));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.reading().restarts()).isZero();
            assertThat(result.devices()).hasSize(TWO_FULL_PAGES - 1);
        }
    }

    @Test
    void aGoogleThatCountsNoDevicesStatesNoTotal() throws Exception {
        try (var google = new GoogleSimulator(false, false);
                var connection = GoogleConnection.to(google)) {
            google.tenant().set(google.fleet(DEVICES, 3));
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.reading().statedTotal()).isEmpty();
        }
    }

    @Test
    void readsTheUnitThatIsEnteredWithThoseInIt() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, Map.of(GoogleSpec.ORG_UNIT, "/Staff"))) {
            google.hold("INUNIT1", "BELOW11", "ELSE111", "LIKE111");
            var ids = google.tenant().all().stream()
                    .map(device -> device.sourceId())
                    .toList();
            google.move(ids.get(0), "/Staff");
            google.move(ids.get(1), "/Staff/Berlin");
            google.move(ids.get(3), "/Staffroom");
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.ids()).containsExactly(ids.get(0), ids.get(1));
            assertThat(connection.asked(Asked.Kind.LIST)).allSatisfy(GoogleListTest::assertUnit);
            assertThat(connection.asked(Asked.Kind.OTHER)).singleElement().satisfies(GoogleListTest::assertUnit);
        }
    }

    private static void assertUnit(SimulatedRequest request) {
        assertThat(request.parameter("orgUnitPath")).contains("Staff");
        assertThat(request.parameter("includeChildOrgunits")).contains("true");
    }

    @Test
    void theRootUnitIsAllOfThem() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, Map.of(GoogleSpec.ORG_UNIT, "/"))) {
            connection.read();
            assertThat(connection.asked(Asked.Kind.LIST)).allSatisfy(page -> assertThat(page.parameters("orgUnitPath"))
                    .isEmpty());
        }
    }

    @Test
    void readsAndCountsWhatTheQueryFinds() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, Map.of(GoogleSpec.QUERY, "status:provisioned"))) {
            google.hold("ENROLLED1", "LEFT11111");
            var left = google.tenant().all().get(1).withEnrolled(false);
            google.tenant().replace(left);
            var result = connection.read();
            assertThat(result.devices()).singleElement().satisfies(device -> assertThat(device.serial())
                    .contains("ENROLLED1"));
            assertThat(result.reading().statedTotal()).hasValue(1);
            assertThat(connection.asked(Asked.Kind.OTHER)).singleElement().satisfies(count -> {
                assertThat(count.parameter("filter")).contains("status:provisioned");
                assertThat(count.parameters("query")).isEmpty();
            });
        }
    }

    @Test
    void aListThatIsRefusedAsWrongIsAMatterOfTheSettings() throws Exception {
        for (var refusal :
                new Reply[] {GoogleSimulator.refusal(400, "invalid", "Invalid Input"), GoogleSimulator.noSuchAddress()
                }) {
            try (var google = new GoogleSimulator();
                    var connection = GoogleConnection.to(google)) {
                google.onRequest(RequestMatch.list(DEVICES)).reply(refusal);
                var failure = connection.read().failure();
                assertThat(failure.kind()).isEqualTo(Kind.SETTINGS);
                assertThat(failure).hasMessageContaining("organizational unit");
            }
        }
    }
}
