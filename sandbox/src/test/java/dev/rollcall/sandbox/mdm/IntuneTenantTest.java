package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the real plugin reads from a tenant of Intune is what it holds, traps included, and what is done to it shows. */
class IntuneTenantTest {
    private static final FleetGenerator FLEET = new FleetGenerator(42, FleetOptions.of(3_000));
    private static final Instant EARLIEST = Instant.parse("2000-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final IntuneTenant tenant = IntuneTenant.start(TenantFleet.all(FLEET));
    private final Reader reader = Reader.of(tenant);

    IntuneTenantTest() throws Exception {}

    @AfterEach
    void close() {
        reader.close();
        tenant.close();
    }

    @Test
    void thePluginReadsWhatTheTenantHolds() throws Exception {
        var result = reader.read();

        assertThat(result.isComplete()).isTrue();
        assertThat(result.devices()).hasSize(tenant.size()).hasSizeGreaterThan(2_000);
        tenant.devices().forEach(held -> assertSame(held, found(result.devices(), held)));
    }

    @Test
    void theDetailsAreTheDevicesOwn() throws Exception {
        var held = tenant.devices().limit(500).toList();
        var details = reader.details(held.stream().map(MdmDevice::sourceId).toList());

        assertThat(details).hasSize(500);
        for (var device : held) {
            assertThat(found(details, device).spec(StandardSpecs.MEMORY).orElse(0L))
                    .isEqualTo(Math.max(0, device.memoryBytes()));
        }
        assertThat(tenant.requests().counts()).containsEntry("/v1.0/$batch", 25L);
    }

    @Test
    void theListSaysNothingOfMemory() throws Exception {
        assertThat(reader.read().devices().values()).allSatisfy(device -> assertThat(device.spec(StandardSpecs.MEMORY))
                .isEmpty());
    }

    @Test
    void lookUpsFindWhatIsListed() throws Exception {
        for (var device : tenant.devices().limit(300).toList()) {
            assertThat(reader.byId(device.sourceId())).hasValueSatisfying(found -> assertSame(device, found));
            if (!SerialIndex.compact(device.serial()).isEmpty()
                    && device.serial().equals(device.serial().strip())) {
                assertThat(reader.bySerial(device.serial()))
                        .as(device.toString())
                        .anySatisfy(found -> assertThat(found.sourceId()).isEqualTo(device.sourceId()));
            }
        }
        var gone = tenant.vanish(1).get(0);
        assertThat(reader.byId(gone.sourceId())).isEmpty();
    }

    @Test
    @DisplayName("R1 the plugin sends the tenant nothing but reads and token requests")
    void nothingIsEverWritten() throws Exception {
        var first = tenant.devices().findFirst().orElseThrow();
        reader.check();
        reader.read();
        reader.details(List.of(first.sourceId()));
        reader.bySerial(first.serial());

        assertThat(tenant.requests().writes()).isEmpty();
        assertThat(tenant.tokensGiven()).isEqualTo(1);
        assertThat(tenant.requests().counts())
                .containsOnlyKeys(
                        "/" + IntuneTokens.TENANT + "/oauth2/v2.0/token",
                        "/v1.0/$batch",
                        "/v1.0/deviceManagement/managedDevices");
    }

    @Test
    void theListGoesByName() {
        var store = new DeviceStore(TenantFleet.all(FLEET), DeviceIds.uuids(11), EnumSet.allOf(Os.class));
        store.change(7, draft -> draft.name("!first"));
        var page = store.byName(NameOrder.Place.FIRST, 500);
        assertThat(page).hasSize(500).isSortedAccordingTo(Comparator.comparing(MdmDevice::name));
        assertThat(page.get(0).name()).isEqualTo("!first");
        var behind = store.byName(NameOrder.Place.of(page.get(499)), 500);
        assertThat(behind)
                .isSortedAccordingTo(Comparator.comparing(MdmDevice::name))
                .doesNotContainAnyElementsOf(page);
    }

    @Test
    @DisplayName("R34 A device that is renamed out of the walk is found by its id")
    void aDeviceThatIsRenamedOutOfTheWalkIsFoundByLookUp() throws Exception {
        var last = tenant.devices()
                .max((one, other) -> one.name().compareTo(other.name()))
                .orElseThrow();
        tenant.faults().beforePage(1, () -> tenant.change(last.sourceId(), draft -> draft.name("!first")));
        var result = reader.read();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.devices()).hasSize(tenant.size() - 1).doesNotContainKey(last.sourceId());
        assertThat(reader.byId(last.sourceId())).isPresent();
        assertThat(reader.read().devices()).containsKey(last.sourceId());
    }

