package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.sandbox.glpi.AssetRule;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.GlpiWorld;
import dev.rollcall.sandbox.glpi.RemoteLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WritesTest {
    private static final Provenance WHY = new Provenance("run-7", "R21");

    private GlpiHouse house = new GlpiHouse(GlpiVersion.V10_0_19);
    private String anna = "";
    private String bob = "";

    @BeforeEach
    void people() {
        anna = house.person("anna", "anna@example.com");
        bob = house.person("bob", "bob@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void in(GlpiVersion version) {
        house.close();
        house = new GlpiHouse(version);
        people();
    }

    private Asset look(String id) throws Exception {
        return house.platform().asset(id).orElseThrow();
    }

    private AssetWrite to(String id, AssetEdit edit) throws Exception {
        return new AssetWrite(look(id), edit, WHY);
    }

    private WriteOutcome write(String id, AssetEdit edit) throws Exception {
        return house.platform().write(List.of(to(id, edit))).get(0);
    }

    private static AssetEdit holder(String person) {
        return AssetEdit.NOTHING.withHolder(new Holder.Person(person, "user " + person));
    }

    private static void assertRefused(WriteOutcome outcome, String... words) {
        assertThat(outcome).isInstanceOfSatisfying(WriteOutcome.Refused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(FailureKind.REJECTED);
            assertThat(refused.failure()).hasMessageContainingAll(words);
        });
    }

    private List<String> links(String id) {
        return house.server.links(GlpiHouse.type(id), GlpiHouse.number(id)).stream()
                .map(link -> link.provider() + " " + link.remoteId())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("One row that can't be written spoils none of the others")
    void keepsTheOthersFromTheBadOnes(GlpiVersion version) throws Exception {
        in(version);
        var france = house.edit(rows -> rows.entity("France", 0));
        var good = house.asset("A", "S1");
        var elsewhere = house.asset("B", "S2");
        var trashed = house.asset("C", "S3");
        var changed = house.asset("D", "S4");
        var same = house.asset("E", "S5");
        var last = house.asset("F", "S6");
        var carl = house.formerPerson("carl", "carl@example.com");
        var toCarl = house.asset("G", "S7");
        var local = house.edit(rows -> rows.user(
                "local", draft -> draft.profile(house.profile).entity(0).recursive(false)));
        house.server.edit(rows -> rows.token("localtoken", local));
        house.with(settings -> settings.userToken("localtoken"));
        house.handOver(same, anna);
        var writes = new ArrayList<AssetWrite>();
        for (var id : List.of(good, elsewhere, trashed, changed, same, last)) {
            writes.add(to(id, holder(anna)));
        }
        writes.add(to(toCarl, holder(carl)));
        house.server.edit(rows ->
                rows.changeItem(GlpiHouse.type(elsewhere), GlpiHouse.number(elsewhere), draft -> draft.entity(france)));
        house.delete(trashed);
        house.handOver(changed, bob);
        var outcomes = house.platform().write(writes);
        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Done", "Stale", "Stale", "Stale", "Done", "Done", "Refused");
        assertThat(look(good).holder()).isEqualTo(new Holder.Person(anna, ""));
        assertThat(look(last).holder()).isEqualTo(new Holder.Person(anna, ""));
        assertThat(look(changed).holder()).isEqualTo(new Holder.Person(bob, ""));
    }

    @Test
    @DisplayName("R71 one that changes while the batch is under way is not taken for written")
    void seesWhoWritesAtTheSameTime() throws Exception {
        var id = house.asset("A", "S1");
        var other = house.asset("B", "S2");
        var writes = List.of(to(id, holder(anna)), to(other, holder(anna)));
        house.server.faults().duringNextWrite(() -> house.delete(id));
        var outcomes = house.platform().write(writes);
        assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Stale.class);
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Done.class);
    }

    @ParameterizedTest
    @EnumSource
    void writesManyInFewRequests(GlpiVersion version) throws Exception {
        in(version);
        for (var i = 0; i < 450; i++) {
            house.asset("A" + i, "S" + i);
        }
        house.item(ItemType.PHONE, draft -> draft.otherserial("P").status(house.inUse));
        var assets = house.platform().read().reading().assets();
        var writes = assets.stream()
                .map(asset -> new AssetWrite(asset, holder(anna), WHY))
                .toList();
        assertThat(house.platform().write(writes)).hasSize(451).allMatch(WriteOutcome.Done.class::isInstance);
        assertThat(house.server.writes())
                .hasSize(4)
                .containsOnly("PUT /apirest.php/Computer", "PUT /apirest.php/Phone");
    }

    @Test
    void takesTheWordOfNoAnswer() throws Exception {
        var rule = new AssetRule("Keep bob", dev.rollcall.sandbox.glpi.ItemType.COMPUTER, "users_id", bob);
        var id = house.asset("A", "S1");
        house.server.edit(rows -> rows.assetRule(rule));
        assertRefused(write(id, holder(anna)), "the assignee", "shows it held by bob", "business rule");
    }

    @Test
    @DisplayName("R72 a status that a rule changes keeps the link")
    void clearsNoLinkWhereTheStatusIsNotKept() throws Exception {
        var id = house.asset("A", "S1");
        house.server.edit(rows -> {
            rows.assetRule(new AssetRule(
                    "Back to stock",
                    dev.rollcall.sandbox.glpi.ItemType.COMPUTER,
                    "states_id",
                    Integer.toString(house.stock)));
            rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "kandji", "uuid-1");
        });
        var transferred = house.platform().read().reading().statuses().transferred();
        var end = AssetEdit.NOTHING
                .withHolder(Holder.NOBODY)
                .withStatus(transferred)
                .withLink("kandji", "");
        assertRefused(write(id, end), "the status", "In stock", "business rule");
        assertThat(links(id)).containsExactly("kandji uuid-1");
    }

    @ParameterizedTest
    @EnumSource
    void leavesOneLinkOfSeveralAndThoseOfOthersAlone(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("A", "S1");
        house.server.edit(rows -> {
            for (var link : List.of("kandji a", "teamviewer 1", "kandji b", "jamf computer/1")) {
                rows.link(GlpiHouse.type(id), GlpiHouse.number(id), link.split(" ", 2)[0], link.split(" ", 2)[1]);
            }
        });
        assertThat(write(id, AssetEdit.NOTHING.withLink("kandji", "c"))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(links(id)).containsExactlyInAnyOrder("teamviewer 1", "kandji c", "jamf computer/1");
        house.edit(rows -> rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "kandji", "d"));
        assertThat(write(id, AssetEdit.NOTHING.withLink("kandji", ""))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(links(id)).containsExactlyInAnyOrder("teamviewer 1", "jamf computer/1");
    }

    @Test
    void seesALinkThatWasMadeSinceTheReading() throws Exception {
        var id = house.asset("A", "S1");
        for (var i = 0; i < 30; i++) {
            house.asset("B" + i, "T" + i);
        }
        var assets = house.platform().read().reading().assets();
        var before = assets.stream()
                .filter(asset -> asset.id().equals(id))
                .findFirst()
                .orElseThrow();
        house.edit(rows -> rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "kandji", "new"));
        var outcome = house.platform()
                .write(List.of(new AssetWrite(before, AssetEdit.NOTHING.withLink("kandji", "x"), WHY)))
                .get(0);
        assertThat(outcome).isInstanceOf(WriteOutcome.Stale.class);
        assertThat(links(id)).containsExactly("kandji new");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("An asset whose user somebody else locked keeps it; what Rollcall locked itself it goes on writing")
    void respectsTheLocksOfOthers(GlpiVersion version) throws Exception {
        in(version);
        var id = house.item(
                ItemType.COMPUTER,
                draft -> draft.otherserial("A").status(house.inUse).dynamic(true));
        assertThat(write(id, holder(anna))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.server.locks(GlpiHouse.type(id), GlpiHouse.number(id))).contains("users_id");
        assertThat(write(id, holder(bob))).isInstanceOf(WriteOutcome.Done.class);
        house.handOver(id, anna);
        assertRefused(write(id, holder(bob)), "locked", "somebody else", "lock");
        assertThat(look(id).holder()).isEqualTo(new Holder.Person(anna, ""));
        var status = house.platform().read().reading().statuses().transferred();
        assertThat(write(id, AssetEdit.NOTHING.withStatus(status))).isInstanceOf(WriteOutcome.Done.class);
        house.with(settings -> settings.locks(Locks.WRITE));
        assertThat(write(id, holder(bob))).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void respectsALockForAllAssets() throws Exception {
        var id = house.asset("A", "S1");
        house.edit(rows -> rows.globalLock(GlpiHouse.type(id), "users_id"));
        assertRefused(write(id, holder(anna)), "all assets of the type Computer", "lock");
        var phone = house.item(ItemType.PHONE, draft -> draft.otherserial("P").status(house.inUse));
        assertThat(write(phone, holder(anna))).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void saysThatItMayNotSeeWhoLocked() throws Exception {
        var id = house.asset("A", "S1");
        house.edit(rows -> rows.lock(GlpiHouse.type(id), GlpiHouse.number(id), "users_id"));
        withoutRight("logs");
        assertRefused(write(id, holder(anna)), "locked", "history", "Logs");
        withoutRight("locked_field");
        assertThatThrownBy(() -> write(id, holder(anna)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("Locked fields");
    }

    private void withoutRight(String right) {
        var rights = new HashMap<>(GlpiWorld.SYNC_RIGHTS);
        rights.put(right, 0);
        house.server.edit(rows -> rows.rights(house.profile, rights));
        house.with(settings -> settings);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("What is connected to a computer follows its user and is not fought over")
    void leavesConnectedItemsToTheirComputer(GlpiVersion version) throws Exception {
        in(version);
        var computer = house.asset("A", "S1");
        var phone = house.item(
                ItemType.PHONE, draft -> draft.otherserial("P").name("Desk").status(house.inUse));
        house.edit(rows -> rows.connect(GlpiHouse.number(computer), GlpiHouse.type(phone), GlpiHouse.number(phone)));
        house.platform().read();
        var toAnna = to(computer, holder(anna));
        assertThat(house.platform().sideEffects(toAnna))
                .singleElement()
                .asString()
                .contains("Phone Desk", "connected", "same user");
        assertThat(house.platform().sideEffects(to(phone, holder(anna)))).isEmpty();
        assertThat(house.platform().write(List.of(toAnna)).get(0)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(phone).holder()).isEqualTo(new Holder.Person(anna, ""));
        assertRefused(write(phone, holder(bob)), "connected to " + computer, "by itself");
        house.server.settings(settings -> settings.userAutoupdate(false));
        house.platform().read();
        assertThat(house.platform().sideEffects(to(computer, holder(bob)))).isEmpty();
        assertThat(write(phone, holder(bob))).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void writesOnlyWhatDiffers() throws Exception {
        var id = house.asset("A", "S1");
        try (var line = new Line(house.url())) {
            house.with(settings -> settings.url(line.url()));
            write(id, holder(anna));
            assertThat(line.passed())
                    .filteredOn(Line.Passed::isWrite)
                    .singleElement()
                    .extracting(Line.Passed::body)
                    .asString()
                    .contains("\"users_id\":" + anna)
                    .doesNotContain("states_id", "serial", "is_dynamic");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R10 writes the operating system into one row, with no name made twice")
    void writesOperatingSystems(GlpiVersion version) throws Exception {
        in(version);
        var first = house.asset("A", "S1");
        var second = house.asset("B", "S2");
        house.edit(rows -> rows.operatingSystem(GlpiHouse.type(second), GlpiHouse.number(second), "macOS", "14.0"));
        Map<SpecKey<?>, String> specs = Map.of(StandardSpecs.OS, "macOS", StandardSpecs.OS_VERSION, "15.1");
        var edit = AssetEdit.NOTHING.withSpecs(specs);
        assertThat(house.platform().write(List.of(to(first, edit), to(second, edit))))
                .allMatch(WriteOutcome.Done.class::isInstance);
        for (var id : List.of(first, second)) {
            assertThat(look(id).specs().asMap()).isEqualTo(specs);
        }
        assertThat(house.server.writes())
                .containsExactlyInAnyOrder(
                        "POST /apirest.php/OperatingSystemVersion",
                        "POST /apirest.php/Item_OperatingSystem",
                        "PUT /apirest.php/Item_OperatingSystem");
        assertThat(write(first, edit)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.server.writes()).hasSize(3);
    }

    @Test
    @DisplayName("R10 writes columns, fields of the plugin and models with the item")
    void writesSpecsWithTheItem() throws Exception {
        house.server.settings(settings -> settings.plugin("fields", true));
        house.server.edit(rows -> {
            var container = rows.fieldsContainer("MDM", dev.rollcall.sandbox.glpi.ItemType.COMPUTER);
            rows.field(container, "Wi-Fi");
            rows.field(container, "Kandji ID");
        });
        var pro = house.edit(rows -> rows.model(dev.rollcall.sandbox.glpi.ItemType.COMPUTER, "MacBook Pro"));
        house.with(settings -> settings.linkFields(Map.of("kandji", "Kandji ID"))
                .specs(Map.of(
                        StandardSpecs.WIFI_MAC,
                        new SpecField("Wi-Fi", WriteMode.ALWAYS),
                        StandardSpecs.UDID,
                        new SpecField("uuid", WriteMode.ALWAYS))));
        var id = house.asset("A", "");
        Map<SpecKey<?>, String> specs = Map.of(StandardSpecs.WIFI_MAC, "aa:bb", StandardSpecs.UDID, "00-11");
        var edit = holder(anna)
                .withSpecs(specs)
                .withSerial("NEW-1")
                .withLink("kandji", "uuid-1")
                .withModel(Map.of(StandardSpecs.MODEL, "MacBook Pro"));
        assertThat(write(id, edit)).isInstanceOf(WriteOutcome.Done.class);
        var asset = look(id);
        assertThat(asset.specs().asMap()).isEqualTo(specs);
        assertThat(asset.serial()).isEqualTo("NEW-1");
        assertThat(asset.link("kandji")).isEqualTo("uuid-1");
        assertThat(house.server
                        .item(GlpiHouse.type(id), GlpiHouse.number(id))
                        .orElseThrow()
                        .model())
                .isEqualTo(pro);
        assertThat(house.server.writes()).containsExactly("PUT /apirest.php/Computer");
        assertThat(links(id)).isEmpty();
        assertThat(write(id, AssetEdit.NOTHING.withLink("kandji", ""))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).links()).isEmpty();
    }

    @Test
    void makesAModelOnlyWhereSettingsSaySo() throws Exception {
        var id = house.asset("A", "S1");
        var edit = AssetEdit.NOTHING.withModel(
                Map.of(StandardSpecs.MODEL, "MacBook Neo", StandardSpecs.MANUFACTURER, "Apple"));
        assertRefused(write(id, edit), "'MacBook Neo'", "ComputerModel");
        assertThat(house.changes()).isZero();
        house.with(settings -> settings.creation(new Creation(true, "")));
        assertThat(write(id, edit)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).model().text(StandardSpecs.MODEL)).contains("MacBook Neo");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R22, R72 takes the user from an asset that a group has too, and leaves it to the group")
    void clearsTheUserBesideAGroup(GlpiVersion version) throws Exception {
        in(version);
        var id = house.asset("A", "S1");
        house.handOver(id, anna);
        house.server.edit(rows -> {
            rows.changeItem(GlpiHouse.type(id), GlpiHouse.number(id), draft -> draft.group(house.sales));
            rows.link(GlpiHouse.type(id), GlpiHouse.number(id), "kandji", "uuid-1");
        });
        var transferred = house.platform().read().reading().statuses().transferred();
        var end = to(
                id,
                AssetEdit.NOTHING
                        .withHolder(Holder.NOBODY)
                        .withStatus(transferred)
                        .withLink("kandji", ""));
        assertThat(house.platform().write(List.of(end)).get(0)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look(id).holder()).isInstanceOf(Holder.Location.class);
        assertThat(links(id)).isEmpty();
        assertThat(house.platform().remaining(end, look(id))).contains(AssetEdit.NOTHING);
    }

    @Test
    void writesNoStatusThatIsGone() throws Exception {
        var id = house.asset("A", "S1");
        var gone = new AssetStatus("777", "Gone", StatusRole.TRANSFERRED, true);
        assertRefused(write(id, AssetEdit.NOTHING.withStatus(gone)), "no status Gone");
        assertRefused(write(id, holder("424242")), "can't be given", "424242");
        assertThat(house.changes()).isZero();
    }

    @Test
    @DisplayName("R71 drops what an order stands against by now")
    void seesOrdersBeforeItWrites() throws Exception {
        var id = house.asset("A", "S1");
        house.with(settings -> settings.order(new ActiveOrder(true, List.of(), List.of())));
        var write = to(id, holder(anna));
        house.edit(rows -> rows.infocom(GlpiHouse.type(id), GlpiHouse.number(id), "PO-1", "2026-11-01", ""));
        assertThat(house.platform().write(List.of(write)).get(0)).isInstanceOf(WriteOutcome.Stale.class);
    }

    @Test
    void saysWhatGlpiSaysOfARefusedRow() throws Exception {
        house.server.edit(rows -> rows.unique(dev.rollcall.sandbox.glpi.ItemType.COMPUTER, "serial"));
        house.asset("A", "S1");
        var id = house.asset("B", "");
        var good = house.asset("C", "");
        var outcomes = house.platform()
                .write(List.of(
                        to(id, AssetEdit.NOTHING.withSerial("S1")), to(good, AssetEdit.NOTHING.withSerial("S2"))));
        assertRefused(outcomes.get(0), "GLPI refuses to write the asset");
        assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Done.class);
        // Alone it is refused with another status and another body.
        assertRefused(write(id, AssetEdit.NOTHING.withSerial("S1")), "GLPI refuses to write the asset");
    }

    @Test
    void keepsAForeignRowOfTheSameTypeAlone() throws Exception {
        var id = house.asset("A", "S1");
        var other = house.asset("B", "S2");
        house.edit(rows -> rows.link(GlpiHouse.type(other), GlpiHouse.number(other), "kandji", "uuid-2"));
        write(id, AssetEdit.NOTHING.withLink("kandji", "uuid-1"));
        assertThat(house.server.links(GlpiHouse.type(other), GlpiHouse.number(other)))
                .extracting(RemoteLink::remoteId)
                .containsExactly("uuid-2");
    }

    @Test
    void writesFromSeveralThreadsAtOnce() throws Exception {
        for (var i = 0; i < 60; i++) {
            house.asset("A" + i, "S" + i);
        }
        var assets = house.platform().read().reading().assets();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var writing = assets.stream()
                    .map(asset -> threads.submit(() -> house.platform()
                            .write(List.of(new AssetWrite(
                                    asset, holder(anna).withLink("kandji", "uuid-" + asset.label()), WHY)))
                            .get(0)))
                    .toList();
            for (var outcome : writing) {
                assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(WriteOutcome.Done.class);
            }
        } finally {
            threads.shutdownNow();
        }
        for (var asset : assets) {
            assertThat(links(asset.id())).containsExactly("kandji uuid-" + asset.label());
        }
    }
}
