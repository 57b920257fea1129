package dev.rollcall.sandbox.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.fleet.FleetOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of a tenant is what the plugin takes it for. */
class MdmFaultsTest {
    private static final FleetGenerator FLEET =
            new FleetGenerator(5, FleetOptions.of(1_500).withoutTraps());

    static Stream<MdmTenant> tenants() {
        return Stream.of(
                KandjiTenant.start(TenantFleet.all(FLEET)),
                JamfTenant.start(TenantFleet.all(FLEET)),
                IntuneTenant.start(TenantFleet.all(FLEET)));
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void refusedCredentialsAreAnAuthenticationFailure(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().credentialsRefused(true);
            assertThat(reader.read().failure().kind()).isEqualTo(SourceException.Kind.AUTHENTICATION);
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void whatPassesIsWaitedFor(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().rateLimit(1);
            tenant.faults().serverErrors(1);
            tenant.faults().cutConnections(1);
            assertThat(reader.read().isComplete()).isTrue();
            tenant.faults().rateLimit(2, Duration.ofSeconds(30));
            assertThat(reader.read().isComplete()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void aListThatFailsAtAPageIsIncomplete(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().failAtPage(1);
            var result = reader.read();
            assertThat(result.isComplete()).isFalse();
            assertThat(result.devices()).isNotEmpty().hasSizeLessThan(tenant.size());
            tenant.faults().none();
            assertThat(reader.read().devices()).hasSize(tenant.size());
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void whatIsNoJsonIsNoList(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().webPages(50);
            assertThat(reader.read().isComplete()).isFalse();
            tenant.faults().none();
            tenant.faults().brokenJson(50);
            assertThat(reader.read().isComplete()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("tenants")
    void anEmptyListIsCompleteAllTheSame(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().emptyLists(true);
            var result = reader.read();
            assertThat(result.isComplete()).isTrue();
            assertThat(result.devices()).isEmpty();
            assertThat(tenant.size()).isPositive();
        }
    }

    /** Those that state a total, by which it shows that something went. */
    static Stream<MdmTenant> countingTenants() {
        return Stream.of(KandjiTenant.start(TenantFleet.all(FLEET)), JamfTenant.start(TenantFleet.all(FLEET)));
    }

    @ParameterizedTest
    @MethodSource("countingTenants")
    void whatGoesWhileItIsReadMakesTheReadingStartAgain(MdmTenant tenant) throws Exception {
        try (tenant;
                var reader = Reader.of(tenant)) {
            tenant.faults().beforePage(1, () -> tenant.vanish(3));
            var result = reader.read();
            assertThat(result.readings()).anyMatch(reading -> reading.restarts() > 0);
            assertThat(result.devices()).hasSize(tenant.size());
        }
    }

    @Test
    void aTokenWithoutThePermissionForDetailsReadsTheList() throws Exception {
        try (var tenant = KandjiTenant.start(TenantFleet.all(FLEET));
                var reader = Reader.of(tenant)) {
            tenant.revoke(KandjiTenant.Permission.DEVICE_ID);
            assertThat(reader.read().isComplete()).isTrue();
            assertThat(reader.check().items()).anyMatch(item -> item.cure().contains("Grant"));
            tenant.revoke(KandjiTenant.Permission.DEVICE_LIST);
            assertThat(reader.read().failure().kind()).isEqualTo(SourceException.Kind.PERMISSION);
        }
    }

    @Test
    void aMissingPrivilegeStopsOneListOfJamfOnly() throws Exception {
        try (var tenant = JamfTenant.start(TenantFleet.all(FLEET));
                var reader = Reader.of(tenant)) {
            tenant.revoke(JamfList.MOBILE_DEVICES);
            var result = reader.read();
            assertThat(result.failure().kind()).isEqualTo(SourceException.Kind.PERMISSION);
            assertThat(result.devices()).hasSize(tenant.size(JamfList.COMPUTERS));
        }
    }

    @Test
    void usersThatCannotBeReadAreNotReported() throws Exception {
        try (var tenant = JamfTenant.start(TenantFleet.all(FLEET));
                var reader = Reader.of(tenant)) {
            tenant.usersReadable(false);
            assertThat(reader.read().devices().values())
                    .isNotEmpty()
                    .allMatch(device -> device.user() instanceof ObservedUser.NotReported);
        }
    }

    @Test
    void anExpiredTokenIsReplaced() throws Exception {
        var now = new Instant[] {Instant.parse("2026-11-22T12:00:00Z")};
        InstantSource source = () -> now[0];
        try (var tenant = JamfTenant.start(TenantFleet.all(FLEET), 0, source);
                var reader = Reader.of(tenant, clock(source))) {
            reader.read();
            assertThat(tenant.tokensGiven()).isEqualTo(1);
            now[0] = now[0].plus(Duration.ofHours(1));
            assertThat(reader.read().isComplete()).isTrue();
            assertThat(tenant.tokensGiven()).isEqualTo(2);
            tenant.expireTokens();
            assertThat(reader.read().isComplete()).isTrue();
            assertThat(tenant.tokensGiven()).isEqualTo(3);
        }
    }

    private static Clock clock(InstantSource source) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return source.instant();
            }
        };
    }
}