    @Test
    @DisplayName("R6 every state is taken for what it means")
    void statesAreTakenForWhatTheyMean() throws Exception {
        for (var state : FleetEnrolment.values()) {
            var device = tenant.add(draft -> draft.serial("STATE" + state).enrolment(state));
            assertThat(reader.byId(device.sourceId()))
                    .hasValueSatisfying(
                            found -> assertThat(found.enrolment().isEnrolled()).isEqualTo(state.isEnrolled()));
        }
    }

    @Test
    void whoseADeviceIsShows() throws Exception {
        var device = tenant.add(draft -> draft.serial("OWN1").personal(true));
        assertThat(reader.byId(device.sourceId()).orElseThrow().ownership()).contains(Ownership.PERSONAL);
    }

    @Test
    void whatTheTenantLacksIsNamed() throws Exception {
        tenant.licensed(false);
        assertThat(reader.read().failure().kind()).isEqualTo(Kind.NOT_LICENSED);
        tenant.licensed(true);
        tenant.consented(false);
        assertThat(reader.read().failure().kind()).isEqualTo(Kind.PERMISSION);
        assertThat(reader.check().passed()).isFalse();
        tenant.consented(true);
        tenant.expireTokens();
        assertThat(reader.read().isComplete()).isTrue();
        assertThat(tenant.tokensGiven()).isEqualTo(2);
    }

    @Test
    void usersAreLookedUpWhereTheSettingsSaySo() throws Exception {
        var some = tenant.devices()
                .filter(device -> device.user().isAssigned())
                .findFirst()
                .orElseThrow();
        for (var users : List.of("directory", "primary")) {
            try (var looking = Reader.of(tenant, Map.of("users", users))) {
                var found = looking.byId(some.sourceId()).orElseThrow();
                assertSameUser(some, found.user());
                assertThat(looking.check().passed()).isTrue();
            }
        }
    }

    private static Device found(Map<String, Device> read, MdmDevice held) {
        return Objects.requireNonNull(read.get(held.sourceId()), held.toString());
    }

    private static void assertSame(MdmDevice held, Device read) {
        assertThat(SerialIndex.compact(read.serial().orElse(""))).isEqualTo(SerialIndex.compact(held.serial()));
        assertThat(read.spec(StandardSpecs.NAME)).contains(held.name().strip());
        assertThat(read.spec(StandardSpecs.MODEL)).contains(held.model().name());
        assertThat(read.spec(StandardSpecs.MANUFACTURER)).contains(held.model().manufacturer());
        assertThat(read.spec(StandardSpecs.OS)).contains(held.model().os().title());
        assertThat(read.spec(StandardSpecs.STORAGE).orElse(0L)).isEqualTo(Math.max(0, held.storageBytes()));
        assertThat(read.spec(StandardSpecs.WIFI_MAC).isPresent())
                .isEqualTo(!held.mac().isEmpty());
        assertThat(read.enrolment().isEnrolled()).as(held.toString()).isEqualTo(held.isEnrolled());
        assertThat(read.lastEnrolled()).contains(held.enrolled());
        var isDate = held.lastContact().isAfter(EARLIEST) && held.lastContact().isBefore(LATEST);
        assertThat(read.lastContact().isPresent()).isEqualTo(isDate);
        assertSameUser(held, read.user());
    }

    private static void assertSameUser(MdmDevice held, ObservedUser read) {
        switch (held.user().kind()) {
            case NOT_REPORTED -> assertThat(read).isInstanceOf(ObservedUser.NotReported.class);
            case NOBODY -> assertThat(read).as(held.toString()).isEqualTo(ObservedUser.unassigned());
            case ASSIGNED ->
                assertThat(read).isInstanceOfSatisfying(AssignedUser.class, user -> {
                    assertThat(user.email()).contains(held.user().email());
                    assertThat(user.displayName()).contains(held.user().name());
                });
        }
    }
}
