package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the real plugins read from the tenants is what these hold, traps included. */
class HonestyTest {
    private static final int DEVICES = 3_000;
    private static final Instant EARLIEST = Instant.parse("2000-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final FleetGenerator fleet = new FleetGenerator(42, FleetOptions.of(DEVICES));

    @Test
    void thePluginReadsFromKandjiWhatTheTenantHolds() throws Exception {
        try (var tenant = KandjiTenant.start(TenantFleet.all(fleet));
                var reader = Reader.of(tenant)) {
            var result = reader.read();

            assertThat(result.isComplete()).isTrue();
            assertSame(held(tenant), result.devices());
            assertThat(result.devices()).hasSizeGreaterThan(DEVICES * 3 / 4);
        }
    }

    @Test
    void thePluginReadsFromJamfWhatTheTenantHolds() throws Exception {
        try (var tenant = JamfTenant.start(TenantFleet.all(fleet));
                var reader = Reader.of(tenant)) {
            var result = reader.read();

            assertThat(result.isComplete()).isTrue();
            assertSame(held(tenant), result.devices());
            assertThat(tenant.size(JamfList.COMPUTERS)).isGreaterThan(500);
            assertThat(tenant.size(JamfList.MOBILE_DEVICES)).isGreaterThan(300);
            for (var entry : held(tenant).entrySet()) {
                assertHardware(entry.getValue(), read(result.devices(), entry.getKey()), 1 << 20);
            }
        }
    }

    @Test
    void theDetailsInKandjiAreTheDevicesOwn() throws Exception {
        try (var tenant = KandjiTenant.start(TenantFleet.all(fleet));
                var reader = Reader.of(tenant)) {
            var held = held(tenant);
            var details = reader.details(List.copyOf(held.keySet()));

            assertThat(details).hasSameSizeAs(held);
            for (var entry : held.entrySet()) {
                assertHardware(entry.getValue(), read(details, entry.getKey()), 10_000_000);
            }
        }
    }

    @Test
    void lookUpsFindInKandjiWhatIsListed() throws Exception {
        try (var tenant = KandjiTenant.start(TenantFleet.all(fleet));
                var reader = Reader.of(tenant)) {
            assertLookUps(tenant, reader);
        }
    }

    @Test
    void lookUpsFindInJamfWhatIsListed() throws Exception {
        try (var tenant = JamfTenant.start(TenantFleet.all(fleet));
                var reader = Reader.of(tenant)) {
            assertLookUps(tenant, reader);
        }
    }

    @Test
    void theCheckPassesOnEachTenant() throws Exception {
        try (var kandji = KandjiTenant.start(TenantFleet.all(fleet));
                var jamf = JamfTenant.start(TenantFleet.all(fleet));
                var kandjiReader = Reader.of(kandji);
                var jamfReader = Reader.of(jamf)) {
            assertThat(kandjiReader.check().passed()).isTrue();
            assertThat(jamfReader.check().passed()).isTrue();
        }
    }

    @Test
    @DisplayName("R1 no plugin sends a tenant anything but reads and token requests")
    void nothingIsEverWritten() throws Exception {
        try (var kandji = KandjiTenant.start(TenantFleet.all(fleet));
                var jamf = JamfTenant.start(TenantFleet.all(fleet));
                var kandjiReader = Reader.of(kandji);
                var jamfReader = Reader.of(jamf)) {
            kandjiReader.read();
            jamfReader.read();
            jamfReader.bySerial("C0NOWHERE");

            assertThat(kandji.requests().writes()).isEmpty();
            assertThat(jamf.requests().writes()).isEmpty();
            assertThat(jamf.requests().counts()).containsEntry("/api/oauth/token", 1L);
            assertThat(kandji.requests().counts()).containsOnlyKeys("/api/v1/devices");
        }
    }

    private static Map<String, MdmDevice> held(MdmTenant tenant) {
        var held = new LinkedHashMap<String, MdmDevice>();
        tenant.devices().forEach(device -> held.put(device.sourceId(), device));
        return held;
    }

    private static Device read(Map<String, Device> devices, String sourceId) {
        var device = devices.get(sourceId);
        assertThat(device).as(sourceId).isNotNull();
        return device;
    }

    private static void assertSame(Map<String, MdmDevice> held, Map<String, Device> read) {
        assertThat(read.keySet()).isEqualTo(held.keySet());
        held.forEach((id, device) -> assertSame(device, read(read, id)));
    }

    private static void assertSame(MdmDevice held, Device read) {
        assertThat(read.serial().map(SerialIndex::compact).orElse(""))
                .as(held.toString())
                .isEqualTo(SerialIndex.compact(held.serial()));
        assertThat(read.spec(StandardSpecs.NAME)).contains(held.name().strip());
        assertThat(read.spec(StandardSpecs.MODEL)).contains(held.model().name());
        assertThat(read.spec(StandardSpecs.OS_VERSION)).contains(held.osVersion());
        assertThat(read.enrolment().state())
                .as(held.toString())
                .isIn(held.isEnrolled() ? List.of(Enrolment.State.ENROLLED, Enrolment.State.LOCKED) : gone());
        assertThat(read.lastEnrolled()).contains(held.enrolled());
        var isDate = held.lastContact().isAfter(EARLIEST) && held.lastContact().isBefore(LATEST);
        assertThat(read.lastContact().isPresent()).isEqualTo(isDate);
        read.lastContact().ifPresent(contact -> assertThat(contact).isEqualTo(held.lastContact()));
        assertSameUser(held, read.user());
    }

    private static List<Enrolment.State> gone() {
        return List.of(Enrolment.State.UNMANAGED, Enrolment.State.LEFT);
    }

    private static void assertSameUser(MdmDevice held, ObservedUser read) {
        switch (held.user().kind()) {
            case NOT_REPORTED -> assertThat(read).isInstanceOf(ObservedUser.NotReported.class);
            case NOBODY -> assertThat(read).as(held.toString()).isEqualTo(ObservedUser.unassigned());
            case ASSIGNED -> {
                assertThat(read).isInstanceOf(AssignedUser.class);
                assertThat(((AssignedUser) read).email()).contains(held.user().email());
                assertThat(((AssignedUser) read).displayName())
                        .contains(held.user().name());
            }
        }
    }

    private static void assertHardware(MdmDevice held, Device read, long storageTolerance) {
        var isMac = held.model().os() == Os.MACOS;
        assertThat(read.spec(StandardSpecs.MODEL_IDENTIFIER))
                .contains(held.model().number());
        if (isMac) {
            assertThat(read.spec(StandardSpecs.MEMORY).orElse(0L)).isEqualTo(Math.max(0, held.memoryBytes()));
        }
        assertThat(read.spec(StandardSpecs.STORAGE).orElse(0L))
                .isCloseTo(Math.max(0, held.storageBytes()), within(storageTolerance));
        assertThat(read.spec(StandardSpecs.WIFI_MAC).isPresent())
                .isEqualTo(!held.mac().isEmpty());
    }

    /** Jamf Pro compares whole serials, and its plugin asks without the blanks around them. */
    private static boolean isOddInJamf(MdmTenant tenant, MdmDevice device) {
        return tenant instanceof JamfTenant
                && !device.serial().equals(device.serial().replaceAll("[\\s\u00a0]", ""));
    }

    /** Among the first ones are all traps; what is gone is found no more, and found again when it is back. */
    private static void assertLookUps(MdmTenant tenant, Reader reader) throws Exception {
        var some = tenant.devices().limit(400).toList();
        for (var device : some) {
            assertThat(reader.byId(device.sourceId())).hasValueSatisfying(found -> assertSame(device, found));
            if (device.serial().isBlank() || isOddInJamf(tenant, device)) {
                continue;
            }
            assertThat(reader.bySerial(device.serial()))
                    .as(device.toString())
                    .anySatisfy(found -> assertThat(found.sourceId()).isEqualTo(device.sourceId()));
        }
        var plain = some.stream()
                .filter(device -> device.enrolment() == FleetEnrolment.ENROLLED)
                .filter(device -> device.serial().matches("C0[0-9A-Z]{9}"))
                .findFirst()
                .orElseThrow();
        tenant.vanish(plain.serial());
        assertThat(reader.byId(plain.sourceId())).isEmpty();
        assertThat(reader.bySerial(plain.serial()))
                .noneMatch(found -> found.sourceId().equals(plain.sourceId()));
        tenant.bringBack(plain.sourceId());
        assertThat(reader.byId(plain.sourceId())).isPresent();
    }
}
