package dev.rollcall.api.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.api.device.AssignedUser.Evidence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeviceTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");
    private static final ObservedUser ANN =
            AssignedUser.as(Evidence.ASSIGNED).email("ann@example.com").build();

    @Test
    void needsAnId() {
        assertThatIllegalArgumentException().isThrownBy(() -> Device.withId(" "));
    }

    @Test
    void whatWasNeverSaidIsNotReported() {
        var device = Device.withId("1").build();
        assertThat(device.serial()).isEmpty();
        assertThat(device.user()).isEqualTo(ObservedUser.notReported());
        assertThat(device.ownership()).isEmpty();
        assertThat(device.lastContact()).isEmpty();
        assertThat(device.lastEnrolled()).isEmpty();
        assertThat(device.specs()).isEmpty();
        assertThat(device.enrolment()).isEqualTo(Enrolment.ENROLLED);
    }

    @Test
    void blanksAndSentinelsAreNotReported() {
        var device = Device.withId("1")
                .serial("  ")
                .spec(StandardSpecs.MODEL, "")
                .spec(StandardSpecs.MEMORY, 0L)
                .spec(StandardSpecs.STORAGE, Optional.empty())
                .lastContact(Optional.empty())
                .build();
        assertThat(device.serial()).isEmpty();
        assertThat(device.specs()).isEmpty();
    }

    @Test
    void keepsTheVendorsSpellingOfASerial() {
        assertThat(Device.withId("1").serial(" c02-abc ").build().serial()).contains(" c02-abc ");
    }

    @Test
    void aDetailWinsWhereItReportsAndLosesNothingWhereItDoesNot() {
        var merged = listed().with(Device.withId("1")
                .spec(StandardSpecs.MODEL, "MacBook Air (M1, 2020)")
                .spec(StandardSpecs.MEMORY, 8L << 30)
                .lastContact(TUESDAY)
                .build());
        assertThat(merged)
                .isEqualTo(Device.withId("1")
                        .serial("C02A")
                        .enrolment(Enrolment.State.LOCKED, "is_missing")
                        .user(ANN)
                        .ownership(Ownership.COMPANY)
                        .lastContact(TUESDAY)
                        .lastEnrolled(MONDAY)
                        .spec(StandardSpecs.NAME, "Ann's Mac")
                        .spec(StandardSpecs.MODEL, "MacBook Air (M1, 2020)")
                        .spec(StandardSpecs.MEMORY, 8L << 30)
                        .build());
    }

    @Test
    void aDetailThatSaysMoreOfEverythingReplacesEverything() {
        var detail = Device.withId("1")
                .serial("C02B")
                .enrolment(Enrolment.State.LEFT, "removed")
                .user(ObservedUser.unassigned())
                .ownership(Ownership.PERSONAL)
                .lastContact(TUESDAY)
                .lastEnrolled(TUESDAY)
                .spec(StandardSpecs.NAME, "Mac")
                .spec(StandardSpecs.MODEL, "Mac")
                .build();
        assertThat(listed().with(detail)).isEqualTo(detail);
    }

    @Test
    @DisplayName("R22 A detail that does not say who the user is clears nobody")
    void aDetailWithoutUserKeepsTheUser() {
        var detail = Device.withId("1").user(ObservedUser.notReported("shared")).build();
        assertThat(listed().with(detail).user()).isEqualTo(ANN);
    }

    @Test
    void aDetailThatNeverSpeaksOfEnrolmentKeepsTheState() {
        assertThat(listed().with(Device.withId("1").build()).enrolment().state())
                .isEqualTo(Enrolment.State.LOCKED);
    }

    @Test
    void refusesAnotherDevicesDetail() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> listed().with(Device.withId("2").build()))
                .withMessageContaining("2");
    }

    @Test
    void mergingChangesNeitherOfTheTwo() {
        var list = listed();
        var detail = Device.withId("1").spec(StandardSpecs.MODEL, "Other").build();
        assertThat(list.with(detail).spec(StandardSpecs.MODEL)).contains("Other");
        assertThat(list).isEqualTo(listed());
        assertThat(detail.specs()).isEqualTo(Map.of(StandardSpecs.MODEL, "Other"));
    }

    @Test
    void devicesDifferByEachOfTheirFields() {
        var plain = Device.withId("1").build();
        assertThat(plain)
                .isNotEqualTo(Device.withId("2").build())
                .isNotEqualTo(Device.withId("1").serial("A").build())
                .isNotEqualTo(Device.withId("1").user(ANN).build())
                .isNotEqualTo(Device.withId("1").ownership(Ownership.COMPANY).build())
                .isNotEqualTo(Device.withId("1").lastContact(MONDAY).build())
                .isNotEqualTo(Device.withId("1").lastEnrolled(MONDAY).build())
                .isNotEqualTo(
                        Device.withId("1").enrolment(Enrolment.State.LEFT, "").build())
                .isNotEqualTo(Device.withId("1").spec(StandardSpecs.NAME, "x").build())
                .isEqualTo(Device.withId("1")
                        .enrolment(Enrolment.State.ENROLLED, "")
                        .build());
    }

    @Test
    void whatABuilderIsToldLaterChangesNoBuiltDevice() {
        var builder = Device.withId("1").spec(StandardSpecs.NAME, "a");
        var built = builder.build();
        builder.spec(StandardSpecs.MODEL, "b");
        assertThat(built.specs()).isEqualTo(Map.of(StandardSpecs.NAME, "a"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> built.specs().clear());
    }

    @Test
    @DisplayName("R6 Locked and unknown are enrolled; pending, unmanaged, leaving and left are not")
    void saysWhichStatesAreEnrolled() {
        assertThat(Enrolment.State.values())
                .filteredOn(state -> new Enrolment(state, "").isEnrolled())
                .containsExactly(Enrolment.State.ENROLLED, Enrolment.State.LOCKED, Enrolment.State.UNKNOWN);
    }

    private static Device listed() {
        return Device.withId("1")
                .serial("C02A")
                .enrolment(Enrolment.State.LOCKED, "is_missing")
                .user(ANN)
                .ownership(Ownership.COMPANY)
                .lastContact(MONDAY)
                .lastEnrolled(MONDAY)
                .spec(StandardSpecs.NAME, "Ann's Mac")
                .spec(StandardSpecs.MODEL, "MacBook Air")
                .build();
    }
}
