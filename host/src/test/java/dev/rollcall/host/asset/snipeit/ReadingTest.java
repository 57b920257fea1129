package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.UserMatch;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.sandbox.snipeit.AssetDraft;
import dev.rollcall.sandbox.snipeit.FieldSpec;
import dev.rollcall.sandbox.snipeit.LabelType;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a Snipe-IT, and what keeps it from being read. */
class ReadingTest {
    private SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);

    @AfterEach
    void close() {
        house.close();
    }

    private Asset only() throws Exception {
        var assets = house.platform().read().reading().assets();
        assertThat(assets).hasSize(1);
        return assets.get(0);
    }

    private void change(String id, Consumer<AssetDraft> draft) {
        house.server.edit(rows -> rows.changeAsset(Integer.parseInt(id), draft));
    }

    private void assertRefused(UnaryOperator<SnipeItSettings> settings, String... words) {
        var platform = house.with(settings);
        assertThatThrownBy(platform::read)
                .isInstanceOf(PlatformException.class)
                .hasMessageContainingAll(words)
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThat(house.changes()).isZero();
    }

    @Test
    void knowsWherePeopleLookAtAssetsAndPersonsWithoutAsking() throws Exception {
        var platform = house.platform();
        var before = house.server.requests();
        var root = house.server.url().toString().replaceAll("/+$", "");
        assertThat(platform.pageOfAsset("17")).contains(URI.create(root + "/hardware/17"));
        assertThat(platform.pageOfPerson("4")).contains(URI.create(root + "/users/4"));
        assertThat(platform.pageOfAsset("../admin")).isEmpty();
        assertThat(platform.pageOfPerson("")).isEmpty();
        assertThat(house.server.requests()).isEqualTo(before);
    }

    @Test
    void readsArchivedAssetsToo() throws Exception {
        change(house.asset("A", "S1"), draft -> draft.status(house.archived));
        assertThat(only().role()).isEqualTo(StatusRole.PROTECTED);
        house.server.settings(settings -> settings.showArchivedInList(true));
        assertThat(only().label()).isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 100, 7})
    void readsSeveralPagesWhateverTheServerAllows(int maximum) throws Exception {
        house.server.settings(settings -> settings.maxResults(maximum));
        for (var i = 0; i < 1203; i++) {
            house.asset("A" + i, "S" + i);
        }
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets()).extracting(Asset::label).hasSize(1203).doesNotHaveDuplicates();
    }

    @Test
    void readsAnewWhenRowsMoveUnderIt() throws Exception {
        try (var wire = new Wire(house.url())) {
            house.with(settings -> SettingsTo.url(settings, wire.url()));
            house.server.settings(settings -> settings.maxResults(10));
            for (var i = 0; i < 40; i++) {
                house.asset("A" + i, "S" + i);
            }
            wire.beforePage(3, () -> change("2", draft -> draft.status(house.archived)));
            var reading = house.platform().read().reading();
            assertThat(reading.isComplete()).isTrue();
            assertThat(reading.assets()).hasSize(40);
        }
    }

    @Test
    void undoesOneEscaping() throws Exception {
        change(house.asset("A & B", "S<1>"), draft -> draft.custom(house.osVersion, "15 &amp; 'x'")
                .custom(house.link, "a&b"));
        var asset = only();
        assertThat(asset.label()).isEqualTo("A & B");
        assertThat(asset.serial()).isEqualTo("S<1>");
        assertThat(asset.link("kandji")).isEqualTo("a&b");
        assertThat(asset.specs().text(StandardSpecs.OS_VERSION)).contains("15 &amp; 'x'");
    }

    @Test
    void readsTheSameFromTheNewerVersion() throws Exception {
        house.close();
        house = new SnipeItHouse(SnipeItVersion.V8_8);
        var anna = house.person("anna", "anna@example.com");
        house.handOver(house.asset("A", "S1"), anna);
        assertThat(only().holder()).hasToString("anna Person");
        assertThat(only().status().deployable()).isTrue();
    }

    @Test
    @DisplayName("R14 does not find by accents what the database would")
    void comparesAddressesItself() throws Exception {
        house.person("bob", "bob@example.com");
        assertThat(house.platform().read().reading().people().byEmail("böb@example.com"))
                .isEqualTo(UserMatch.UNKNOWN);
    }

    @Test
    @DisplayName("R41 sees an active order in a field, in values of it, or in a label")
    void readsOrders() throws Exception {
        var id = house.asset("A", "S1");
        house.with(settings -> SettingsTo.order(settings, new ActiveOrder("Order", List.of(), List.of())));
        assertThat(only().order()).isEmpty();
        change(id, draft -> draft.custom(house.order, "Retrieval 7"));
        assertThat(only().order()).contains("Retrieval 7");
        house.with(settings -> SettingsTo.order(settings, new ActiveOrder("order", List.of("open"), List.of())));
        assertThat(only().order()).isEmpty();
        house.with(settings -> SettingsTo.order(settings, new ActiveOrder("", List.of(), List.of("Retired"))));
        change(id, draft -> draft.status(house.archived));
        assertThat(only().order()).contains("Retired");
    }

    @Test
    @DisplayName("R10 leaves a filled field alone that is to be filled only")
    void hidesFilledFields() throws Exception {
        var id = house.asset("A", "S1");
        Map<SpecKey<?>, SpecField> specs =
                Map.of(StandardSpecs.OS_VERSION, new SpecField("OS version", WriteMode.ONLY_IF_EMPTY));
        house.with(settings -> SettingsTo.fields(settings, settings.linkFields(), specs));
        assertThat(only().specs().text(StandardSpecs.OS_VERSION)).contains("");
        change(id, draft -> draft.custom(house.osVersion, "14"));
        assertThat(only().specs().text(StandardSpecs.OS_VERSION)).isEmpty();
    }

    @Test
    void reportsMissingFieldsOncePerModel() throws Exception {
        house.server.edit(rows -> {
            var bare = rows.model("Bare", null, house.category, 0, 0);
            for (var i = 0; i < 3; i++) {
                rows.asset(draft -> draft.model(bare).status(house.inUse));
            }
        });
        assertThat(house.platform().read().remarks())
                .filteredOn(remark -> remark.contains("'Bare'"))
                .hasSize(1)
                .allSatisfy(remark -> assertThat(remark).contains("Kandji & Iru ID", "OS version"));
    }

    @Test
    void warnsOfASyncAdapter() throws Exception {
        house.close();
        house = new SnipeItHouse(SnipeItVersion.V8_8);
        change(house.asset("A", "S1"), draft -> draft.external("aa:bb", "macOS", Instant.EPOCH.plusSeconds(7)));
        assertThat(house.platform().read().remarks()).anyMatch(remark -> remark.contains("Sync Adapter"));
    }

    @Test
    @DisplayName("R2 marks a reading that broke off as incomplete")
    void marksABrokenReading() throws Exception {
        try (var wire = new Wire(house.url())) {
            house.with(settings -> SettingsTo.url(settings, wire.url()));
            house.platform().read();
            house.asset("A", "S1");
            wire.beforePage(2, () -> house.server.faults().serverErrors(5));
            var survey = house.platform().read();
            assertThat(survey.reading().isComplete()).isFalse();
            assertThat(survey.reading().assets()).hasSize(1);
            assertThat(survey.remarks()).anyMatch(remark -> remark.contains("status 500"));
        }
    }

    @Test
    void spellsSpecsAsPeopleDo() throws Exception {
        var keys = List.<SpecKey<?>>of(
                StandardSpecs.MEMORY, StandardSpecs.STORAGE, StandardSpecs.SUPERVISED, StandardSpecs.OS_VERSION);
        house.server.edit(world -> keys.forEach(key -> world.field(FieldSpec.text(key.label() + " field"))));
        var specs = keys.stream()
                .collect(Collectors.toMap(
                        Function.<SpecKey<?>>identity(),
                        key -> new SpecField(key.label() + " field", WriteMode.ALWAYS)));
        var platform = house.with(settings -> SettingsTo.fields(settings, settings.linkFields(), specs));
        var device = Device.withId("x")
                .spec(StandardSpecs.MEMORY, 17_179_869_184L)
                .spec(StandardSpecs.STORAGE, 500_107_862_016L)
                .spec(StandardSpecs.SUPERVISED, true)
                .spec(StandardSpecs.OS_VERSION, "15.1")
                .build();
        assertThat(platform.spelled(device).asMap())
                .isEqualTo(Map.of(
                        StandardSpecs.MEMORY,
                        "16 GB",
                        StandardSpecs.STORAGE,
                        "500 GB",
                        StandardSpecs.SUPERVISED,
                        "Yes",
                        StandardSpecs.OS_VERSION,
                        "15.1"));
    }

    @Test
    void spellsTheAddressThatSyncsTheAsset() throws Exception {
        house.server.edit(world -> world.field(FieldSpec.text("Sync now")));
        var platform =
                house.with(settings -> settings.withSyncPage("Sync now", URI.create("https://rollcall.example.com")));
        var device = Device.withId("x").serial(" c02 xé/1").build();
        assertThat(platform.spelled(device).asMap())
                .containsEntry(SnipeItSettings.SYNC_PAGE, "https://rollcall.example.com/sync?serial=C02X%C3%89%2F1");
        assertThat(platform.spelled(Device.withId("y").build()).asMap()).isEmpty();
    }

    @Test
    void leavesOutWhatNoFieldHoldsAndNoAssetIsMadeWith() throws Exception {
        var device = Device.withId("x")
                .spec(StandardSpecs.NAME, "Alex's Mac")
                .spec(StandardSpecs.MEMORY, 17_179_869_184L)
                .spec(StandardSpecs.OS_VERSION, "15.1")
                .spec(StandardSpecs.MODEL, "MacBook Air")
                .spec(StandardSpecs.MODEL_IDENTIFIER, "Mac14,2")
                .spec(StandardSpecs.MANUFACTURER, "Apple")
                .spec(StandardSpecs.ASSET_TAG, "7")
                .build();
        assertThat(house.platform().spelled(device).keys())
                .containsExactlyInAnyOrder(
                        StandardSpecs.OS_VERSION,
                        StandardSpecs.MODEL,
                        StandardSpecs.MODEL_IDENTIFIER,
                        StandardSpecs.MANUFACTURER,
                        StandardSpecs.ASSET_TAG);
    }

    @Test
    void namesALabelThatIsNotThere() {
        assertRefused(
                settings -> SettingsTo.statuses(settings, new StatusNames(List.of("In usse"), List.of("Handed back"))),
                "'In usse'",
                "'In use'");
    }

    @Test
    void namesALabelOfTheWrongType() {
        assertRefused(
                settings -> SettingsTo.statuses(settings, new StatusNames(List.of("Retired"), List.of("Handed back"))),
                "'Retired'",
                "archived",
                "deployable");
    }

    @Test
    void namesALabelWithTwoRoles() {
        assertRefused(
                settings -> SettingsTo.statuses(settings, new StatusNames(List.of("In use"), List.of("in use"))),
                "ALLOCATED and for TRANSFERRED");
    }

    @Test
    void asksForALabelWhereNoneIsNamed() {
        assertRefused(
                settings -> SettingsTo.statuses(settings, new StatusNames(List.of(), List.of("Handed back"))),
                "No status label is named for ALLOCATED");
    }

    @Test
    @DisplayName("R20 takes labels by id, several for a role, and knows which refuse a check-out")
    void takesLabelsByIdAndSeveral() throws Exception {
        house.server.edit(rows -> rows.label("Gone", LabelType.UNDEPLOYABLE));
        house.with(settings -> SettingsTo.statuses(
                settings,
                new StatusNames(List.of("" + house.inUse, "Ready to Deploy"), List.of("Gone", "Handed back"))));
        change(house.asset("A", "S1"), draft -> draft.status(2));
        var survey = house.platform().read();
        assertThat(survey.reading().assets().get(0).role()).isEqualTo(StatusRole.ALLOCATED);
        assertThat(survey.reading().statuses().allocated().name()).isEqualTo("In use");
        assertThat(survey.reading().statuses().transferred().deployable()).isFalse();
        assertThat(survey.remarks()).anyMatch(remark -> remark.contains("'Gone'") && remark.contains("R20"));
    }

    @Test
    void namesAFieldThatIsNotThere() {
        assertRefused(
                settings -> SettingsTo.fields(settings, Map.of("jamf", "Jamf ID"), settings.specs()), "'Jamf ID'");
    }

    @Test
    void namesAFieldThatExistsTwice() {
        house.server.edit(rows -> rows.field(FieldSpec.text("kandji & iru id")));
        assertRefused(settings -> settings, "2 custom fields", "Rename or delete");
    }

    @Test
    void namesAFieldWithTwoPurposes() {
        assertRefused(
                settings -> SettingsTo.fields(settings, Map.of("kandji", "OS version"), settings.specs()),
                "'OS version'",
                "of its own");
    }

    @Test
    void refusesAWrongToken() {
        assertRefused(settings -> SettingsTo.token(settings, "wrong"), "token");
    }

    @Test
    void namesAMissingPermission() {
        house.server.edit(rows -> rows.token("poor", rows.user("poor", draft -> {})));
        assertRefused(settings -> SettingsTo.token(settings, "poor"), "status 403", "permissions");
    }

    @Test
    void goesOnInTheNextWindowWhenTheLimitIsUsedUp() throws Exception {
        house.close();
        var now = new AtomicReference<>(Instant.parse("2026-11-22T04:37:45Z"));
        house = new SnipeItHouse(SnipeItVersion.V8_1_4, now::get, 5);
        try (var wire = new Wire(house.url())) {
            wire.whenLimited(() -> now.updateAndGet(time -> time.plusSeconds(61)));
            house.with(settings -> SettingsTo.url(settings, wire.url()));
            var id = house.asset("A", "S1");
            for (var i = 0; i < 12; i++) {
                var write = new AssetWrite(
                        house.platform().asset(id).orElseThrow(),
                        AssetEdit.NOTHING.withLink("kandji", "uuid-" + i),
                        new Provenance("run", "R12"));
                assertThat(house.platform().write(List.of(write)).get(0)).isInstanceOf(WriteOutcome.Done.class);
            }
            assertThat(now.get()).isAfter(Instant.parse("2026-11-22T04:40:00Z"));
        }
    }

    @Test
    void readsUsersAnewForARunAndOnceForDecisionsOnSingleAssets() throws Exception {
        house.platform().read();
        house.person("late", "late@example.com");
        assertThat(house.platform().surroundings().people().byEmail("late@example.com"))
                .isEqualTo(UserMatch.UNKNOWN);
        assertThat(house.platform().read().reading().people().byEmail("late@example.com"))
                .isInstanceOf(UserMatch.Found.class);
        assertThat(house.platform().surroundings().people().byEmail("late@example.com"))
                .isInstanceOf(UserMatch.Found.class);
    }
}
