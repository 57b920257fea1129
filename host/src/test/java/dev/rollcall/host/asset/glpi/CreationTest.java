package dev.rollcall.host.asset.glpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.sandbox.glpi.AssetRule;
import dev.rollcall.sandbox.glpi.GlpiVersion;
import dev.rollcall.sandbox.glpi.ItemState;
import dev.rollcall.sandbox.glpi.ItemType;
import dev.rollcall.sandbox.glpi.RemoteLink;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** R13: assets that are made, and those that are not. */
class CreationTest {
    private GlpiBench bench = new GlpiBench(GlpiVersion.V11_0_6);
    private int macBook;

    @BeforeEach
    void fill() {
        macBook = bench.made(world -> world.model(ItemType.COMPUTER, "MacBook Air"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void begin(GlpiVersion version) {
        bench.close();
        bench = new GlpiBench(version);
        fill();
    }

    private CreateOutcome create(String serial, String model, String system, Optional<Holder.Person> holder)
            throws Exception {
        var specs = new HashMap<SpecKey<?>, String>();
        specs.put(StandardSpecs.MODEL, model);
        specs.put(StandardSpecs.MODEL_IDENTIFIER, "Mac14,2");
        specs.put(StandardSpecs.MANUFACTURER, "Dell & Sons");
        specs.put(StandardSpecs.OS, system);
        specs.put(StandardSpecs.OS_VERSION, "15.1");
        specs.put(StandardSpecs.UDID, "0000-1111");
        var status = bench.platform().surroundings().statuses().allocated();
        return bench.platform()
                .create(new NewAsset(
                        serial,
                        status,
                        Map.of("kandji", "uuid-9"),
                        Specs.of(specs),
                        holder,
                        new Provenance("run-7", "R13")));
    }

    private CreateOutcome create(String serial, String model) throws Exception {
        return create(serial, model, "macOS", Optional.empty());
    }

    private Holder.Person anna() {
        return new Holder.Person(Integer.toString(bench.person("anna", "anna@example.com")), "Anna");
    }

    private ItemState only(String serial) {
        var found = bench.server.itemsBySerial(serial);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Asset made(CreateOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(CreateOutcome.Created.class, created -> assertThat(created.remark())
                .isEmpty());
        return ((CreateOutcome.Created) outcome).asset();
    }

    private static PlatformException failure(CreateOutcome outcome) {
        assertThat(outcome).isInstanceOf(CreateOutcome.Failed.class);
        return ((CreateOutcome.Failed) outcome).failure();
    }

    private long made(String table) {
        return bench.server.writes().stream()
                .filter(("POST /apirest.php/" + table)::equals)
                .count();
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    @DisplayName("R13 makes an asset with model, specs, link and assignee")
    void makesAnAsset(GlpiVersion version) throws Exception {
        begin(version);
        var anna = anna();
        var asset = made(create("NEW-1", "macbook air", "macOS", Optional.of(anna)));
        assertThat(asset.holder()).isEqualTo(anna);
        assertThat(asset.link("kandji")).isEqualTo("uuid-9");
        assertThat(asset.specs().text(StandardSpecs.OS)).contains("macOS");
        assertThat(asset.specs().text(StandardSpecs.OS_VERSION)).contains("15.1");
        assertThat(asset.status().id()).isEqualTo(Integer.toString(bench.inUse));
        assertThat(only("NEW-1")).satisfies(item -> {
            assertThat(item.model()).isEqualTo(macBook);
            assertThat(item.name()).contains("NEW-1");
            assertThat(item.manufacturer()).isZero();
        });
        assertThat(bench.platform().read().reading().assets()).containsExactly(asset);
    }

    @Test
    void makesAPhoneOfAPhoneOrTablet() throws Exception {
        bench.made(world -> world.model(ItemType.PHONE, "iPad"));
        assertThat(made(create("NEW-1", "iPad", "iPadOS", Optional.empty())).id())
                .startsWith("Phone/");
        bench.types = Set.of(dev.rollcall.host.asset.glpi.ItemType.COMPUTER);
        bench.made(world -> world.model(ItemType.COMPUTER, "iPad"));
        assertThat(bench.platform().read().reading().isComplete()).isTrue();
        assertThat(made(create("NEW-2", "iPad", "iPadOS", Optional.empty())).id())
                .startsWith("Computer/");
    }

    @Test
    void writesFieldsOfThePluginAndColumns() throws Exception {
        var container = bench.made(world -> world.fieldsContainer("MDM", ItemType.COMPUTER, ItemType.PHONE));
        bench.server.edit(world -> world.field(container, "Kandji ID"));
        bench.linkFields = Map.of("kandji", "Kandji ID");
        bench.specs = Map.of(StandardSpecs.UDID, new SpecField("uuid", WriteMode.ONLY_IF_EMPTY));
        var asset = made(create("NEW-1", "MacBook Air"));
        assertThat(asset.link("kandji")).isEqualTo("uuid-9");
        assertThat(only("NEW-1").value("uuid")).contains("0000-1111");
        assertThat(only("NEW-1").value("kandjiidfield")).contains("uuid-9");
        assertThat(made("Item_RemoteManagement")).isZero();
    }

    @Test
    void makesItInTheEntityThatIsNamed() throws Exception {
        var berlin = bench.made(world -> world.entity("Berlin", 0));
        bench.creation = new Creation(false, "root entity > berlin");
        create("NEW-1", "MacBook Air");
        assertThat(only("NEW-1").entity()).isEqualTo(berlin);
    }

    @Test
    void makesNoModelUnlessModelsAreMade() throws Exception {
        var failure = failure(create("NEW-1", "Latitude"));
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("'Latitude'").hasMessageContaining("settings");
        assertThat(bench.server.writes()).isEmpty();
    }

    @Test
    void makesModelAndManufacturerOnce() throws Exception {
        bench.creation = new Creation(true, "");
        create("NEW-1", "Latitude");
        create("NEW-2", "LATITUDE");
        assertThat(only("NEW-1").model()).isEqualTo(only("NEW-2").model()).isNotEqualTo(macBook);
        assertThat(only("NEW-1").manufacturer())
                .isEqualTo(only("NEW-2").manufacturer())
                .isPositive();
        assertThat(made("ComputerModel")).isEqualTo(1);
        assertThat(made("Manufacturer")).isEqualTo(1);
    }

    @Test
    void takesTheOldestOfModelsWithOneName() throws Exception {
        bench.made(world -> world.model(ItemType.COMPUTER, "MacBook Air"));
        create("NEW-1", "MacBook Air");
        assertThat(only("NEW-1").model()).isEqualTo(macBook);
    }

    @Test
    void takesTheModelThatSomebodyMakesAtTheSameTime() throws Exception {
        bench.creation = new Creation(true, "");
        var other = new int[1];
        bench.server
                .faults()
                .duringNextWrite(
                        () -> bench.server.edit(world -> other[0] = world.model(ItemType.COMPUTER, "Latitude")));
        create("NEW-1", "Latitude");
        assertThat(other[0]).isPositive();
        assertThat(only("NEW-1").model()).isEqualTo(other[0]);
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    @DisplayName("R13 looks the serial up in all types right before, and makes no second asset")
    void makesNoSecondAsset(ItemType type) throws Exception {
        bench.made(world ->
                world.item(type, draft -> draft.serial(" new- serial-1").otherserial("INV-7")));
        assertThat(create("NEW-SERIAL-1", "MacBook Air"))
                .isInstanceOfSatisfying(CreateOutcome.Present.class, present -> assertThat(present.what())
                        .contains(type.glpi() + "/1 (INV-7)"));
        assertThat(bench.server.writes()).isEmpty();
    }

    @Test
    void needsNoRightOnTypesThatAreNoAssets() throws Exception {
        bench.rights(Map.of("monitor", 0, "peripheral", 0));
        made(create("NEW-1", "MacBook Air"));
    }

    @Test
    @DisplayName("R13 reports an item in the trash that has the serial")
    void reportsWhatIsInTheTrash() throws Exception {
        bench.computer(draft -> draft.serial("NEW-1").trashed(true));
        assertThat(create("NEW-1", "MacBook Air"))
                .isInstanceOfSatisfying(CreateOutcome.Present.class, present -> assertThat(present.what())
                        .contains("Computer/1")
                        .contains("trash")
                        .contains("Restore"));
        assertThat(bench.server.writes()).isEmpty();
    }

    @Test
    void passesTemplatesOver() throws Exception {
        bench.computer(draft -> draft.serial("NEW-1").template(true));
        made(create("NEW-1", "MacBook Air"));
    }

    @ParameterizedTest
    @EnumSource(GlpiVersion.class)
    void makesNoSecondAssetAfterALostAnswer(GlpiVersion version) throws Exception {
        begin(version);
        bench.server.faults().emptyAnswers(1);
        var outcome = create("NEW-1", "MacBook Air");
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        assertThat(only("NEW-1").isTrashed()).isFalse();
        assertThat(bench.server.links(ItemType.COMPUTER, only("NEW-1").id()))
                .extracting(RemoteLink::remoteId)
                .containsExactly("uuid-9");
    }

    @Test
    void saysThatTheRightToCreateIsMissing() throws Exception {
        bench.rights(Map.of("computer", 3));
        var failure = failure(create("NEW-1", "MacBook Air"));
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("'computer'");
        assertThat(bench.server.itemsBySerial("NEW-1")).isEmpty();
    }

    @Test
    void keepsTheAssetThoughItsHolderIsRefused() throws Exception {
        var carl = bench.made(world -> world.user("carl", draft -> draft.active(false)));
        var outcome =
                create("NEW-1", "MacBook Air", "macOS", Optional.of(new Holder.Person(Integer.toString(carl), "Carl")));
        assertThat(outcome).isInstanceOfSatisfying(CreateOutcome.Created.class, created -> {
            assertThat(created.remark()).contains("not active");
            assertThat(created.asset().holder()).isEqualTo(Holder.NOBODY);
            assertThat(created.asset().link("kandji")).isEqualTo("uuid-9");
        });
    }

    @Test
    void saysWhatABusinessRuleMadeOfIt() throws Exception {
        bench.server.edit(world -> world.assetRule(
                new AssetRule("to stock", ItemType.COMPUTER, "states_id", Integer.toString(bench.returned))));
        assertThat(create("NEW-1", "MacBook Air"))
                .isInstanceOfSatisfying(CreateOutcome.Created.class, created -> assertThat(created.remark())
                        .contains("status"));
    }

    @Test
    @DisplayName("R14 makes a user once, with the address as login")
    void makesAUser() throws Exception {
        bench.rights(Map.of("user", 5));
        var dora = bench.platform().create(new NewUser("dora@example.com", "Dora", "Delta"));
        assertThat(dora.name()).isEqualTo("Dora Delta");
        assertThat(bench.platform().create(new NewUser("DORA@example.com", "Dora", "Delta")))
                .isEqualTo(dora);
        assertThat(made("User")).isEqualTo(1);
        assertThat(bench.platform()
                        .surroundings()
                        .people()
                        .byEmail("dora@example.com")
                        .toString())
                .contains("Dora Delta");
    }

    @Test
    @DisplayName("R14 makes no user beside one who is not active, or has the login")
    void makesNoUserBesideAnother() throws Exception {
        bench.rights(Map.of("user", 5));
        bench.made(world ->
                world.user("carl", draft -> draft.email("Carl@Example.com").active(false)));
        assertThatThrownBy(() -> bench.platform().create(new NewUser("carl@example.com", "Carl", "C")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("not active");
        var eve = bench.made(world -> world.user("eve@example.com", draft -> draft.name("Eve", "Epsilon")));
        assertThat(bench.platform()
                        .create(new NewUser("eve@example.com", "Eve", "Epsilon"))
                        .id())
                .isEqualTo(Integer.toString(eve));
        assertThat(made("User")).isZero();
    }

    @Test
    @DisplayName("R14 makes no second user after a lost answer")
    void makesNoSecondUserAfterALostAnswer() throws Exception {
        bench.rights(Map.of("user", 5));
        bench.server.faults().emptyAnswers(1);
        var dora = bench.platform().create(new NewUser("dora@example.com", "Dora", "Delta"));
        assertThat(bench.platform().create(new NewUser("dora@example.com", "Dora", "Delta")))
                .isEqualTo(dora);
        assertThat(made("User")).isEqualTo(1);
    }

    @Test
    void saysWhyGlpiRefusesAUser() throws Exception {
        assertThatThrownBy(() -> bench.platform().create(new NewUser("dora@example.com", "Dora", "Delta")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("refused to make the user");
        assertThat(bench.server.writes()).hasSize(1);
    }
}
