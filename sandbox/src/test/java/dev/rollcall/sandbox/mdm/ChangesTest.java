package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people and devices do to a tenant shows in the plugin's next reading. */
class ChangesTest {
    private static final FleetGenerator FLEET =
            new FleetGenerator(5, FleetOptions.of(200).withoutTraps());

    static Stream<MdmTenant> tenants() {
        return Stream.of(
                KandjiTenant.start(TenantFleet.all(FLEET)),
                JamfTenant.start(TenantFleet.all(FLEET)),
                IntuneTenant.start(TenantFleet.all(FLEET)));
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void whoHasItShows(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            var some = tenant.devices().limit(3).toList();
            tenant.assign(some.get(0).serial().toLowerCase(Locale.ROOT), "new@example.com", "New Person");
            tenant.unassign(some.get(1).sourceId());
            tenant.hideUser(some.get(2).serial());

            var read = reader.read().devices();
            assertThat(user(read, some.get(0))).isInstanceOfSatisfying(AssignedUser.class, user -> {
                assertThat(user.email()).contains("new@example.com");
                assertThat(user.displayName()).contains("New Person");
            });
            assertThat(user(read, some.get(1))).isEqualTo(ObservedUser.unassigned());
            assertThat(user(read, some.get(2))).isInstanceOf(ObservedUser.NotReported.class);
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void aWipedDeviceIsListedButNotEnrolledAndReturnsUnderAnotherId(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            var device = tenant.devices().skip(5).findFirst().orElseThrow();
            tenant.wipe(device.serial());
            assertThat(reader.byId(device.sourceId()))
                    .hasValueSatisfying(
                            found -> assertThat(found.enrolment().isEnrolled()).isFalse());

            var again = tenant.enrolAgain(device.serial(), "next@example.com", "Next One");
            assertThat(again.sourceId()).isNotEqualTo(device.sourceId());
            assertThat(reader.byId(device.sourceId())).isEmpty();
            assertThat(reader.bySerial(device.serial())).singleElement().satisfies(found -> {
                assertThat(found.sourceId()).isEqualTo(again.sourceId());
                assertThat(found.enrolment().isEnrolled()).isTrue();
            });
            assertThat(reader.read().devices()).containsKey(again.sourceId()).doesNotContainKey(device.sourceId());
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void devicesVanishAndComeBack(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            var before = reader.read().devices();
            var gone = tenant.vanish(20);
            assertThat(reader.read().devices()).hasSize(before.size() - 20);
            tenant.bringBack(gone.get(0).serial());
            assertThat(reader.read().devices()).containsKey(gone.get(0).sourceId());

            tenant.vanishAll();
            var nothing = reader.read();
            assertThat(nothing.isComplete()).isTrue();
            assertThat(nothing.devices()).isEmpty();

            tenant.bringBackAll();
            assertThat(reader.read().devices()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void versionsContactsAndNewDevicesShow(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            var device = tenant.devices().findFirst().orElseThrow();
            var contact = Instant.parse("2026-11-22T11:00:00Z");
            tenant.osVersion(device.serial(), "27.0");
            tenant.checkIn(device.serial(), contact);
            var added = tenant.add(draft -> draft.serial("HANDMADE1").assignedTo("a@example.com", "A"));

            var read = reader.read().devices();
            assertThat(read.get(device.sourceId())).isNotNull().satisfies(found -> {
                assertThat(found.spec(StandardSpecs.OS_VERSION)).contains("27.0");
                assertThat(found.lastContact()).contains(contact);
            });
            assertThat(read).containsKey(added.sourceId());
            assertThat(reader.bySerial("HANDMADE1")).hasSize(1);
        }
    }

    @Test
    void aTenantTakesOnlyWhatItsVendorManages() {
        try (var jamf = JamfTenant.start(TenantFleet.none())) {
            var chromebook = FleetGenerator.models().stream()
                    .filter(model -> model.os() == FleetModel.Os.CHROMEOS)
                    .findFirst()
                    .orElseThrow();
            assertThatThrownBy(() -> jamf.add(draft -> draft.model(chromebook)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("another system");
        }
    }

    @Test
    void aDeviceMayBeInBothTenants() {
        try (var kandji = KandjiTenant.start(new TenantFleet(FLEET, index -> index < 150));
                var jamf = JamfTenant.start(new TenantFleet(FLEET, index -> index >= 100))) {
            var serials = jamf.devices().map(MdmDevice::serial).toList();
            assertThat(kandji.devices().map(MdmDevice::serial))
                    .anyMatch(serials::contains)
                    .anyMatch(serial -> !serials.contains(serial));
            assertThat(List.of(kandji.size(), jamf.size())).allMatch(size -> size > 20);
        }
    }

    private static ObservedUser user(Map<String, Device> read, MdmDevice of) {
        return Objects.requireNonNull(read.get(of.sourceId())).user();
    }
}
