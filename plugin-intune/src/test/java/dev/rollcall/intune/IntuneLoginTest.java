package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token is got, and for how long it is used. */
final class IntuneLoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "RS256"})
    void aCertificateProvesTheAppBySignatureAndThumbprints(String algorithm) throws Exception {
        var login = IntuneLogin.byCertificate().only(algorithm);
        try (var intune = new IntuneSimulator(login).with(IntuneSpec.SIGNATURE, algorithm);
                var connection = IntuneConnection.to(intune)) {
            assertThat(connection.read().isComplete()).isTrue();
            assertThat(connection.asked(Asked.Kind.TOKEN)).singleElement().satisfies(request -> assertThat(
                            request.field("client_secret"))
                    .isEmpty());
        }
    }

    @Test
    void aSignatureThatTheCloudDoesNotKnowIsRefusedWithTheCure() throws Exception {
        try (var intune = new IntuneSimulator(IntuneLogin.byCertificate().only("RS256"));
                var connection = IntuneConnection.to(intune)) {
            assertThat(connection.read().failure()).hasMessageContaining("try the signature RS256");
        }
    }

    @Test
    void aCertificateThatIsNotUploadedIsRefused() throws Exception {
        try (var intune = new IntuneSimulator(IntuneLogin.byCertificate());
                var connection = IntuneConnection.to(
                        intune,
                        Map.of(IntuneSpec.CERTIFICATE, IntuneKeys.otherRsa().pem()))) {
            assertThat(connection.read().failure()).hasMessageContaining("Upload this certificate");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tenant, 00000000-0000-4000-8000-000000000000, SETTINGS",
        "clientId, 00000000-0000-4000-8000-000000000000, AUTHENTICATION",
        "clientSecret, another-secret, AUTHENTICATION",
    })
    void aWrongSettingIsForAPersonToMendAndIsTriedOnce(String key, String value, Kind kind) throws Exception {
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune, Map.of(key, value))) {
            assertThat(connection.read().failure().kind()).isEqualTo(kind);
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(1);
        }
    }

    @Test
    void aTokenOfAnHourServesForMostOfIt() throws Exception {
        var clock = new SettableClock();
        try (var intune = new IntuneSimulator();
                var connection = IntuneConnection.to(intune, Map.of(), clock)) {
            connection.read();
            clock.advance(Duration.ofMinutes(50));
            connection.read();
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(1);
            clock.advance(Duration.ofMinutes(15));
            connection.read();
            assertThat(connection.asked(Asked.Kind.TOKEN)).hasSize(2);
        }
    }
}
