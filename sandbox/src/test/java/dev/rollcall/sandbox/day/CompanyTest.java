package dev.rollcall.sandbox.day;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.sandbox.mdm.MdmDevice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class CompanyTest {
    private static final CompanyOptions OPTIONS =
            CompanyOptions.of(2_000).seed(7).clock(InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z")));

    private final CompanyOptions options;
    private final Company company;
    private final Days days;

    CompanyTest(Product product) {
        options = OPTIONS.platform(product);
        company = Company.open(options);
        days = company.days();
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void nearlyAllDevicesHaveAnAssetAndMostAreLinked() {
        var assets = assets(company);

        assertThat(assets).hasSizeBetween(1_880, 1_980);
        assertThat(assets.stream().filter(CompanyTest::isLinked).count()).isGreaterThan(assets.size() / 2);
        assertThat(statuses(assets)).containsAll(CompanyPlatform.PROTECTED).contains("Allocated", "Transferred");
        assertThat(assets).anyMatch(asset -> asset.holder().isEmpty());
        assertThat(assets).anyMatch(asset -> asset.order().isPresent());
    }

    @Test
    void eachTenantHasItsDevicesAndSomeAreInBoth() {
        var inJamf = company.jamf().devices().map(MdmDevice::serial).collect(Collectors.toSet());
        var inBoth = company.kandji()
                .devices()
                .map(MdmDevice::serial)
                .filter(serial -> serial.length() == 11)
                .filter(inJamf::contains)
                .count();
        assertThat(company.kandji().size()).isGreaterThan(1_000);
        assertThat(company.jamf().size()).isGreaterThan(300);
        assertThat(inBoth).isPositive();
    }

    @Test
    void equalSeedsLiveThroughEqualDays() {
        try (var again = Company.open(options)) {
            assertThat(assets(again).stream().map(BookAsset::holder))
                    .isEqualTo(assets(company).stream().map(BookAsset::holder).toList());
            assertThat(sentences(again)).isEqualTo(sentences(company)).doesNotHaveDuplicates();
        }
        try (var other = Company.open(options.seed(8))) {
            assertThat(other.days().handOver(other.kandji())).isNotEqualTo(days.handOver(company.kandji()));
        }
    }

    @Test
    void aHandOverShowsInTheMdmOnly() {
        var before = assets(company);
        var day = days.handOver(company.jamf());

        var user = company.jamf().find(day.serial()).orElseThrow().user();
        var asset = company.asset(day.serial()).orElseThrow();
        assertThat(day.sentence()).startsWith("Hand-over: Jamf Pro now assigns " + day.serial() + " to " + user.name());
        assertThat(company.personId(user.email())).isPresent().isNotEqualTo(asset.assignee());
        assertThat(assets(company)).isEqualTo(before);
    }

    @Test
    void twoHundredDevicesVanish() {
        var size = company.kandji().size();
        var day = days.vanish(company.kandji(), 200);

        assertThat(day.serials()).hasSize(200).doesNotHaveDuplicates();
        assertThat(company.kandji().size()).isEqualTo(size - 200);
        assertThat(day.serials()).noneMatch(company.kandji()::isListed);
    }

    @Test
    void aWipedDeviceReturnsForAnotherPerson() {
        var day = days.wipe(company.kandji());
        var before = company.kandji().find(day.serial()).orElseThrow();
        assertThat(before.isEnrolled()).isFalse();

        var back = days.enrolAgain(company.kandji(), day.serial());
        var after = company.kandji().find(day.serial()).orElseThrow();
        assertThat(after.isEnrolled()).isTrue();
        assertThat(after.sourceId()).isNotEqualTo(before.sourceId());
        assertThat(after.user().email()).isNotEqualTo(before.user().email());
        assertThat(back.sentence()).contains(before.sourceId(), after.sourceId());
    }

    @Test
    void aDeviceVanishesUnderAnOrderThatIsFinishedLater() {
        var day = days.vanishUnderOrder(company.jamf());
        assertThat(company.jamf().isListed(day.serial())).isFalse();
        assertThat(order(day.serial())).startsWith("Retrieval ");
        days.finishOrder(day.serial());
        assertThat(order(day.serial())).isEmpty();
    }

    @Test
    void aDeviceMovesFromKandjiToJamf() {
        var day = days.move(company.kandji(), company.jamf());

        assertThat(company.kandji().isListed(day.serial())).isFalse();
        assertThat(company.jamf().isListed(day.serial())).isTrue();
        assertThat(day.sentence()).contains("has left Kandji", "is enrolled in Jamf Pro as ");
    }

    @Test
    void aDeviceMovesFromJamfToKandji() {
        var day = days.move(company.jamf(), company.kandji());
        var before = company.jamf().find(day.serial()).orElseThrow();
        var after = company.kandji().find(day.serial()).orElseThrow();

        assertThat(company.jamf().isListed(day.serial())).isFalse();
        assertThat(company.kandji().isListed(day.serial())).isTrue();
        assertThat(after.user()).isEqualTo(before.user());
        assertThat(company.asset(day.serial()).orElseThrow().link("jamf")).contains(before.sourceId());
    }

    private List<String> sentences(Company of) {
        return of.days().all().stream().map(Supplier::get).map(Day::sentence).toList();
    }

    private String order(String serial) {
        return company.asset(serial).orElseThrow().order().orElse("");
    }

    private static boolean isLinked(BookAsset asset) {
        return asset.link("kandji").isPresent() || asset.link("jamf").isPresent();
    }

    private static Set<String> statuses(List<BookAsset> assets) {
        return assets.stream().map(BookAsset::status).collect(Collectors.toSet());
    }

    private static List<BookAsset> assets(Company of) {
        return of.book().assets();
    }
}
