package dev.rollcall.kandji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.SourceConnection;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Iru's own, beyond the contract. */
final class KandjiSourceTest {
    private final KandjiSource source = new KandjiSource();
    private final KandjiSimulator iru = new KandjiSimulator(true);
    private final OutboundHttp http = new OutboundHttp(HttpOptions.STRICT.insecure(), Clock.systemUTC());
    private final SourceConnection connection;

    KandjiSourceTest() throws SourceException {
        var settings = Settings.of(KandjiSpec.SPEC.settings(), iru.settings());
        connection = SourceConnection.open(source, settings, http, Clock.systemUTC(), warning -> {});
    }

    @BeforeEach
    void enrolThree() {
        iru.tenant().set(iru.fleet(Partition.DEVICES, 3));
    }

    @AfterEach
    void close() {
        connection.close();
        http.close();
        iru.close();
    }

    @Test
    void walksTheListByDeviceIdToAnEmptyPage() throws Exception {
        var devices = new CollectedDevices();
        var reading = connection.read(Partition.DEVICES, devices);
        assertThat(reading.completeness().isComplete()).isTrue();
        assertThat(devices.devices()).hasSize(3);
        assertThat(iru.journal())
                .extracting(entry -> entry.request().parameter("offset").orElseThrow())
                .containsExactly("0", "3");
        assertThat(iru.journal()).allSatisfy(entry -> {
            assertThat(entry.request().parameter("ordering")).contains("device_id");
            assertThat(entry.request().parameter("limit")).contains("300");
        });
    }

    @Test
    void detailsComeWithTheirUnits() throws Exception {
        var id = firstId();
        var sink = new Sink();
        source.readDetails(connection.context(), Partition.DEVICES, List.of(id), sink);
        assertThat(sink.devices.get(id))
                .satisfies(
                        device -> assertThat(device.spec(StandardSpecs.MEMORY)).contains(8L << 30))
                .satisfies(
                        device -> assertThat(device.spec(StandardSpecs.STORAGE)).contains(228_270_000_000L));
    }

    @Test
    void detailsThatCannotBeReadAreRejectedAndTheOthersCome() throws Exception {
        var ids = ids();
        iru.onRequest(RequestMatch.of(Asked.Kind.DETAIL).nth(1)).reply(Reply.json(Map.of("general", "gone")));
        var sink = new Sink();
        source.readDetails(connection.context(), Partition.DEVICES, ids, sink);
        assertThat(sink.rejected).hasSize(1);
        assertThat(sink.devices).hasSize(2);
    }

