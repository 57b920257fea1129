package dev.rollcall.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a token is got, and for how long it is used. */
final class GoogleTokensTest {

    @Test
    void theSignedRequestSaysWhoAsksForWhomAndForWhat() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            assertThat(connection.read().isComplete()).isTrue();
            var claims = google.tokens().claims();
            assertThat(claims.path("iss").asString()).isEqualTo(GoogleTokens.ACCOUNT);
            assertThat(claims.path("sub").asString()).isEqualTo(GoogleTokens.ADMIN);
            assertThat(claims.path("scope").asString()).isEqualTo(GoogleApi.SCOPE);
            assertThat(claims.path("aud").asString()).isEqualTo(google.baseUrl() + GoogleTokens.PATH);
            assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                    .isEqualTo(Duration.ofHours(1).toSeconds());
        }
    }

    @Test
    void oneTokenServesForAnHour() throws Exception {
        var clock = new SettableClock();
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, clock)) {
            google.tokens().livesBy(clock);
            connection.read();
            clock.advance(Duration.ofMinutes(50));
            connection.read();
            assertThat(google.tokens().given()).isEqualTo(1);
            clock.advance(Duration.ofMinutes(10));
            assertThat(connection.read().isComplete()).isTrue();
            assertThat(google.tokens().given()).isEqualTo(2);
        }
    }

    @Test
    void aFailingTokenServerIsAskedAgain() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.onRequest(RequestMatch.of(Asked.Kind.TOKEN).nth(1))
                    .reply(Reply.status(500).with(Map.of("error", "internal_failure")));
            google.onRequest(RequestMatch.of(Asked.Kind.TOKEN).nth(1)).reply(Reply.status(503));
            assertThat(connection.read().isComplete()).isTrue();
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(3);
        }
    }

    @Test
    void aMissingDelegationIsForAPersonToMend() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tokens().endDelegation();
            var failure = connection.read().failure();
            assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(failure.cure()).contains("Domain-wide delegation").contains(GoogleApi.SCOPE);
        }
    }

    @Test
    void aDeletedKeyIsForAPersonToMend() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google)) {
            google.tokens().deleteKey();
            assertThat(connection.read().failure()).hasMessageContaining("does not know the key");
        }
    }

    @Test
    void anAdministratorWhomGoogleDoesNotKnowIsForAPersonToMend() throws Exception {
        try (var google = new GoogleSimulator();
                var connection = GoogleConnection.to(google, Map.of(GoogleSpec.SUBJECT, "nobody@example.com"))) {
            assertThat(connection.read().failure()).hasMessageContaining("knows no such administrator");
        }
    }

    @Test
    void aKeyThatCannotSignIsForAPersonToMend() throws Exception {
        try (var google = new GoogleSimulator()) {
            var key = GoogleTokens.keyFile(google.baseUrl()).replaceFirst("MII[A-Za-z0-9+/]{20}", "");
            try (var connection = GoogleConnection.to(google, Map.of(GoogleSpec.KEY, key))) {
                assertThat(connection.read().failure().kind()).isEqualTo(Kind.SETTINGS);
            }
        }
    }
}
