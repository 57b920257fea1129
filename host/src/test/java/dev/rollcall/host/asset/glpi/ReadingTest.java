package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.UserMatch;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.ItemDraft;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final SpecKey<String> UDID = StandardSpecs.UDID;

    private GlpiHouse house = new GlpiHouse(GlpiVersion.V10_0_19);

    @AfterEach
    void close() {
        house.close();
    }

    private void in(GlpiVersion version) {
        house.close();
        house = new GlpiHouse(version);
    }

    private Asset only() throws Exception {
        var assets = house.platform().read().reading().assets();
        assertThat(assets).hasSize(1);
        return assets.get(0);
    }

    private void change(String id, Consumer<ItemDraft> draft) {
        house.server.edit(rows -> rows.changeItem(GlpiHouse.type(id), GlpiHouse.number(id), draft));
    }

    private void assertRefused(UnaryOperator<SettingsTo> settings, String... words) {
        var platform = house.with(settings);
        assertThatThrownBy(platform::read)
                .isInstanceOf(PlatformException.class)
                .hasMessageContainingAll(words)
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThat(house.changes()).isZero();
    }

    private void withoutRight(String right) {
        withRight(right, 0);
    }

    private void withRight(String right, int bits) {
        var rights = new HashMap<>(GlpiWorld.SYNC_RIGHTS);
        rights.put(right, bits);
        house.server.edit(rows -> rows.rights(house.profile, rights));
        house.with(settings -> settings);
    }

    @Test
    void knowsWherePeopleLookAtAssetsAndPersonsWithoutAsking() {
        var platform = house.platform();
        var before = house.server.requests();
        var root = house.url().toString().replaceAll("/+$", "");
        assertThat(platform.pageOfAsset("Computer/17")).contains(URI.create(root + "/front/computer.form.php?id=17"));
        assertThat(platform.pageOfAsset("Phone/3")).contains(URI.create(root + "/front/phone.form.php?id=3"));
        assertThat(platform.pageOfPerson("4")).contains(URI.create(root + "/front/user.form.php?id=4"));
        assertThat(platform.pageOfAsset("Computer/../5")).isEmpty();
        assertThat(platform.pageOfAsset("17")).isEmpty();
        assertThat(platform.pageOfAsset("computer/05")).isEmpty();
        assertThat(platform.pageOfPerson("")).isEmpty();
        assertThat(house.server.requests()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void leavesTemplatesAndTheTrashOut(GlpiVersion version) throws Exception {
        in(version);
        var template = house.item(
                ItemType.COMPUTER, draft -> draft.name("Template").serial("T").template(true));
        var trash = house.item(
                ItemType.COMPUTER, draft -> draft.name("Trash").serial("T").trashed(true));
        house.asset("A", "S1");
        assertThat(only().label()).isEqualTo("A");
        assertThat(house.platform().asset(template)).isEmpty();
        assertThat(house.platform().asset(trash)).isEmpty();
        assertThat(house.platform().assetsBySerial("T")).isEmpty();
    }

    @Test
    void readsTheTypesThatSettingsName() throws Exception {
        house.asset("A", "S1");
        house.item(ItemType.PHONE, draft -> draft.otherserial("P").serial("S2"));
        var monitor =
                house.item(ItemType.MONITOR, draft -> draft.otherserial("M").serial("S3"));
        house.item(ItemType.PERIPHERAL, draft -> draft.otherserial("D").serial("S4"));
        assertThat(house.platform().read().reading().assets())
                .extracting(Asset::id)
                .containsExactlyInAnyOrder("Computer/1", "Phone/1");
        assertThat(house.platform().asset(monitor)).isEmpty();
        house.with(settings -> settings.types(ItemType.MONITOR, ItemType.PERIPHERAL));
        assertThat(house.platform().read().reading().assets())
                .extracting(Asset::label)
                .containsExactlyInAnyOrder("M", "D");
        assertThat(house.platform().asset(monitor)).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void readsSeveralPages(GlpiVersion version) throws Exception {
        in(version);
        house.server.edit(rows -> {
            for (var i = 0; i < 3203; i++) {
                var number = i;
                var id = rows.item(dev.rollcall.sandbox.glpi.ItemType.COMPUTER, draft -> draft.otherserial("A" + number)
                        .serial("S" + number));
                rows.link(dev.rollcall.sandbox.glpi.ItemType.COMPUTER, id, "kandji", "uuid-" + number);
            }
        });
        var reading = house.platform().read().reading();
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.assets())
                .hasSize(3203)
                .allSatisfy(asset -> assertThat(asset.link("kandji"))
                        .isEqualTo("uuid-" + asset.label().substring(1)))
                .extracting(Asset::label)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void readsTextsAsPeopleWroteThem(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("R&D <lab>", "S1");
        house.edit(rows -> rows.operatingSystem(GlpiHouse.type(id), GlpiHouse.number(id), "A & B", "1 <beta>"));
        assertThat(only().label()).isEqualTo("R&D <lab>");
        assertThat(only().specs().text(StandardSpecs.OS)).contains("A & B");
        assertThat(house.platform().asset(id).orElseThrow()).isEqualTo(only());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R16 a group without a user holds an asset, unless settings say otherwise")
    void readsGroups(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("A", "S1");
        change(id, draft -> draft.group(house.sales));
        assertThat(only().holder()).isEqualTo(new Holder.Location("Group/" + house.sales, "the group Sales"));
        house.handOver(id, house.person("anna", "anna@example.com"));
        assertThat(only().holder()).isInstanceOf(Holder.Person.class).hasToString("anna Person");
        house.takeBack(id);
        house.with(settings -> settings.groups(Groups.IGNORE));
        assertThat(only().holder()).isEqualTo(Holder.NOBODY);
    }

    @Test
    @DisplayName("R2 takes an asset of a user whom GLPI does not show for held")
    void keepsWhoIsNotShown() throws Exception {
        var id = house.asset("A", "S1");
        change(id, draft -> draft.user(424242));
        assertThat(only().holder()).isEqualTo(new Holder.Person("424242", "")).hasToString("user 424242");
        assertThat(house.platform().asset(id).orElseThrow().holder()).hasToString("user 424242");
    }

    @Test
    void callsAnAssetByItsNumberElseItsNameElseItsId() throws Exception {
        var id = house.item(ItemType.COMPUTER, draft -> draft.serial("S1"));
        assertThat(only().label()).isEqualTo(id);
        change(id, draft -> draft.name("MBP-ADELE"));
        assertThat(only().label()).isEqualTo("MBP-ADELE");
        change(id, draft -> draft.otherserial("INV-1"));
        assertThat(only().label()).isEqualTo("INV-1");
    }

    @Test
    @DisplayName("R14 finds people by each of their addresses and by login")
    void findsPeopleByEachAddress() throws Exception {
        var bob = house.edit(rows -> rows.user("bob.o", draft -> draft.name("Bob", "O'Brien")
                .email("Bob.OBrien@Corp.Example")
                .email("bob@second.example")
                .profile(house.profile)
                .entity(0)));
        house.server.edit(rows -> rows.user("gone", draft -> draft.email("gone@corp.example")
                .trashed(true)
                .profile(house.profile)
                .entity(0)));
        var people = house.platform().read().reading().people();
        var found = new UserMatch.Found(new Holder.Person(Integer.toString(bob), ""));
        assertThat(people.byEmail("bob.obrien@corp.example")).isEqualTo(found);
        assertThat(people.byEmail("BOB@second.example")).isEqualTo(found);
        assertThat(people.byUsername("BOB.O")).isEqualTo(found);
        assertThat(people.byEmail("gone@corp.example")).isEqualTo(UserMatch.UNKNOWN);
        assertThat(people.byUsername("gone")).isEqualTo(UserMatch.UNKNOWN);
        assertThat(house.platform().surroundings().people().byEmail("bob@second.example"))
                .isEqualTo(found);
    }

    @Test
    void knowsStatusesByTheirWholeNameOrId() throws Exception {
        var repair = house.edit(rows -> rows.state("Repair", house.stock));
        house.edit(rows -> rows.state("Repair", house.handedBack));
        var id = house.asset("A", "S1");
        change(id, draft -> draft.status(repair));
        assertThat(only().status().name()).isEqualTo("In stock > Repair");
        assertThat(only().role()).isEqualTo(StatusRole.PROTECTED);
        change(id, draft -> draft.status(0));
        assertThat(only().role()).isEqualTo(StatusRole.PROTECTED);
        change(id, draft -> draft.status(house.handedBack));
        assertThat(only().role()).isEqualTo(StatusRole.TRANSFERRED);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheNewestOfSeveralLinksAndNoneOfRemoteControl(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("A", "S1");
        house.server.edit(rows -> {
            rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "jamf", "computer/1");
            rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "jamf", "computer/2");
            rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "teamviewer", "123");
        });
        assertThat(only().links()).isEqualTo(Map.of("jamf", "computer/2"));
        assertThat(house.platform().asset(id).orElseThrow()).isEqualTo(only());
    }

    @Test
    void readsLinksAndSpecsFromFieldsOfThePlugin() throws Exception {
        house.server.settings(settings -> settings.plugin("fields", true));
        var keys = new String[2];
        house.server.edit(rows -> {
            var container = rows.fieldsContainer(
                    "MDM", dev.rollcall.sandbox.glpi.ItemType.COMPUTER, dev.rollcall.sandbox.glpi.ItemType.PHONE);
            keys[0] = rows.field(container, "Kandji ID");
            keys[1] = rows.field(container, "Wi-Fi");
        });
        var id = house.asset("A", "S1");
        change(id, draft -> draft.column(keys[0], "uuid-7").column(keys[1], "aa:bb"));
        house.item(ItemType.PHONE, draft -> draft.otherserial("P").serial("S2"));
        house.with(settings -> settings.linkFields(Map.of("kandji", "kandji id"))
                .specs(Map.of(StandardSpecs.WIFI_MAC, new SpecField("wi-fi", WriteMode.ALWAYS))));
        var assets = house.platform().read().reading().assets();
        assertThat(assets).extracting(asset -> asset.link("kandji")).containsExactlyInAnyOrder("uuid-7", null);
        assertThat(assets)
                .extracting(asset -> asset.specs().text(StandardSpecs.WIFI_MAC).orElseThrow())
                .containsExactlyInAnyOrder("aa:bb", "");
        assertThat(assets).contains(house.platform().asset(id).orElseThrow());
    }

    @Test
    void readsColumnsAndModelsAsSpecs() throws Exception {
        var id = house.asset("A", "S1");
        change(id, draft -> draft.uuid("00-11").comment("mine"));
        Map<SpecKey<?>, SpecField> specs = Map.of(
                UDID,
                new SpecField("UUID", WriteMode.ALWAYS),
                StandardSpecs.NAME,
                new SpecField("name", WriteMode.ONLY_IF_EMPTY),
                StandardSpecs.PHONE_NUMBER,
                new SpecField("number_line", WriteMode.ALWAYS));
        house.with(settings -> settings.specs(specs));
        assertThat(only().specs().asMap()).isEqualTo(Map.of(UDID, "00-11"));
        assertThat(only().model().asMap())
                .isEqualTo(Map.of(StandardSpecs.MODEL, "MacBook Air", StandardSpecs.MANUFACTURER, "Apple"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R41 sees an order that is not delivered, an open ticket, and a state of the plugin Order")
    void readsOrders(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("A", "S1");
        var type = GlpiHouse.type(id);
        var number = GlpiHouse.number(id);
        house.with(settings -> settings.order(new ActiveOrder(true, List.of(), List.of())));
        assertThat(only().order()).isEmpty();
        house.edit(rows -> rows.infocom(type, number, "PO-4711", "2026-11-01", ""));
        assertThat(only().order()).contains("PO-4711");
        assertThat(house.platform().asset(id).orElseThrow()).isEqualTo(only());

        var top = house.edit(rows -> rows.ticketCategory("Hardware", 0));
        var category = house.edit(rows -> rows.ticketCategory("Deploy", top));
        var ticket = house.edit(rows -> rows.ticket(category, 2));
        house.edit(rows -> rows.ticketOn(ticket, type, number));
        house.with(settings -> settings.order(new ActiveOrder(false, List.of(), List.of("hardware > deploy"))));
        assertThat(only().order()).contains("ticket " + ticket + " (Hardware > Deploy)");
        assertThat(house.platform().asset(id).orElseThrow()).isEqualTo(only());
        house.server.edit(rows -> rows.ticketStatus(ticket, 5));
        assertThat(only().order()).isEmpty();
    }

    @Test
    @DisplayName("R41 sees a state of the plugin Order")
    void readsOrdersOfThePlugin() throws Exception {
        in(GlpiVersion.V11_0_6);
        house.server.settings(settings -> settings.plugin("order", true));
        var id = house.asset("A", "S1");
        house.edit(rows -> rows.orderOn(GlpiHouse.type(id), GlpiHouse.number(id), 4));
        house.with(settings -> settings.order(new ActiveOrder(false, List.of("Being delivered"), List.of())));
        assertThat(only().order()).hasValueSatisfying(order -> assertThat(order).contains("Being delivered"));
        assertThat(house.platform().asset(id).orElseThrow()).isEqualTo(only());
        house.with(settings -> settings.order(new ActiveOrder(false, List.of("5"), List.of())));
        assertThat(only().order()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "infocom, Financial and administrative information",
        "user, Users",
        "state, Statuses of items",
        "computer, Computers",
        "itilcategory, ITIL categories"
    })
    @DisplayName("R2 says which right is missing, and does not take it for nothing")
    void namesTheMissingRight(String right, String words) {
        house.asset("A", "S1");
        house.edit(rows -> rows.ticketCategory("Deploy", 0));
        withoutRight(right);
        assertRefused(settings -> settings.order(new ActiveOrder(true, List.of(), List.of("Deploy"))), words, "right");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("R2 without the right to read all tickets nothing is decided")
    void needsTheRightToReadTickets(int bits) {
        house.edit(rows -> rows.ticketCategory("Deploy", 0));
        withRight("ticket", bits);
        assertRefused(
                settings -> settings.order(new ActiveOrder(false, List.of(), List.of("Deploy"))), "tickets", "right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "dropdown"})
    void goesOnWithTheRightsThatItWasGivenAfterAReading(String right) throws Exception {
        house.asset("A", "S1");
        withoutRight(right);
        var platform = house.platform();
        if (right.equals("state")) {
            assertThatThrownBy(platform::read).isInstanceOf(PlatformException.class);
        } else {
            assertThat(platform.read().remarks()).isNotEmpty();
        }
        house.server.edit(rows -> rows.rights(house.profile, GlpiWorld.SYNC_RIGHTS));
        var survey = platform.read();
        assertThat(survey.remarks()).isEmpty();
        assertThat(survey.reading().assets().get(0).model().text(StandardSpecs.MODEL))
                .contains("MacBook Air");
    }

    @Test
    @DisplayName("R10 neither compares nor blanks what it may not read the names of")
    void leavesNamesOutThatItMayNotRead() throws Exception {
        house.asset("A", "S1");
        withoutRight("dropdown");
        var survey = house.platform().read();
        assertThat(survey.reading().isComplete()).isTrue();
        assertThat(survey.reading().assets().get(0).model().asMap()).isEmpty();
        assertThat(survey.reading().assets().get(0).specs().asMap()).isEmpty();
        assertThat(survey.remarks())
                .anyMatch(remark -> remark.contains("Manufacturer") && remark.contains("Dropdowns"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R3 looks a serial up in all tables, however it is written there")
    void looksSerialsUp(GlpiVersion version) throws Exception {
        in(version);
        var spaced = house.asset("A", " C02 xk-1 ");
        var phone = house.item(ItemType.PHONE, draft -> draft.otherserial("P").serial("C02XK-1"));
        house.asset("B", "C02XK-12");
        house.asset("C", "AB_%&9");
        house.asset("D", "ABX9&9");
        assertThat(house.platform().assetsBySerial("c02XK-1"))
                .extracting(Asset::id)
                .containsExactlyInAnyOrder(spaced, phone);
        assertThat(house.platform().assetsBySerial("AB_%&9"))
                .extracting(Asset::label)
                .containsExactly("C");
        assertThat(house.platform().assetsBySerial("  ")).isEmpty();
    }

    @Test
    void refusesSettingsThatGlpiDoesNotHave() {
        assertRefused(
                settings -> settings.linkFields(Map.of("kandji", "No such field")), "'No such field'", "plugin Fields");
        assertRefused(
                settings -> settings.order(new ActiveOrder(false, List.of(), List.of("Nothing"))),
                "ticket category 'Nothing'");
        assertRefused(settings -> settings.userToken("wrong"), "user token", "Remote access keys");
    }

    @Test
    @DisplayName("R2 reads only what is in the entities that its user sees")
    void readsTheEntitiesOfItsUser() throws Exception {
        var france = house.edit(rows -> rows.entity("France", 0));
        var inFrance =
                house.item(ItemType.COMPUTER, draft -> draft.otherserial("F").entity(france));
        var inRoot = house.asset("A", "S1");
        var local = house.edit(
                rows -> rows.user("local", draft -> draft.profile(house.profile).entity(france)));
        house.server.edit(rows -> rows.token("localtoken", local));
        house.with(settings -> settings.userToken("localtoken"));
        assertThat(house.platform().read().reading().assets())
                .extracting(Asset::id)
                .containsExactly(inFrance);
        assertThat(house.platform().asset(inRoot)).isEmpty();
    }
}
