package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.sandbox.day.BookAsset;
import dev.rollcall.sandbox.day.Company;
import dev.rollcall.sandbox.day.CompanyOptions;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sandbox's company, as the adapter sees it with nothing but what its people would enter. */
class CompanyTest {
    private static final int DEVICES = 1_200;

    @ParameterizedTest
    @EnumSource(SnipeItVersion.class)
    void theAdapterReadsWhatTheCompanyHolds(SnipeItVersion version) throws Exception {
        try (var company = Company.open(CompanyOptions.of(DEVICES).version(version));
                var http =
                        OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(20));
                var platform = SnipeItPlatform.open(http, settings(company))) {
            assertThat(platform.check().passed()).isTrue();

            var reading = platform.read().reading();
            assertThat(reading.isComplete()).isTrue();
            var read = reading.assets().stream().collect(Collectors.toMap(Asset::id, asset -> asset));
            assertThat(read).hasSize(company.book().count());
            company.book()
                    .assets()
                    .forEach(held -> assertSame(
                            held, Objects.requireNonNull(read.get(company.book().idOf(held.id())))));
        }
    }

    private static SnipeItSettings settings(Company company) {
        return new SnipeItSettings(
                company.snipeIt().url(),
                Secret.of(Company.SYNC_TOKEN),
                100_000,
                new StatusNames(List.of(CompanyPlatform.ALLOCATED), List.of(CompanyPlatform.TRANSFERRED)),
                Map.of("kandji", CompanyPlatform.KANDJI_ID, "jamf", CompanyPlatform.JAMF_ID),
                SnipeItSettings.DEFAULT_SPECS,
                new ActiveOrder(CompanyPlatform.ORDER, List.of(), List.of()),
                Creation.DEFAULT);
    }

    private static void assertSame(BookAsset held, Asset read) {
        assertThat(read.serial())
                .isEqualTo(held.serial().filter(text -> !text.isEmpty()).orElse(null));
        assertThat(read.role()).isEqualTo(role(held.status()));
        assertThat(Optional.ofNullable(read.link("kandji"))).isEqualTo(held.link("kandji"));
        assertThat(Optional.ofNullable(read.link("jamf"))).isEqualTo(held.link("jamf"));
        assertThat(read.order()).isEqualTo(held.order());
        assertThat(read.specs().text(StandardSpecs.OS_VERSION).filter(text -> !text.isEmpty()))
                .isEqualTo(held.field(CompanyPlatform.OS_VERSION));
        var person = held.assignee();
        assertThat(read.holder() instanceof Holder.Person).isEqualTo(person.isPresent());
    }

    private static StatusRole role(String label) {
        return switch (label) {
            case CompanyPlatform.ALLOCATED -> StatusRole.ALLOCATED;
            case CompanyPlatform.TRANSFERRED -> StatusRole.TRANSFERRED;
            default -> StatusRole.PROTECTED;
        };
    }
}
