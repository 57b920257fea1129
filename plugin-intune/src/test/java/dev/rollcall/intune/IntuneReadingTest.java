package dev.rollcall.intune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import dev.rollcall.testkit.simulator.SimulatedUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How the list is walked, and the users of its devices are looked up. */
final class IntuneReadingTest {
    private final IntuneSimulator intune = new IntuneSimulator();

    @AfterEach
    void close() {
        intune.close();
    }

    @Test
    void asksForAThousandDevicesAndOnlyForWhatIsUsed() throws Exception {
        intune.tenant().set(intune.fleet(Partition.DEVICES, 3));
        try (var connection = IntuneConnection.to(intune)) {
            assertThat(connection.read().devices()).hasSize(3);
            assertThat(connection.asked(Asked.Kind.LIST)).singleElement().satisfies(request -> {
                assertThat(request.parameter("$top")).contains("1000");
                assertThat(request.parameter("$select").orElseThrow().split(","))
                        .contains("id", "serialNumber", "userPrincipalName", "managementState")
                        .doesNotContain("physicalMemoryInBytes", "hardwareInformation");
                assertThat(request.path()).isEqualTo("/v1.0/deviceManagement/managedDevices");
            });
        }
    }

    @Test
    void followsTheNextLinkUnchangedWhateverIsInIt() throws Exception {
        var link = intune.baseUrl() + IntuneSimulator.DEVICES
                + "?$skiptoken=LastDeviceName%3d%27A%26B%2520%27%2cx&%24select=id&odd=a+b";
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                .reply(Reply.json(Map.of("value", List.of(Map.of("id", "1")), "@odata.nextLink", link)));
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                .reply(Reply.json(Map.of("value", List.of(Map.of("id", "2")))));
        try (var connection = IntuneConnection.to(intune)) {
            assertThat(connection.read().ids()).containsExactly("1", "2");
            var second = connection.asked(Asked.Kind.LIST).get(1);
            assertThat(second.parameter("$skiptoken")).contains("LastDeviceName='A&B%20',x");
            assertThat(second.parameter("odd")).contains("a b");
            assertThat(second.parameter("$select")).contains("id");
            assertThat(second.parameter("$top")).isEmpty();
        }
    }

    @Test
    void neverFollowsALinkToAnotherHost() throws Exception {
        try (var other = new IntuneSimulator();
                var connection = IntuneConnection.to(intune)) {
            intune.onRequest(RequestMatch.of(Asked.Kind.LIST))
                    .reply(Reply.json(
                            Map.of("value", List.of(), "@odata.nextLink", other.baseUrl() + IntuneSimulator.DEVICES)));
            assertThat(connection.read().failure().kind()).isEqualTo(Kind.SETTINGS);
            assertThat(other.journal()).isEmpty();
        }
    }

