package dev.rollcall.jamf;

import static dev.rollcall.jamf.JamfSimulator.COMPUTERS;
import static dev.rollcall.jamf.JamfSimulator.MOBILE_DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.Device;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the two lists are walked. */
final class JamfListTest {

    @Test
    @DisplayName("R8 Computer 5 and mobile device 5 are two devices")
    void qualifiesIdsByTheirInventory() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(both(jamf, 2));
            assertThat(connection.read(COMPUTERS).ids()).containsExactly("computer/1000", "computer/1001");
            assertThat(connection.read(MOBILE_DEVICES).ids()).containsExactly("mobile/1000", "mobile/1001");
        }
    }

    @Test
    @DisplayName("R8 An inventory that is switched off is not asked for")
    void asksForNothingOfAnInventoryThatIsSwitchedOff() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.COMPUTERS, "false"))) {
            jamf.forbid(COMPUTERS);
            jamf.tenant().set(both(jamf, 2));
            assertThat(JamfSpec.SPEC.partitions(connection.context().settings()))
                    .containsExactly(MOBILE_DEVICES);
            assertThat(connection.check().passed()).isTrue();
            assertThat(connection.read(MOBILE_DEVICES).isComplete()).isTrue();
            assertThat(jamf.journal()).noneMatch(entry -> entry.asked().isIn(COMPUTERS));
        }
    }

    @Test
    @DisplayName("R8 A missing privilege is named, and the other inventory is read")
    void namesTheMissingPrivilege() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(both(jamf, 2));
            jamf.forbid(MOBILE_DEVICES);
            var refused = connection.read(MOBILE_DEVICES);
            assertThat(refused.isComplete()).isFalse();
            assertThat(refused.failure().kind()).isEqualTo(Kind.PERMISSION);
            assertThat(refused.failure()).hasMessageContaining("\"Read Mobile Devices\"");
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
        }
    }

    @Test
    void asksForTheSectionsItNeedsAndNoMore() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(both(jamf, 1));
            connection.read(COMPUTERS);
            connection.read(MOBILE_DEVICES);
            assertThat(connection.asked(Asked.Kind.LIST))
                    .extracting(request -> request.parameters("section"))
                    .containsExactly(
                            List.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "OPERATING_SYSTEM", "STORAGE"),
                            List.of("GENERAL", "HARDWARE", "USER_AND_LOCATION", "NETWORK"));
        }
    }

    @Test
    void sortsEachListByItsIdThatNeverChanges() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            connection.read(COMPUTERS);
            connection.read(MOBILE_DEVICES);
            assertThat(connection.asked(Asked.Kind.LIST))
                    .extracting(request -> request.parameter("sort").orElseThrow())
                    .containsExactly("id:asc", "mobileDeviceId:asc");
        }
    }

    @Test
    @DisplayName("R2 A page that the server cuts below the size asked for is not the end")
    void readsOnWhereTheServerCutsThePages() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.PAGE_SIZE, "2000"))) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 47));
            var result = connection.read(COMPUTERS);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices()).hasSize(47);
            assertThat(connection.asked(Asked.Kind.LIST))
                    .extracting(request -> request.number("page", -1))
                    .containsExactly(0, 1, 2);
        }
    }

    @Test
    void halvesThePageOnA504AndGoesOnAtTheSameRow() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 45));
            jamf.onRequest(RequestMatch.list(COMPUTERS).nth(2)).change(tenant -> jamf.slowAbove(10));
            var result = connection.read(COMPUTERS);
            assertThat(result.ids())
                    .isEqualTo(jamf.tenant().in(COMPUTERS).stream()
                            .map(SimulatedDevice::sourceId)
                            .toList());
            assertThat(result.reading().restarts()).isZero();
            assertThat(pages(connection)).containsExactly("0 of 20", "1 of 20", "2 of 10", "3 of 10", "4 of 10");
        }
    }

    @Test
    void halvesThePageWhenNoAnswerComesInTime() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.impatientTo(jamf)) {
            jamf.tenant().set(jamf.fleet(MOBILE_DEVICES, 25));
            jamf.onRequest(RequestMatch.list(MOBILE_DEVICES).nth(2)).hang();
            var result = connection.read(MOBILE_DEVICES);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices()).hasSize(25);
            assertThat(pages(connection)).containsExactly("0 of 20", "1 of 20", "2 of 10");
        }
    }

    @Test
    void saysWhatToDoWhereEvenTheSmallestPageIsTooSlow() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 45));
            jamf.slowAbove(1);
            var result = connection.read(COMPUTERS);
            assertThat(result.failure().kind()).isEqualTo(Kind.PAGE_TOO_LARGE);
            assertThat(pages(connection)).containsExactly("0 of 20", "0 of 10");
        }
    }

    @Test
    @DisplayName("R7 One mobile device that the server can't process costs neither the page nor the device")
    void asksLenientlySoThatOneBadRecordDoesNotFailThePage() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(MOBILE_DEVICES, 3));
            jamf.breakHardwareOf("mobile/1001");
            var result = connection.read(MOBILE_DEVICES);
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices())
                    .extracting(Device::sourceId, device -> device.serial().isPresent())
                    .containsExactly(
                            tuple("mobile/1000", true), tuple("mobile/1001", false), tuple("mobile/1002", true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v4", "v3", "v2", "v1"})
    void goesDownToTheVersionThatTheServerHasAndRemembersIt(String version) throws Exception {
        try (var jamf = new JamfSimulator().onlyVersions(version, "v1");
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 3));
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
            var probes = connection.asked(Asked.Kind.OTHER).size();
            assertThat(probes).isEqualTo(JamfApi.VERSIONS.indexOf(version) + 1);
            assertThat(connection.read(COMPUTERS).devices()).hasSize(3);
            assertThat(connection.findById(COMPUTERS, "computer/1000")).isPresent();
            assertThat(connection.asked(Asked.Kind.OTHER)).hasSize(probes);
            assertThat(connection.asked(Asked.Kind.LIST))
                    .allMatch(request -> request.path().equals("/api/" + version + "/computers-inventory"));
        }
    }

    @Test
    void aRefusalIsNoReasonToTryAnotherVersion() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.forbid(COMPUTERS);
            assertThat(connection.read(COMPUTERS).failure().kind()).isEqualTo(Kind.PERMISSION);
            assertThat(jamf.journal())
                    .filteredOn(entry -> entry.asked().isIn(COMPUTERS))
                    .hasSize(1);
        }
    }

    @Test
    void findsTheVersionAnewAfterTheServerWasChanged() throws Exception {
        try (var jamf = new JamfSimulator().onlyVersions("v3");
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(jamf.fleet(COMPUTERS, 3));
            connection.read(COMPUTERS);
            jamf.onlyVersions("v4");
            assertThat(connection.read(COMPUTERS).isComplete()).isFalse();
            assertThat(connection.read(COMPUTERS).isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName("R2 A server without any version of the list is no empty list")
    void aServerThatHasNoListIsNotReadAsEmpty() throws Exception {
        try (var jamf = new JamfSimulator().onlyVersions();
                var connection = JamfConnection.to(jamf)) {
            var result = connection.read(COMPUTERS);
            assertThat(result.failure().kind()).isEqualTo(Kind.SETTINGS);
            assertThat(result.failure()).hasMessageContaining("no list of computers");
        }
    }

    @Test
    void readsAServerUnderAPortAndAPath() throws Exception {
        try (var jamf = new JamfSimulator().under("/jss");
                var connection = JamfConnection.to(jamf, Map.of(JamfSpec.URL, jamf.baseUrl() + "/jss/"))) {
            jamf.tenant().set(both(jamf, 2));
            assertThat(connection.read(COMPUTERS).devices()).hasSize(2);
            assertThat(connection.read(MOBILE_DEVICES).devices()).hasSize(2);
            assertThat(jamf.journal()).allMatch(entry -> entry.request().path().startsWith("/jss/api/"));
        }
    }

    @Test
    void sendsNoCookieThoughEachAnswerSetsOne() throws Exception {
        try (var jamf = new JamfSimulator();
                var connection = JamfConnection.to(jamf)) {
            jamf.tenant().set(both(jamf, 45));
            connection.read(COMPUTERS);
            connection.read(MOBILE_DEVICES);
            assertThat(jamf.journal())
                    .hasSizeGreaterThan(6)
                    .allMatch(entry -> entry.request().header("Cookie").isEmpty());
        }
    }

    @Test
    void usesFiveConnectionsAtTheMostAndWaitsLongerThanTheLoadBalancer() {
        assertThat(JamfSpec.SPEC.pace().concurrency()).isLessThanOrEqualTo(5);
        assertThat(JamfSpec.SPEC.timeout()).isGreaterThan(Duration.ofSeconds(90));
    }

    private static List<SimulatedDevice> both(JamfSimulator jamf, int size) {
        var devices = new ArrayList<>(jamf.fleet(COMPUTERS, size));
        devices.addAll(jamf.fleet(MOBILE_DEVICES, size));
        return devices;
    }

    private static List<String> pages(JamfConnection connection) {
        return connection.asked(Asked.Kind.LIST).stream()
                .map(request -> request.number("page", -1) + " of " + request.number("page-size", -1))
                .toList();
    }
}
