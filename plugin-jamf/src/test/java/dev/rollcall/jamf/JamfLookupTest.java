package dev.rollcall.jamf;

import static dev.rollcall.jamf.JamfSimulator.COMPUTERS;
import static dev.rollcall.jamf.JamfSimulator.MOBILE_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking for one device. */
final class JamfLookupTest {
    private final JamfSimulator jamf = new JamfSimulator();
    private final JamfConnection connection;

    JamfLookupTest() throws SourceException {
        connection = JamfConnection.to(jamf);
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    @DisplayName("R4 All records with a serial are found, as after a change of the logic board")
    void findsEveryRecordWithTheSerial() throws Exception {
        for (var partition : List.of(COMPUTERS, MOBILE_DEVICES)) {
            jamf.hold(partition, "C02A", "C02B", "C02A", "C02AB");
            assertThat(connection.findBySerial(partition, "C02A")).containsExactly(id(partition, 1), id(partition, 3));
        }
    }

    @Test
    void searchesEachInventoryInItsOwnDialect() throws Exception {
        connection.findBySerial(COMPUTERS, "C02");
        connection.findBySerial(MOBILE_DEVICES, "DMP");
        connection.findById(COMPUTERS, "computer/5");
        connection.findById(MOBILE_DEVICES, "mobile/5");
        assertThat(connection.asked(Asked.Kind.LOOKUP))
                .extracting(request -> request.parameter("filter").orElseThrow())
                .containsExactly(
                        "hardware.serialNumber==\"C02\",hardware.serialNumber==\"c02\"",
                        "serialNumber==\"DMP\",serialNumber==\"dmp\"",
                        "id==\"5\"",
                        "mobileDeviceId==\"5\"");
    }

    @ParameterizedTest
    @DisplayName("R34 What means something in a query is taken as a part of the serial")
    @ValueSource(strings = {"A*C", "*", "A\"B", "A\\B", "A\\\"*", "X\",id==\"1", "A,B;C", "A&filter=B"})
    void takesNoSerialForAQuery(String serial) throws Exception {
        for (var partition : List.of(COMPUTERS, MOBILE_DEVICES)) {
            jamf.hold(partition, "ABC", "AXXC", serial);
            assertThat(connection.findBySerial(partition, serial)).containsExactly(id(partition, 3));
        }
    }

    @Test
    @DisplayName("R34 A star goes out escaped, as a quote and a backslash do")
    void escapesWhatMeansSomethingInAQuery() throws Exception {
        connection.findBySerial(MOBILE_DEVICES, "1*2\"3\\4");
        assertThat(connection.asked(Asked.Kind.LOOKUP))
                .extracting(request -> request.parameter("filter").orElseThrow())
                .containsExactly("serialNumber==\"1\\*2\\\"3\\\\4\"");
    }

    @Test
    @DisplayName("R34 A server that takes an escaped star for a wildcard too makes no other device the one")
    void comparesWhatComesWithWhatWasAskedFor() throws Exception {
        jamf.takeEveryStarForAWildcard();
        for (var partition : List.of(COMPUTERS, MOBILE_DEVICES)) {
            jamf.hold(partition, "ABC", "A*C", "AXXC");
            assertThat(connection.findBySerial(partition, "A*C")).containsExactly(id(partition, 2));
            assertThat(connection.findBySerial(partition, "A*")).isEmpty();
        }
    }

    @Test
    void findsASerialInWhateverCaseAndWithBlanks() throws Exception {
        jamf.hold(COMPUTERS, "C02ZC2QYLVDL", "5c28fdae");
        assertThat(connection.findBySerial(COMPUTERS, " c02z c2qylvdl ")).containsExactly("computer/1");
        assertThat(connection.findBySerial(COMPUTERS, "5C28FDAE")).containsExactly("computer/2");
        assertThat(connection.findBySerial(COMPUTERS, " ")).isEmpty();
    }

    @Test
    @DisplayName("R34 More hits than a page holds are all looked at")
    void readsAllPagesOfASearch() throws Exception {
        jamf.takeEveryStarForAWildcard();
        var fleet = jamf.fleet(COMPUTERS, 45).stream()
                .map(device -> device.withSerial("S" + device.serial()))
                .toList();
        jamf.tenant().set(fleet);
        jamf.tenant()
                .add(SimulatedDevice.in(COMPUTERS, "computer/2000").serial("S*").build());
        assertThat(connection.findBySerial(COMPUTERS, "S*")).containsExactly("computer/2000");
        assertThat(connection.asked(Asked.Kind.LOOKUP)).hasSize(3);
    }

    @Test
    @DisplayName("R34 An id of the other inventory, and one that Jamf never gives, is absent without a question")
    void asksForNoIdThatCannotBe() throws Exception {
        jamf.hold(COMPUTERS, "C02A");
        for (var id : List.of("mobile/1", "1", "computer/", "computer/1\",id==\"1", "computer/x", "computer/-1")) {
            assertThat(connection.findById(COMPUTERS, id)).as(id).isEmpty();
        }
        assertThat(connection.asked(Asked.Kind.LOOKUP)).isEmpty();
    }

    @Test
    @DisplayName("R34 A 404 of the server is no absence of a device")
    void aMissingListIsNoAbsence() {
        jamf.onlyVersions();
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.findById(COMPUTERS, "computer/1"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS));
    }

    @Test
    @DisplayName("R34 A record that is found and can't be read is no absence")
    void anUnreadableRecordIsNoAbsence() {
        jamf.hold(COMPUTERS, "C02A");
        jamf.tenant().set(List.of(jamf.tenant().all().get(0).asUnreadable()));
        assertUnreadable(() -> connection.findById(COMPUTERS, "computer/1"));
        assertUnreadable(() -> connection.findBySerial(COMPUTERS, "C02A"));
    }

    @Test
    @DisplayName("R34 A record that is found by its serial and comes without it is no absence")
    void aRecordWithoutItsSerialIsNoAbsence() throws Exception {
        jamf.hold(MOBILE_DEVICES, "DMPA");
        jamf.breakHardwareOf("mobile/1");
        assertThat(connection.findById(MOBILE_DEVICES, "mobile/1")).isPresent();
        assertUnreadable(() -> connection.findBySerial(MOBILE_DEVICES, "DMPA"));
    }

    @Test
    void namesThePrivilegeThatALookUpLacks() {
        jamf.forbid(MOBILE_DEVICES);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.findById(MOBILE_DEVICES, "mobile/1"))
                .withMessageContaining("\"Read Mobile Devices\"");
    }

    private static String id(Partition partition, int number) {
        return JamfInventory.of(partition).sourceId(String.valueOf(number));
    }

    private static void assertUnreadable(ThrowingCallable call) {
        assertThatExceptionOfType(SourceException.class).isThrownBy(call).satisfies(e -> assertThat(e.kind())
                .isEqualTo(Kind.MALFORMED));
    }
}
