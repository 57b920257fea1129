package dev.rollcall.jamf;

import static dev.rollcall.jamf.JamfSimulator.COMPUTERS;
import static dev.rollcall.jamf.JamfSimulator.MOBILE_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SettableClock;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a token is got, and for how long it is used. */
final class JamfTokensTest {

    @Test
    void takesATokenForAnApiClientAtThePathWithoutAVersion() throws Exception {
        assertThat(tokenPaths(JamfTokens.ofApiClient())).containsExactly(JamfTokens.CLIENT_PATH);
    }

    @Test
    void takesATokenAtTheVersionedPathWhereTheOtherIsNotThere() throws Exception {
        assertThat(tokenPaths(JamfTokens.ofApiClient().onlyAt(JamfTokens.VERSIONED_CLIENT_PATH)))
                .containsExactly(JamfTokens.CLIENT_PATH, JamfTokens.VERSIONED_CLIENT_PATH);
    }

    @Test
    void takesATokenForAnAccount() throws Exception {
        assertThat(tokenPaths(JamfTokens.ofAccount())).containsExactly(JamfTokens.LOGIN_PATH);
    }

    @Test
    void aTokenOfAMinuteServesForMostOfIt() throws Exception {
        aTokenServesUntilItsEnd(JamfTokens.ofApiClient(), Duration.ofSeconds(60));
    }

    @Test
    void aTokenOfAnAccountServesUntilItsEndByTheServersClock() throws Exception {
        aTokenServesUntilItsEnd(JamfTokens.ofAccount(), Duration.ofMinutes(30));
    }

    /** The server's clock is ahead of ours by days, which shortens and lengthens no life. */
    private static void aTokenServesUntilItsEnd(JamfTokens tokens, Duration life) throws Exception {
        var clock = new SettableClock();
        tokens.lasting(life, Clock.offset(clock, Duration.ofDays(3)));
        try (var jamf = new JamfSimulator(tokens);
                var connection = JamfConnection.to(jamf, clock)) {
            connection.read(COMPUTERS);
            clock.advance(life.multipliedBy(8).dividedBy(10));
            connection.read(MOBILE_DEVICES);
            assertThat(tokens.given()).isEqualTo(1);
            clock.advance(life.multipliedBy(3).dividedBy(10));
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
            assertThat(tokens.given()).isEqualTo(2);
        }
    }

    @Test
    void aTokenWhoseEndIsNotSaidServesUntilItIsRefused() throws Exception {
        try (var jamf = new JamfSimulator(JamfTokens.ofAccount());
                var connection = JamfConnection.to(jamf)) {
            jamf.onRequest(RequestMatch.of(Asked.Kind.TOKEN).nth(1))
                    .reply(Reply.json(Map.of("token", "of-another-time")));
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(2);
        }
    }

    @Test
    void aWrongSecretIsForAPersonToMend() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.CLIENT_SECRET, "another"))) {
            assertThat(connection.read(COMPUTERS).failure().kind()).isEqualTo(Kind.AUTHENTICATION);
        }
    }

    @Test
    void aWrongPasswordIsForAPersonToMendAndIsTriedOnce() throws Exception {
        try (var jamf = new JamfSimulator(JamfTokens.ofAccount());
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.PASSWORD, "another"))) {
            assertThat(connection.read(COMPUTERS).failure().kind()).isEqualTo(Kind.AUTHENTICATION);
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(1);
        }
    }

    @Test
    void aServerThatGivesNoTokensIsAMatterOfTheAddress() throws Exception {
        for (var tokens : List.of(JamfTokens.ofApiClient(), JamfTokens.ofAccount())) {
            try (var jamf = new JamfSimulator(tokens.onlyAt());
                    var connection = JamfConnection.to(jamf)) {
                var failure = connection.read(COMPUTERS).failure();
                assertThat(failure.kind()).isEqualTo(Kind.SETTINGS);
                assertThat(failure).hasMessageContaining("gives out no tokens");
            }
        }
    }

    @Test
    void aLoginThatAnswersWithoutATokenIsNotUnderstood() throws Exception {
        try (var jamf = new JamfSimulator(JamfTokens.ofAccount());
                var connection = JamfConnection.to(jamf)) {
            jamf.onRequest(RequestMatch.of(Asked.Kind.TOKEN)).reply(Reply.json(Map.of("token", "")));
            assertThat(connection.read(COMPUTERS).failure().kind().failure()).isEqualTo(FailureKind.PROTOCOL);
        }
    }

    private static List<String> tokenPaths(JamfTokens tokens) throws Exception {
        try (var jamf = new JamfSimulator(tokens);
                var connection = JamfConnection.to(jamf)) {
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
            assertThat(connection.read(MOBILE_DEVICES).isComplete()).isTrue();
            return connection.asked(Asked.Kind.TOKEN).stream()
                    .map(SimulatedRequest::path)
                    .toList();
        }
    }
}
