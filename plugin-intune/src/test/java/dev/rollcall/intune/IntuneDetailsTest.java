package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Memory, Ethernet address and UDID, twenty devices at a time. */
final class IntuneDetailsTest {
    private final IntuneSimulator intune = new IntuneSimulator();
    private final IntuneConnection connection;

    IntuneDetailsTest() throws SourceException {
        connection = IntuneConnection.to(intune);
    }

    @BeforeEach
    void enrolFortyFive() {
        intune.tenant().set(intune.fleet(Partition.DEVICES, 45));
    }

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void asksForTwentyDevicesAtATime() throws Exception {
        var details = connection.readDetails(ids());
        assertThat(details.devices).containsOnlyKeys(ids());
        assertThat(details.devices.values()).allSatisfy(device -> assertThat(device.spec(StandardSpecs.MEMORY))
                .contains(16L << 30));
        assertThat(batches())
                .extracting(request -> request.json().path("requests").size())
                .containsExactlyInAnyOrder(20, 20, 5);
        assertThat(batches().get(0).json().path("requests").path(0).path("url").asString())
                .startsWith("/deviceManagement/managedDevices/")
                .endsWith("?$select=id,physicalMemoryInBytes,ethernetMacAddress,udid");
    }

    @Test
    void whatABatchThrottlesIsAskedAgainAloneAndWaitedForByTheHost() throws Exception {
        intune.throttleParts(3);
        assertThat(connection.readDetails(ids()).devices).hasSize(45);
        assertThat(alone()).hasSize(3).allSatisfy(request -> assertThat(request.parameter("$select"))
                .contains("id,physicalMemoryInBytes,ethernetMacAddress,udid"));
    }

    @Test
    void whatIsThrottledAloneAsWellIsTriedAgain() throws Exception {
        intune.throttleParts(1);
        intune.onRequest(RequestMatch.of(Asked.Kind.DETAIL).nth(4)).reply(429);
        assertThat(connection.readDetails(ids()).devices).hasSize(45);
        assertThat(alone()).hasSize(2);
    }

    @Test
    void whatIsMissingFromABatchIsAskedAgainAlone() throws Exception {
        intune.onRequest(RequestMatch.of(Asked.Kind.DETAIL).nth(1))
                .reply(Reply.json(Map.of("responses", List.of(Map.of("id", "of another batch", "status", 200)))));
        assertThat(connection.readDetails(ids().subList(0, 3)).devices).hasSize(3);
        assertThat(alone()).hasSize(3);
    }

    @Test
    void detailsThatAreThoseOfAnotherDeviceAreRejectedAndTheOthersCome() throws Exception {
        var id = ids().get(1);
        intune.fields(id, Map.of("id", ids().get(2)));
        var details = connection.readDetails(ids());
        assertThat(details.rejected).singleElement().satisfies(rejected -> assertThat(rejected)
                .contains(id));
        assertThat(details.devices).hasSize(44);
    }

    @Test
    @DisplayName("R13 What is refused for one is a failure of all, with the permission named")
    void aMissingPermissionIsNamed() {
        intune.onRequest(RequestMatch.of(Asked.Kind.DETAIL)).reply(403);
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.readDetails(ids()))
                .withMessageContaining("DeviceManagementManagedDevices.Read.All")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.PERMISSION));
    }

    @Test
    void aBatchWithoutAnswersIsNotUnderstood() {
        intune.onRequest(RequestMatch.of(Asked.Kind.DETAIL)).reply(Reply.json(Map.of("value", List.of())));
        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> connection.readDetails(ids()))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
    }

    private List<String> ids() {
        return intune.tenant().all().stream().map(SimulatedDevice::sourceId).toList();
    }

    private List<SimulatedRequest> batches() {
        return connection.asked(Asked.Kind.DETAIL).stream()
                .filter(request -> request.path().equals(IntuneSimulator.BATCH))
                .toList();
    }

    private List<SimulatedRequest> alone() {
        return connection.asked(Asked.Kind.DETAIL).stream()
                .filter(request -> request.method().equals("GET"))
                .toList();
    }
}
