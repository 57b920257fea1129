package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check finds. */
final class IntuneCheckTest {

    @Test
    void oneDeviceIsAskedForAndNothingElse() throws Exception {
        try (var intune = simulator();
                var connection = IntuneConnection.to(intune)) {
            assertThat(connection.check().passed()).isTrue();
            assertThat(intune.journal()).hasSize(2);
            assertThat(intune.journal().get(1).request().parameter("$top")).contains("1");
        }
    }

    @Test
    void aTenantWithoutIntuneIsToldAsSuch() throws Exception {
        try (var intune = simulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.OTHER))
                    .reply(Reply.status(400)
                            .with(Map.of("error", Map.of("message", "Request not applicable to target tenant."))));
            assertThat(connection.check().items()).singleElement().satisfies(item -> assertThat(item.message())
                    .contains("no Intune in this tenant"));
        }
    }

    @Test
    void aRefusedLoginIsReportedAsTheLogin() throws Exception {
        try (var intune = simulator();
                var connection = IntuneConnection.to(intune, Map.of(IntuneSpec.CLIENT_SECRET, "another-secret"))) {
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::subject)
                    .containsExactly("Login");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"directory", "primary"})
    void usersAreTriedWhereTheyAreLookedUp(String users) throws Exception {
        try (var intune = simulator().with(IntuneSpec.USERS, users);
                var connection = IntuneConnection.to(intune)) {
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::outcome)
                    .containsExactly(Outcome.PASSED, Outcome.PASSED);
            intune.onRequest(RequestMatch.of(Asked.Kind.OTHER).nth(2)).reply(403);
            intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(403);
            assertThat(connection.check().items())
                    .last()
                    .satisfies(item -> assertThat(item.message()).contains("User.Read.All"))
                    .satisfies(item -> assertThat(item.outcome()).isEqualTo(Outcome.FAILED));
        }
    }

    @Test
    void anEmptyTenantHasNoPrimaryUserToTry() throws Exception {
        try (var intune = new IntuneSimulator().with(IntuneSpec.USERS, "primary");
                var connection = IntuneConnection.to(intune)) {
            assertThat(connection.check().items())
                    .extracting(CheckReport.Item::outcome)
                    .containsExactly(Outcome.PASSED, Outcome.WARNING);
        }
    }

    @Test
    void aCertificateThatEndsSoonIsToldBeforeItDoes() throws Exception {
        try (var intune = new IntuneSimulator(IntuneLogin.byCertificate());
                var lasting = IntuneConnection.to(intune);
                var ending = IntuneConnection.to(
                        intune,
                        Map.of(IntuneSpec.CERTIFICATE, IntuneKeys.otherRsa().pem()))) {
            assertThat(lasting.check().items()).hasSize(1);
            assertThat(ending.check().items())
                    .first()
                    .satisfies(item -> assertThat(item.subject()).isEqualTo("Certificate"))
                    .satisfies(item -> assertThat(item.outcome()).isEqualTo(Outcome.WARNING));
        }
    }

    @Test
    void anotherProductAtTheAddressFails() throws Exception {
        try (var intune = simulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.reads()).reply(Reply.json(Map.of("results", List.of())));
            assertThat(connection.check().passed()).isFalse();
        }
    }

    private static IntuneSimulator simulator() {
        var intune = new IntuneSimulator();
        intune.tenant().set(intune.fleet(Partition.DEVICES, 3));
        return intune;
    }
}