    @Test
    @DisplayName("R2 An empty page with a link behind it is not the end")
    void readsOnBehindAnEmptyPage() throws Exception {
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                .reply(Reply.json(Map.of(
                        "value",
                        List.of(),
                        "@odata.nextLink",
                        intune.baseUrl() + IntuneSimulator.DEVICES + "?$skiptoken=x")));
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(1))
                .reply(Reply.json(Map.of("value", List.of(Map.of("id", "1")))));
        try (var connection = IntuneConnection.to(intune)) {
            assertThat(connection.read().ids()).containsExactly("1");
        }
    }

    @Test
    void theCountOfAPageIsNoTotal() throws Exception {
        intune.tenant().set(intune.fleet(Partition.DEVICES, 100));
        try (var connection = IntuneConnection.to(intune)) {
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices()).hasSize(100);
            assertThat(result.reading().statedTotal()).isEmpty();
        }
    }

    @Test
    void aDeviceThatIsRenamedToTheEndMeanwhileIsTakenOnce() throws Exception {
        intune.tenant().set(hundred());
        var renamed = intune.tenant().all().get(3);
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(2))
                .change(tenant -> tenant.replace(named(renamed, "zzz")));
        try (var connection = IntuneConnection.to(intune)) {
            var result = connection.read();
            assertThat(result.devices()).hasSize(100);
            assertThat(result.device(renamed.sourceId()).spec(StandardSpecs.NAME))
                    .as("the later record counts")
                    .contains("zzz");
        }
    }

    @Test
    @DisplayName("R34 A device that is renamed out of the walk is found by both look-ups, so it is not gone")
    void aDeviceThatIsRenamedOutOfTheWalkIsFoundByLookUp() throws Exception {
        intune.tenant().set(hundred());
        var renamed = intune.tenant().all().get(97);
        intune.onRequest(RequestMatch.of(Asked.Kind.LIST).nth(2))
                .change(tenant -> tenant.replace(named(renamed, "aaa")));
        try (var connection = IntuneConnection.to(intune)) {
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.ids()).hasSize(99).doesNotContain(renamed.sourceId());
            assertThat(connection.findById(renamed.sourceId())).isPresent();
            assertThat(connection.findBySerial(renamed.serial())).containsExactly(renamed.sourceId());
        }
    }

    @Test
    @DisplayName("R6 A virtual machine that is left out is named, so it does not count as gone")
    void whatIsLeftOutIsNamed() throws Exception {
        intune.tenant().set(intune.fleet(Partition.DEVICES, 3));
        var id = intune.tenant().all().get(1).sourceId();
        intune.fields(id, Map.of("model", "Cloud PC Enterprise 2vCPU/8GB/128GB"));
        try (var connection = IntuneConnection.to(intune, Map.of(IntuneSpec.VIRTUAL_MACHINES, "false"))) {
            var result = connection.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.ids()).hasSize(2).doesNotContain(id);
            assertThat(result.rejected()).singleElement().satisfies(record -> assertThat(record.sourceId())
                    .contains(id));
        }
    }

    @Test
    void addressesComeFromTheDirectoryTwentyUsersAtATimeAndEachOnce() throws Exception {
        intune.tenant().set(hundred());
        try (var connection = IntuneConnection.to(intune, Map.of(IntuneSpec.USERS, "directory"))) {
            assertThat(connection.read().devices()).hasSize(100);
            var asked = connection.asked(Asked.Kind.DETAIL).stream()
                    .flatMap(request -> urls(request).stream())
                    .toList();
            assertThat(asked).doesNotHaveDuplicates().allSatisfy(url -> assertThat(url)
                    .startsWith("/users/")
                    .contains("$select=")
                    .contains("proxyAddresses"));
            assertThat(connection.asked(Asked.Kind.DETAIL))
                    .allSatisfy(request -> assertThat(urls(request)).hasSizeBetween(1, 20));
        }
    }

    @Test
    @DisplayName("R7 A user whom the directory does not have any more is not to be assigned")
    void usersAreLookedUpInTheDirectory() throws Exception {
        var ann = new SimulatedUser.Somebody("ann@mail.example", "Ann");
        var bob = new SimulatedUser.Somebody("bob@mail.example", "Bob");
        intune.tenant().set(List.of(held(1, ann), held(2, bob), held(3, SimulatedUser.NOBODY)));
        intune.user(
                IntuneRecords.userId(ann),
                Optional.of(Map.of(
                        "id",
                        IntuneRecords.userId(ann),
                        "mail",
                        "ann@mail.example",
                        "proxyAddresses",
                        List.of("smtp:ann@corp.example"),
                        "accountEnabled",
                        true)));
        intune.user(IntuneRecords.userId(bob), Optional.empty());
        try (var connection = IntuneConnection.to(
                intune, Map.of(IntuneSpec.USERS, "directory", IntuneSpec.EMAIL_DOMAIN, "Corp.Example"))) {
            var result = connection.read();
            assertThat(user(result.device(id(1))).email()).contains("ann@corp.example");
            assertThat(user(result.device(id(2))).isArchived()).isTrue();
            assertThat(result.device(id(3)).user()).isEqualTo(ObservedUser.unassigned());
            assertThat(user(connection.findById(id(1)).orElseThrow()).email())
                    .as("a look-up says the same")
                    .contains("ann@corp.example");
        }
    }

    @Test
    void primaryUsersAreAskedForEachDeviceButThoseOfManagers() throws Exception {
        var ann = new SimulatedUser.Somebody("ann@mail.example", "Ann");
        var technician = new SimulatedUser.Somebody("tech@mail.example", "Technician");
        intune.tenant().set(List.of(held(1, technician), held(2, ann), held(3, technician)));
        intune.primaryUsers(id(1), List.of(IntuneRecords.user(ann)));
        intune.primaryUsers(id(2), List.of());
        intune.fields(id(3), Map.of("deviceEnrollmentType", "deviceEnrollmentManager"));
        try (var connection = IntuneConnection.to(intune, Map.of(IntuneSpec.USERS, "primary"))) {
            var result = connection.read();
            assertThat(user(result.device(id(1))).email()).contains("ann@mail.example");
            assertThat(result.device(id(2)).user()).isEqualTo(ObservedUser.unassigned());
            assertThat(result.device(id(3)).user()).isInstanceOf(ObservedUser.NotReported.class);
            assertThat(connection.asked(Asked.Kind.DETAIL))
                    .singleElement()
                    .satisfies(request ->
                            assertThat(urls(request)).hasSize(2).allMatch(url -> url.contains("/users?$select=")));
        }
    }

    @Test
    void aMissingPermissionForUsersIsNamed() throws Exception {
        intune.tenant().set(hundred());
        intune.onRequest(RequestMatch.of(Asked.Kind.DETAIL)).reply(403);
        try (var connection = IntuneConnection.to(intune, Map.of(IntuneSpec.USERS, "directory"))) {
            var failure = connection.read().failure();
            assertThat(failure.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(failure).hasMessageContaining("User.Read.All");
        }
    }

    private List<SimulatedDevice> hundred() {
        return IntStream.range(100, 200)
                .mapToObj(number -> SimulatedDevice.in(Partition.DEVICES, id(number))
                        .serial("SERIAL" + number)
                        .name("desk-" + number)
                        .user(new SimulatedUser.Somebody("person" + number % 30 + "@example.com", "Person"))
                        .build())
                .toList();
    }

    private static SimulatedDevice held(int number, SimulatedUser user) {
        return SimulatedDevice.in(Partition.DEVICES, id(number)).user(user).build();
    }

    private static SimulatedDevice named(SimulatedDevice device, String name) {
        return SimulatedDevice.in(device.partition(), device.sourceId())
                .serial(device.serial())
                .name(name)
                .user(device.user())
                .build();
    }

    private static List<String> urls(SimulatedRequest batch) {
        return batch.json()
                .path("requests")
                .valueStream()
                .map(request -> request.path("url").asString())
                .toList();
    }

    private static AssignedUser user(Device device) {
        assertThat(device.user()).isInstanceOf(AssignedUser.class);
        return (AssignedUser) device.user();
    }

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }
}