    @Test
    void aMissingPermissionForDetailsIsNamed() {
        iru.onRequest(RequestMatch.of(Asked.Kind.DETAIL)).reply(403);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() ->
                        source.readDetails(connection.context(), Partition.DEVICES, List.of(firstId()), new Sink()))
                .withMessageContaining("\"Device details\"")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION));
    }

    @ParameterizedTest
    @DisplayName("R34 An id that is no UUID is absent, and never makes another address")
    @ValueSource(strings = {"17", "computer/5", "a b", "../users", "%2e%2e", "?", "..", " "})
    void findsNothingUnderAnIdThatIsNoUuid(String id) throws Exception {
        assertThat(source.findById(connection.context(), Partition.DEVICES, id)).isEmpty();
        assertThat(iru.journal()).noneMatch(entry -> entry.asked().kind() == Asked.Kind.LIST);
    }

    @Test
    @DisplayName("R34 A refusal of a right id is no absence")
    void aBadRequestForAUuidThrows() {
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(400);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source.findById(connection.context(), Partition.DEVICES, firstId()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.BAD_REQUEST));
    }

    @Test
    @DisplayName("R34 A gateway that knows no such address is no absence")
    void aGatewaysNotFoundThrows() {
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(KandjiSimulator.noRoute());
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source.findById(connection.context(), Partition.DEVICES, firstId()))
                .withMessageContaining("Settings > Access")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS));
    }

    @Test
    void anotherDeviceThanTheOneAskedForIsRefused() {
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of("device_id", "9b534c11-a7e3-4f34-bceb-c674941622d7")));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source.findById(connection.context(), Partition.DEVICES, firstId()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void takesABareObjectAsTheAnswerToASearch() throws Exception {
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(Map.of("device_id", firstId(), "serial_number", "FVH0TEST1")));
        assertThat(source.findBySerial(connection.context(), Partition.DEVICES, "FVH0TEST1"))
                .extracting(Device::sourceId)
                .containsExactly(firstId());
        assertThat(source.findBySerial(connection.context(), Partition.DEVICES, "0TEST"))
                .isEmpty();
    }

    @Test
    void searchesBehindAPageOfOtherSerials() throws Exception {
        var fleet = iru.fleet(Partition.DEVICES, 90);
        iru.tenant().set(fleet);
        iru.limitRows(40);
        var last = fleet.get(89).withSerial("T");
        iru.tenant().replace(last);
        assertThat(source.findBySerial(connection.context(), Partition.DEVICES, "T"))
                .extracting(Device::sourceId)
                .containsExactly(last.sourceId());
    }

    @Test
    @DisplayName("R34 A record that can't be read is no absence")
    void anUnreadableFindThrows() {
        iru.tenant().replace(iru.tenant().all().get(0).asUnreadable());
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP))
                .reply(Reply.json(List.of(Map.of("device_id", firstId(), "serial_number", List.of("x")))));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source.findBySerial(connection.context(), Partition.DEVICES, "FVH0TEST1"))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    @Test
    void aBlankSerialIsNotSearchedFor() throws Exception {
        assertThat(source.findBySerial(connection.context(), Partition.DEVICES, "  "))
                .isEmpty();
        assertThat(iru.journal()).isEmpty();
    }

    @Test
    void aCheckTriesEachPermissionOnce() throws Exception {
        var report = connection.check();
        assertThat(report.passed()).isTrue();
        assertThat(report.items())
                .extracting(CheckReport.Item::subject)
                .containsExactly(
                        "Permission \"Device list\"", "Permission \"Device ID\"", "Permission \"Device details\"");
        assertThat(iru.journal())
                .extracting(JournalEntry::asked)
                .extracting(Asked::kind)
                .containsExactly(Asked.Kind.LIST, Asked.Kind.LOOKUP, Asked.Kind.DETAIL);
        assertThat(iru.journal().get(0).request().parameter("limit")).contains("1");
    }

    @Test
    void aCheckSaysWhatIsLostWithoutAPermissionForOneDevice() throws Exception {
        iru.onRequest(RequestMatch.of(Asked.Kind.DETAIL)).reply(403);
        iru.onRequest(RequestMatch.of(Asked.Kind.LOOKUP)).reply(403);
        var report = connection.check();
        assertThat(report.passed()).isTrue();
        assertThat(report.items())
                .extracting(CheckReport.Item::outcome)
                .containsExactly(Outcome.PASSED, Outcome.WARNING, Outcome.WARNING);
        assertThat(report.items().get(1).message())
                .contains("lacks the permission \"Device ID\"")
                .contains("no lifecycle ends");
        assertThat(report.items().get(2).message())
                .contains("lacks the permission \"Device details\"")
                .contains("memory");
    }

    @Test
    void aCheckNamesTheMissingPermissionForTheList() throws Exception {
        iru.onRequest(RequestMatch.list(Partition.DEVICES)).reply(403);
        var report = connection.check();
        assertThat(report.passed()).isFalse();
        assertThat(report.items())
                .singleElement()
                .satisfies(item -> assertThat(item.message()).contains("\"Device list\""))
                .satisfies(item -> assertThat(item.cure()).contains("Settings > Access"));
    }

    @Test
    void aCheckOfAnEmptyTenantSaysWhatItCouldNotTry() throws Exception {
        iru.tenant().set(List.of());
        var report = connection.check();
        assertThat(report.passed()).isTrue();
        assertThat(report.items())
                .extracting(CheckReport.Item::outcome)
                .containsExactly(Outcome.PASSED, Outcome.WARNING);
    }

    @Test
    void aCheckOfAnotherProductFails() throws Exception {
        iru.onRequest(RequestMatch.reads()).reply(Reply.json(Map.of("results", List.of())));
        assertThat(connection.check().passed()).isFalse();
    }

    private String firstId() {
        return ids().get(0);
    }

    private List<String> ids() {
        return iru.tenant().all().stream().map(device -> device.sourceId()).toList();
    }

    /** Keeps what the details bring. */
    private static final class Sink implements DeviceSink {
        private final Map<String, Device> devices = new LinkedHashMap<>();
        private final List<Optional<String>> rejected = new ArrayList<>();

        @Override
        public boolean accept(Device device) {
            return devices.put(device.sourceId(), device) == null;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            rejected.add(Optional.ofNullable(sourceId));
        }

        @Override
        public void restart(String reason) {
            throw new AssertionError(reason);
        }
    }
}
