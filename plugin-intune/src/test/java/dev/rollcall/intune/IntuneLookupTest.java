package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an absence, and what is none. */
@DisplayName("R34 A look-up")
final class IntuneLookupTest {
    private final IntuneSimulator intune = new IntuneSimulator();
    private final IntuneConnection connection;

    IntuneLookupTest() throws SourceException {
        connection = IntuneConnection.to(intune);
    }

    @BeforeEach
    void enrolThree() {
        intune.tenant().set(intune.fleet(Partition.DEVICES, 3));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "computer/5", "a b", "../users", "%2e%2e", "?", "..", " "})
    void findsNothingUnderAnIdThatIsNoGuid(String id) throws Exception {
        assertThat(connection.findById(id)).isEmpty();
        assertThat(connection.asked(Asked.Kind.LIST)).isEmpty();
    }

    @Test
    void aRefusalOfARightIdIsNoAbsence() {
        intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(400);
        fails(Kind.BAD_REQUEST);
    }

    @Test
    void aTenantThatLostIntuneIsNoAbsence() {
        intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.status(400)
                        .with(Map.of(
                                "error",
                                Map.of("code", "BadRequest", "message", "Request not applicable to target tenant."))));
        fails(Kind.NOT_LICENSED);
    }

    @Test
    void anAddressWithoutGraphIsNoAbsence() {
        intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(Reply.status(404));
        fails(Kind.SETTINGS);
    }

    @Test
    void anotherDeviceThanTheOneAskedForIsRefused() {
        intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of("id", "9b534c11-a7e3-4f34-bceb-c674941622d7")));
        fails(Kind.MALFORMED);
    }

    @Test
    void aRecordThatCannotBeReadIsNoAbsence() {
        var device = intune.tenant().all().get(0);
        intune.tenant().replace(device.asUnreadable());
        fails(Kind.MALFORMED);
        intune.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of("value", List.of(Map.of("id", "x", "serialNumber", List.of(1))))));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.findBySerial(device.serial()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void searchesForASerialWithAQuoteInIt() throws Exception {
        var odd = intune.tenant().all().get(1).withSerial("O'NEILL 7");
        intune.tenant().replace(odd);
        assertThat(connection.findBySerial("O'NEILL 7")).containsExactly(odd.sourceId());
        assertThat(connection.asked(Asked.Kind.LOOKUP).get(0).parameter("$filter"))
                .contains("serialNumber eq 'O''NEILL 7'");
    }

    @Test
    void searchesToTheEndOfWhatIsFound() throws Exception {
        intune.limitRows(1);
        var devices = intune.tenant().all();
        var twin = devices.get(1).withSerial(devices.get(0).serial());
        intune.tenant().replace(twin);
        assertThat(connection.findBySerial(devices.get(0).serial()))
                .containsExactlyInAnyOrder(devices.get(0).sourceId(), twin.sourceId());
    }

    @Test
    void aBlankSerialIsNotSearchedFor() throws Exception {
        assertThat(connection.findBySerial("  ")).isEmpty();
        assertThat(intune.journal()).isEmpty();
    }

    private void fails(Kind kind) {
        var id = intune.tenant().all().get(0).sourceId();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.findById(id))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
