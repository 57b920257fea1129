package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the real plugin reads from a tenant of Google is what it holds, and what is done to it shows. */
class GoogleTenantTest {
    private static final FleetGenerator FLEET = new FleetGenerator(42, FleetOptions.of(12_000));
    private static final Instant EARLIEST = Instant.parse("2000-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final GoogleTenant tenant = GoogleTenant.start(TenantFleet.all(FLEET));
    private final Reader reader = Reader.of(tenant);

    GoogleTenantTest() throws Exception {}

    @AfterEach
    void close() {
        reader.close();
        tenant.close();
    }

    @Test
    void thePluginReadsWhatTheTenantHolds() throws Exception {
        var result = reader.read();

        assertThat(result.isComplete()).isTrue();
        assertThat(result.readings().get(0).statedTotal()).hasValue(tenant.size());
        assertThat(result.devices()).hasSize(tenant.size()).hasSizeGreaterThan(500);
        tenant.devices().forEach(held -> assertSame(held, found(result, held)));
    }

    @Test
    @DisplayName("R1 the plugin sends the tenant nothing but reads and token requests")
    void nothingIsEverWritten() throws Exception {
        reader.read();
        reader.byId(first().sourceId());
        reader.bySerial("5C0NOWHERE");

        assertThat(tenant.requests().writes()).isEmpty();
        assertThat(tenant.requests().counts()).containsEntry("/token", 1L);
    }

    @Test
    void lookUpsFindWhatIsListed() throws Exception {
        for (var device : tenant.devices().limit(300).toList()) {
            assertThat(reader.byId(device.sourceId())).hasValueSatisfying(found -> assertSame(device, found));
            if (device.serial().isBlank()) {
                continue;
            }
            assertThat(reader.bySerial(device.serial()))
                    .as(device.toString())
                    .anySatisfy(found -> assertThat(found.sourceId()).isEqualTo(device.sourceId()));
        }
        var gone = tenant.vanish(first().sourceId());
        assertThat(reader.byId(gone.sourceId())).isEmpty();
        tenant.bringBack(gone.sourceId());
        assertThat(reader.byId(gone.sourceId())).isPresent();
    }

    @Test
    void whatPeopleAndDevicesDoShows() throws Exception {
        var some = tenant.devices().filter(MdmDevice::isEnrolled).limit(5).toList();
        tenant.assign(some.get(0).sourceId(), "new@example.com", "New Person");
        tenant.unassign(some.get(1).sourceId());
        tenant.hideUser(some.get(2).sourceId());
        tenant.wipe(some.get(3).sourceId());
        tenant.change(some.get(4).sourceId(), draft -> draft.enrolment(FleetEnrolment.LOCKED));
        var added = tenant.add(draft -> draft.model(model(Os.CHROMEOS)).serial("HANDMADE1"));

        var result = reader.read();
        assertThat(found(result, some.get(0)).user())
                .isInstanceOfSatisfying(
                        AssignedUser.class, user -> assertThat(user.email()).contains("new@example.com"));
        assertThat(found(result, some.get(1)).user()).isEqualTo(ObservedUser.unassigned());
        assertThat(found(result, some.get(2)).user()).isInstanceOf(ObservedUser.NotReported.class);
        assertThat(found(result, some.get(3)).enrolment())
                .isEqualTo(new Enrolment(Enrolment.State.LEFT, "DEPROVISIONED (RETIRING_DEVICE)"));
        assertThat(found(result, some.get(4)).enrolment()).isEqualTo(new Enrolment(Enrolment.State.LOCKED, "DISABLED"));
        assertThat(found(result, added).serial()).contains("HANDMADE1");
    }

    @Test
    void devicesVanishAndComeBack() throws Exception {
        var before = reader.read().devices();
        tenant.vanish(20);
        assertThat(reader.read().devices()).hasSize(before.size() - 20);
        tenant.vanishAll();
        var nothing = reader.read();
        assertThat(nothing.isComplete()).isTrue();
        assertThat(nothing.devices()).isEmpty();
        tenant.bringBackAll();
        assertThat(reader.read().devices()).isEqualTo(before);
    }

    @Test
    void aWipedDeviceReturnsUnderAnotherId() throws Exception {
        var device = tenant.devices()
                .filter(each -> each.serial().matches("[0-9A-Z]{8,}"))
                .filter(MdmDevice::isEnrolled)
                .findFirst()
                .orElseThrow();
        tenant.wipe(device.sourceId());
        var again = tenant.enrolAgain(device.sourceId(), "next@example.com", "Next One");
        assertThat(reader.byId(device.sourceId())).isEmpty();
        assertThat(reader.bySerial(device.serial().toLowerCase(Locale.ROOT)))
                .extracting(Device::sourceId)
                .contains(again.sourceId());
    }

    @Test
    void itTakesOnlyChromebooks() {
        assertThatThrownBy(() -> tenant.add(draft -> draft.model(model(Os.MACOS))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another system");
    }

    @Test
    void whatPassesIsWaitedFor() throws Exception {
        tenant.faults().rateLimit(1);
        tenant.faults().serverErrors(1);
        tenant.faults().cutConnections(1);
        assertThat(reader.read().isComplete()).isTrue();
        tenant.faults().rateLimit(2, Duration.ofSeconds(30));
        assertThat(reader.read().isComplete()).isTrue();
    }

    @Test
    void eachFailureIsWhatThePluginTakesItFor() throws Exception {
        tenant.faults().credentialsRefused(true);
        assertThat(reader.read().failure().kind()).isEqualTo(Kind.AUTHENTICATION);
        tenant.faults().none();
        tenant.delegated(false);
        assertThat(reader.read().failure()).hasMessageContaining("act for the administrator");
        tenant.delegated(true);
        tenant.revoke();
        assertThat(reader.read().failure().kind()).isEqualTo(Kind.PERMISSION);
        tenant.grant();
        tenant.faults().failAtPage(1);
        assertThat(reader.read().devices()).hasSize(200);
        tenant.faults().none();
        tenant.faults().webPages(50);
        assertThat(reader.read().isComplete()).isFalse();
        tenant.faults().none();
        tenant.faults().brokenJson(50);
        assertThat(reader.read().isComplete()).isFalse();
        tenant.faults().none();
        tenant.faults().emptyLists(true);
        assertThat(reader.read().isComplete()).isTrue();
    }

    @Test
    void whatGoesWhileItIsReadIsNotMissedAndHidesNothing() throws Exception {
        var before = new ArrayList<>(tenant.devices().map(MdmDevice::sourceId).toList());
        tenant.faults().beforePage(1, () -> tenant.vanish(3));
        var result = reader.read();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.readings().get(0).restarts()).isZero();
        assertThat(result.devices().keySet()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void withoutACountThereIsNoTotal() throws Exception {
        tenant.counting(false);
        var result = reader.read();
        assertThat(result.isComplete()).isTrue();
        assertThat(result.readings().get(0).statedTotal()).isEmpty();
        assertThat(reader.check().passed()).isTrue();
    }

    @Test
    void tokensAreReplaced() throws Exception {
        reader.read();
        tenant.expireTokens();
        assertThat(reader.read().isComplete()).isTrue();
        assertThat(tenant.tokensGiven()).isEqualTo(2);
    }

    @Test
    void aWrongClockIsNamed() throws Exception {
        try (var wrong = Reader.of(tenant, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)))) {
            assertThat(wrong.check().items())
                    .filteredOn(item -> item.outcome() == CheckReport.Outcome.FAILED)
                    .extracting(CheckReport.Item::message)
                    .anyMatch(message -> message.contains("minutes ahead of Google's"));
        }
    }

    private MdmDevice first() {
        return tenant.devices().findFirst().orElseThrow();
    }

    private static FleetModel model(Os system) {
        return FleetGenerator.models().stream()
                .filter(model -> model.os() == system)
                .findFirst()
                .orElseThrow();
    }

    private static Device found(Reader.Result result, MdmDevice of) {
        return Objects.requireNonNull(result.devices().get(of.sourceId()), of.sourceId());
    }

    private static void assertSame(MdmDevice held, Device read) {
        assertThat(read.serial().map(SerialIndex::compact).orElse(""))
                .as(held.toString())
                .isEqualTo(SerialIndex.compact(held.serial()));
        assertThat(read.spec(StandardSpecs.MODEL)).contains(held.model().name());
        assertThat(read.spec(StandardSpecs.OS_VERSION)).contains(held.osVersion());
        assertThat(read.spec(StandardSpecs.MEMORY).orElse(0L)).isEqualTo(Math.max(0, held.memoryBytes()));
        assertThat(read.spec(StandardSpecs.STORAGE).orElse(0L)).isEqualTo(Math.max(0, held.storageBytes()));
        assertThat(read.spec(StandardSpecs.WIFI_MAC).isPresent())
                .isEqualTo(!held.mac().isEmpty());
        assertThat(read.enrolment().state())
                .as(held.toString())
                .isIn(
                        held.isEnrolled()
                                ? List.of(Enrolment.State.ENROLLED, Enrolment.State.LOCKED)
                                : List.of(Enrolment.State.LEFT));
        assertThat(read.lastEnrolled()).contains(held.enrolled());
        var isDate = held.lastContact().isAfter(EARLIEST) && held.lastContact().isBefore(LATEST);
        assertThat(read.lastContact().isPresent()).isEqualTo(isDate);
        read.lastContact().ifPresent(contact -> assertThat(contact).isEqualTo(held.lastContact()));
        assertSameUser(held.user(), read.user());
    }

    private static void assertSameUser(MdmUser held, ObservedUser read) {
        switch (held.kind()) {
            case NOT_REPORTED -> assertThat(read).isInstanceOf(ObservedUser.NotReported.class);
            case NOBODY -> assertThat(read).isEqualTo(ObservedUser.unassigned());
            case ASSIGNED ->
                assertThat(read).isInstanceOfSatisfying(AssignedUser.class, user -> assertThat(user.email())
                        .contains(held.email()));
        }
    }
}
