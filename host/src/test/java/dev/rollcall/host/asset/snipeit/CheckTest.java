package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Outcome;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Preparation;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the check finds, and what preparing makes of it. */
class CheckTest {
    private SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);

    @AfterEach
    void close() {
        house.close();
    }

    private static List<CheckReport.Item> of(CheckReport report, Outcome outcome) {
        return report.items().stream().filter(item -> item.outcome() == outcome).toList();
    }

    @Test
    void passesAndSaysThatNoOrderIsConfigured() throws Exception {
        house.asset("A", "S1");
        var report = house.platform().check();
        assertThat(of(report, Outcome.FAILED)).isEmpty();
        assertThat(of(report, Outcome.WARNING))
                .extracting(CheckReport.Item::subject)
                .contains("Active order");
        assertThat(house.changes()).isZero();
    }

    @Test
    void namesEveryProblemAtOnce() throws Exception {
        house.with(settings -> SettingsTo.statuses(settings, new StatusNames(List.of("Nope"), List.of("Neither"))));
        assertThat(of(house.platform().check(), Outcome.FAILED))
                .extracting(CheckReport.Item::message)
                .anyMatch(message -> message.contains("'Nope'"))
                .anyMatch(message -> message.contains("'Neither'"));
    }

    @Test
    void namesTheMissingPermissionsOfWrites() throws Exception {
        house.asset("A", "S1");
        house.server.edit(rows -> {
            var reader = rows.user(
                    "reader",
                    draft -> draft.permissions(List.of(
                            "assets.view", "users.view", "models.view", "statuslabels.view", "customfields.view")));
            rows.token("reader", reader);
        });
        house.with(settings -> SettingsTo.token(settings, "reader"));
        assertThat(of(house.platform().check(), Outcome.FAILED))
                .extracting(CheckReport.Item::message)
                .anySatisfy(message -> assertThat(message)
                        .contains("assets.edit", "assets.checkin", "assets.checkout", "assets.create"));
    }

    @Test
    void warnsOfMailsAndOfModelsWithoutTheLinkField() throws Exception {
        house.server.edit(rows -> {
            rows.acceptanceRequired(house.category, true);
            rows.changeUser(house.syncer, draft -> draft.permissions(List.of("categories.view")));
            var bare = rows.model("Bare", null, house.category, 0, 0);
            rows.asset(draft -> draft.model(bare).status(house.inUse));
        });
        assertThat(of(house.platform().check(), Outcome.WARNING))
                .extracting(CheckReport.Item::message)
                .anyMatch(message -> message.contains("'Bare'"))
                .anyMatch(message -> message.contains("Laptops"));
    }

    @Test
    void warnsOfSyncAdapters() throws Exception {
        house.close();
        house = new SnipeItHouse(SnipeItVersion.V8_8);
        var id = house.asset("A", "S1");
        assertThat(of(house.platform().check(), Outcome.PASSED))
                .extracting(CheckReport.Item::subject)
                .contains("Snipe-IT's Sync Adapters");
        house.server.edit(rows -> rows.changeAsset(
                Integer.parseInt(id), draft -> draft.external("aa:bb", "macOS", Instant.EPOCH.plusSeconds(9))));
        assertThat(of(house.platform().check(), Outcome.WARNING))
                .extracting(CheckReport.Item::cure)
                .anyMatch(cure -> cure.contains("adopt by serial"));
    }

    /** Settings that name what is not there, by an admin who may make it. */
    private void unprepared() {
        house.with(settings -> SettingsTo.order(
                SettingsTo.statuses(
                        SettingsTo.fields(
                                SettingsTo.token(settings, SnipeItWorld.ADMIN_TOKEN),
                                Map.of("kandji", "Kandji & Iru ID", "jamf", "Jamf ID"),
                                Map.of(StandardSpecs.MEMORY, new SpecField("Memory", WriteMode.ALWAYS))),
                        new StatusNames(List.of("In use"), List.of("Passed on"))),
                new ActiveOrder("Running order", List.of(), List.of())));
        house.asset("A", "S1");
        house.server.edit(rows -> {
            var bare = rows.model("Bare", null, house.category, 0, 0);
            rows.asset(draft -> draft.model(bare).status(house.inUse));
        });
    }

    @Test
    void saysWhatItWouldMakeAndMakesNothing() throws Exception {
        unprepared();
        var before = house.platform().preparations();
        assertThat(before)
                .extracting(Preparation::what)
                .anyMatch(what -> what.contains("status label 'Passed on'"))
                .anyMatch(what -> what.contains("custom field 'Jamf ID'"))
                .anyMatch(what -> what.contains("custom field 'Memory'"))
                .anyMatch(what -> what.contains("custom field 'Running order'"))
                .anyMatch(what -> what.contains("fieldset 'MDM'"))
                .anyMatch(what -> what.contains("Bare"));
        assertThat(house.platform().preparations()).isEqualTo(before);
        assertThat(house.platform().check().passed()).isFalse();
    }

    @Test
    void makesWhatWasAgreedOnAndIsReadyThen() throws Exception {
        unprepared();
        var done = house.platform().prepare(house.platform().preparations());
        assertThat(done).hasSize(6);
        assertThat(house.platform().preparations()).isEmpty();
        var report = house.platform().check();
        assertThat(of(report, Outcome.FAILED)).isEmpty();
        assertThat(of(report, Outcome.WARNING))
                .extracting(CheckReport.Item::subject)
                .doesNotContain("Fields on models");
        assertThat(house.platform().read().reading().isComplete()).isTrue();
    }

    @Test
    void makesNothingThatWasNotAgreedOn() throws Exception {
        unprepared();
        var agreed = house.platform().preparations().stream()
                .filter(preparation -> preparation.what().contains("Passed on"))
                .toList();
        assertThat(house.platform().prepare(agreed)).hasSize(1);
        assertThat(house.platform().preparations()).hasSize(5);
    }

    @Test
    void makesTheFieldOfTheSyncPageOneThatShowsLinks() throws Exception {
        var address = URI.create("https://rollcall.example.com");
        house.with(
                settings -> SettingsTo.token(settings, SnipeItWorld.ADMIN_TOKEN).withSyncPage("Sync now", address));
        var agreed = house.platform().preparations().stream()
                .filter(preparation -> preparation.what().contains("custom field 'Sync now'"))
                .toList();
        assertThat(house.platform().prepare(agreed)).singleElement().asString().contains("shows as links");
        var request = HttpRequest.newBuilder(house.server.url().resolve("/api/v1/fields"))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + SnipeItWorld.ADMIN_TOKEN)
                .build();
        var fields = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(fields).containsPattern("\"name\":\"Sync now\"[^}]*\"format\":\"URL\"");
    }
}
