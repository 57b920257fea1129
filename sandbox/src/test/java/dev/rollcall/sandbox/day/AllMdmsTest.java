package dev.rollcall.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.sandbox.fleet.FleetModel.Os;
import dev.rollcall.sandbox.mdm.MdmDevice;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllMdmsTest {
    private static final CompanyOptions OPTIONS =
            CompanyOptions.of(500).seed(7).clock(InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z")));

    private final Company company = Company.open(OPTIONS.withAllMdms());
    private final Days days = company.days();

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void intuneHasWindowsAndAndroidAndGoogleHasChromeOs() {
        assertThat(company.tenants())
                .extracting(MdmTenant::provider)
                .containsExactly("kandji", "jamf", "intune", "google");
        assertThat(systems(company.intune())).containsExactlyInAnyOrder(Os.WINDOWS, Os.ANDROID);
        assertThat(systems(company.google())).containsExactly(Os.CHROMEOS);
        assertThat(systems(company.kandji())).contains(Os.MACOS, Os.IOS, Os.WINDOWS);
        assertThat(company.intune().size()).isGreaterThan(100);
        assertThat(company.google().size()).isGreaterThan(50);
    }

    @Test
    void theyAreNotThereUnlessAskedForAndTheOthersHaveWhatTheyHad() {
        try (var two = Company.open(OPTIONS)) {
            assertThat(two.tenants()).extracting(MdmTenant::provider).containsExactly("kandji", "jamf");
            assertThat(two.jamf().size()).isEqualTo(company.jamf().size());
            assertThat(two.kandji().size())
                    .isEqualTo(company.kandji().size() + company.intune().size());
            assertThatThrownBy(two::intune).hasMessageContaining("Open it with all MDMs.");
            assertThatThrownBy(two::google).hasMessageContaining("Open it with all MDMs.");
        }
    }

    @Test
    void aChromebookIsDeprovisioned() {
        var day = days.deprovision(company.google());
        var device = company.google().find(day.serial()).orElseThrow();

        assertThat(device.isEnrolled()).isFalse();
        assertThat(company.google().isListed(day.serial())).isTrue();
        assertThat(company.asset(day.serial()).orElseThrow().link("google")).contains(device.sourceId());
    }

    @Test
    void aSecondMdmShowsAnotherPersonOfTheSameDevice() {
        var day = days.enrolAlso(company.jamf(), company.intune());
        var inJamf = company.jamf().find(day.serial()).orElseThrow();
        var inIntune = company.intune().find(day.serial()).orElseThrow();

        assertThat(inJamf.isEnrolled() && inIntune.isEnrolled()).isTrue();
        assertThat(inIntune.user()).isNotEqualTo(inJamf.user());
        assertThat(inIntune.model()).isEqualTo(inJamf.model());
        assertThat(day.sentence())
                .contains(inJamf.user().name(), inIntune.user().email(), inIntune.sourceId());
    }

    private static Set<Os> systems(MdmTenant tenant) {
        return tenant.devices().map(MdmDevice::model).map(model -> model.os()).collect(Collectors.toSet());
    }
}
