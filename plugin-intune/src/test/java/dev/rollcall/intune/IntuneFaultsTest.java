package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers that are no success mean; each comes by HTTP, through the host. */
final class IntuneFaultsTest {
    private static final String REQUEST_ID = "598bf491-55e7-bff6-8dae-b9ca7f04fd3f";

    @Test
    void aTenantWithoutIntuneIsToldAsSuch() throws Exception {
        var failure = failure(Asked.Kind.LIST, graph(400, "BadRequest", "Request not applicable to target tenant."));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_LICENSED);
        assertThat(failure).hasMessageContaining("no Intune in this tenant");
    }

    @Test
    void anyOtherRefusalIsAWrongRequestWithTheIdThatMicrosoftAsksFor() throws Exception {
        var failure = failure(Asked.Kind.LIST, graph(400, "BadRequest", "Something else."));
        assertThat(failure.kind()).isEqualTo(Kind.BAD_REQUEST);
        assertThat(failure).hasMessageContaining("BadRequest").hasMessageContaining(REQUEST_ID);
        assertThat(failure.getMessage()).doesNotContain("Something else");
    }

    @Test
    void aMissingConsentNamesThePermission() throws Exception {
        for (var code : new String[] {"Forbidden", "Authorization_RequestDenied"}) {
            var failure = failure(Asked.Kind.LIST, graph(403, code, "Application is not authorized"));
            assertThat(failure.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(failure)
                    .hasMessageContaining("DeviceManagementManagedDevices.Read.All")
                    .hasMessageContaining("Grant admin consent")
                    .hasMessageContaining(REQUEST_ID);
        }
    }

    @Test
    void theIdOfARequestIsFoundInEitherSpelling() throws Exception {
        var reply = Reply.status(403)
                .with(Map.of("error", Map.of("code", "Forbidden", "innererror", Map.of("request-id", REQUEST_ID))));
        assertThat(failure(Asked.Kind.LIST, reply)).hasMessageContaining(REQUEST_ID);
    }

    @Test
    void whatIsNoIdOfARequestIsNotRepeated() throws Exception {
        var reply = Reply.status(403)
                .with(Map.of("error", Map.of("code", "a b c", "innerError", Map.of("request-id", "not an id"))));
        assertThat(failure(Asked.Kind.LIST, reply).getMessage())
                .doesNotContain("not an id")
                .doesNotContain("a b c");
    }

    @Test
    void anAppThatTheTenantDoesNotKnowIsToldAsSuch() throws Exception {
        var failure = failure(Asked.Kind.LIST, graph(401, "Authorization_IdentityNotFound", "No such identity."));
        assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(failure).hasMessageContaining("not known in this tenant");
    }

    @Test
    void aTokenThatIsRefusedIsTakenAnewOnce() throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST)).reply(401);
            assertThat(connection.read().failure().kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(2);
            assertThat(connection.asked(Asked.Kind.LIST)).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request, 90002, SETTINGS, no such tenant",
        "400, unauthorized_client, 700016, AUTHENTICATION, no app registration with this client ID",
        "401, invalid_client, 7000215, AUTHENTICATION, does not know this client secret",
        "401, invalid_client, 7000222, AUTHENTICATION, has expired",
        "401, invalid_client, 700027, AUTHENTICATION, proof by certificate",
        "401, invalid_client, 700024, AUTHENTICATION, out of its time",
    })
    void whatTheLoginRefusesIsToldByItsNumber(int status, String error, int number, Kind kind, String says)
            throws Exception {
        var failure = failure(Asked.Kind.TOKEN, IntuneLogin.refusal(status, error, number));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(says).hasMessageContaining("(AADSTS" + number + ").");
        assertThat(failure.getMessage()).doesNotContain("Trace ID");
    }

    @Test
    void aNumberThatIsNotKnownIsToldByTheStandardsOwnCode() throws Exception {
        var failure = failure(Asked.Kind.TOKEN, IntuneLogin.refusal(401, "invalid_client", 99_999_999));
        assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
        assertThat(failure).hasMessageContaining("invalid_client");
    }

    @Test
    void anAddressWithoutGraphIsAMatterOfTheSettings() throws Exception {
        assertThat(failure(Asked.Kind.LIST, Reply.status(404)).kind()).isEqualTo(Kind.SETTINGS);
        assertThat(failure(Asked.Kind.LIST, Reply.status(404).with(Map.of("status", "no such page")))
                        .kind())
                .isEqualTo(Kind.SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", ""})
    void a429IsWaitedForWithAndWithoutRetryAfter(String retryAfter) throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.tenant().set(intune.fleet(Partition.DEVICES, 3));
            var reply = graph(429, "TooManyRequests", "slow down");
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                    .reply(retryAfter.isEmpty() ? reply : reply.header("Retry-After", retryAfter));
            assertThat(connection.read().devices()).hasSize(3);
            assertThat(connection.asked(Asked.Kind.LIST)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 504})
    void whatMayPassIsTriedAgain(int status) throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1)).reply(status);
            assertThat(connection.read().isComplete()).isTrue();
        }
    }

    /** What a reading ends with where the first requests of the kind are answered so. */
    private static SourceException failure(Asked.Kind kind, Reply reply) throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(kind)).reply(reply);
            return connection.read().failure();
        }
    }

    private static Reply graph(int status, String code, String message) {
        return Reply.status(status)
                .with(Map.of(
                        "error",
                        Map.of("code", code, "message", message, "innerError", Map.of("request-id", REQUEST_ID))));
    }
}
