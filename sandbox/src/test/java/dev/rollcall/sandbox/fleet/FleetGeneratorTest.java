package dev.rollcall.sandbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetGeneratorTest {
    private static final int DEVICES = 20_000;

    private final FleetGenerator fleet = new FleetGenerator(42, FleetOptions.of(DEVICES));

    @Test
    void equalSeedsGiveEqualFleets() {
        FleetGenerator again = new FleetGenerator(42, FleetOptions.of(DEVICES));

        assertThat(fleet.devices().limit(2000))
                .containsExactlyElementsOf(again.devices().limit(2000).toList());
        assertThat(fleet.people().limit(2000))
                .containsExactlyElementsOf(again.people().limit(2000).toList());
    }

    @Test
    void otherSeedsGiveOtherFleets() {
        FleetGenerator other = new FleetGenerator(43, FleetOptions.of(DEVICES));

        assertThat(other.device(7).trueSerial()).isNotEqualTo(fleet.device(7).trueSerial());
        assertThat(other.devices().limit(100).toList())
                .isNotEqualTo(fleet.devices().limit(100).toList());
    }

    @Test
    void anyDeviceIsTheSameAloneAndInTheStream() {
        assertThat(fleet.devices().skip(12_345).findFirst()).contains(fleet.device(12_345));
    }

    @Test
    void everyTrapOccursAboutAsOftenAsItsRateSays() {
        Map<Trap, Integer> found = new EnumMap<>(Trap.class);
        fleet.devices().forEach(device -> device.traps().forEach(trap -> found.merge(trap, 1, Integer::sum)));

        for (Trap trap : Trap.values()) {
            double share = found.getOrDefault(trap, 0) / (double) DEVICES;
            assertThat(share).as(trap.name()).isPositive().isCloseTo(trap.defaultRate(), within(0.01));
        }
    }

    @Test
    void withoutTrapsEverySerialIsItsOwn() {
        FleetGenerator plain = new FleetGenerator(1, FleetOptions.of(DEVICES).withoutTraps());
        Set<String> serials = new HashSet<>();

        plain.devices().forEach(device -> {
            assertThat(device.traps()).isEmpty();
            assertThat(serials.add(device.serial())).as(device.serial()).isTrue();
            assertThat(device.user()).isPresent();
            assertThat(device.memoryBytes()).isPositive();
        });
    }

    @Test
    void aDuplicateSharesTheTrueSerialOfTheDeviceBefore() {
        // Of two duplicates in a row each has the serial that the one before it would have had.
        FleetDevice duplicate = fleet.devices()
                .filter(device -> device.has(Trap.DUPLICATE_SERIAL))
                .filter(device -> !fleet.device(device.index() - 1).has(Trap.DUPLICATE_SERIAL))
                .findFirst()
                .orElseThrow();
        FleetDevice before = fleet.device(duplicate.index() - 1);

        assertThat(duplicate.trueSerial()).isEqualTo(before.trueSerial());
        assertThat(duplicate.serial()).isNotEmpty();
    }

    @Test
    void serialTrapsShowInTheSerial() {
        FleetDevice lower = first(Trap.CASE_VARIANT);
        FleetDevice blank = first(Trap.BLANK_VARIANT);

        assertThat(lower.serial())
                .isNotEqualTo(lower.trueSerial())
                .isEqualTo(lower.serial().toLowerCase(Locale.ROOT));
        assertThat(blank.serial().replaceAll("[\\s\u00a0]", "")).isEqualToIgnoringCase(blank.trueSerial());
        assertThat(blank.serial()).startsWith(" ");
        assertThat(first(Trap.EMPTY_SERIAL).serial()).isEmpty();
        assertThat(Samples.PLACEHOLDERS).contains(first(Trap.PLACEHOLDER_SERIAL).serial());
    }

    @Test
    void userTrapsShowInTheUser() {
        FleetDevice shared = first(Trap.SHARED_DEVICE);
        FleetDevice unassigned = first(Trap.UNASSIGNED);

        assertThat(shared.user()).isEmpty();
        assertThat(shared.isUserReported()).isFalse();
        assertThat(unassigned.user()).isEmpty();
        assertThat(unassigned.isUserReported()).isTrue();
        assertThat(first(Trap.ARCHIVED_USER).user())
                .hasValueSatisfying(user -> assertThat(user.isArchived() && fleet.hasLeft(user.person()))
                        .isTrue());
        assertThat(first(Trap.UNKNOWN_USER).user())
                .hasValueSatisfying(user -> assertThat(user.person().index())
                        .isGreaterThanOrEqualTo(fleet.options().people()));
        assertThat(first(Trap.EMAIL_CASE).user()).hasValueSatisfying(user -> assertThat(user.email())
                .isNotEqualTo(user.person().email())
                .isEqualToIgnoringCase(user.person().email()));
        assertThat(first(Trap.PRINCIPAL_DIFFERS).user())
                .hasValueSatisfying(user -> assertThat(user.principal()).isNotEqualToIgnoringCase(user.email()));
    }

    @Test
    void unknownSizesAreNotPositive() {
        FleetDevice device = first(Trap.ZERO_SIZES);

        assertThat(device.memoryBytes()).isNotPositive();
        assertThat(device.storageBytes()).isNotPositive();
    }

    @Test
    void datesNamesAndAddressesMayBeTraps() {
        assertThat(Samples.SENTINELS).contains(first(Trap.SENTINEL_DATE).lastContact());
        assertThat(Samples.HOSTILE_NAMES).contains(first(Trap.HOSTILE_NAME).name());
        assertThat(first(Trap.RANDOM_MAC).macs()).allMatch(mac -> mac.startsWith("DA:"));
        assertThat(fleet.device(0).macs()).allMatch(mac -> mac.matches("([0-9A-F]{2}:){5}[0-9A-F]{2}"));
    }

    @Test
    void aListedDeviceMayNotBeEnrolled() {
        assertThat(first(Trap.NOT_ENROLLED).enrolment().isEnrolled()).isFalse();
    }

    @Test
    void aMillionDevicesAreStreamed() {
        FleetGenerator million = new FleetGenerator(7, FleetOptions.of(1_000_000));

        assertThat(million.devices()
                        .filter(device -> device.has(Trap.HOSTILE_NAME))
                        .count())
                .isBetween(9_000L, 11_000L);
    }

    private FleetDevice first(Trap trap) {
        return fleet.devices().filter(device -> device.has(trap)).findFirst().orElseThrow();
    }
}
