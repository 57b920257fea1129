package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.CreateOutcome;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.NewAsset;
import dev.rollcall.host.asset.NewUser;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.sandbox.snipeit.AssetState;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R13: assets that are made, and those that are not. */
class CreationTest {
    private static final Creation MAKING = new Creation("Laptops", "MDM", StandardSpecs.MODEL_IDENTIFIER, "counter");

    private final SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);
    private final Wire wire = new Wire(house.url());

    CreationTest() {
        house.server.settings(settings -> settings.autoIncrement(true));
        house.with(settings -> SettingsTo.url(settings, wire.url()));
    }

    @AfterEach
    void close() {
        wire.close();
        house.close();
    }

    private void making(Creation creation) {
        house.with(settings -> SettingsTo.creation(SettingsTo.url(settings, wire.url()), creation));
    }

    private void mayMakeModels() {
        house.server.edit(rows -> rows.changeUser(
                house.syncer,
                draft -> draft.permissions(List.of(
                        "models.create",
                        "manufacturers.view",
                        "manufacturers.create",
                        "categories.view",
                        "users.create"))));
    }

    private CreateOutcome create(String serial, String model, String number, Optional<Holder.Person> holder)
            throws Exception {
        var specs = new HashMap<SpecKey<?>, String>();
        specs.put(StandardSpecs.MODEL, model);
        specs.put(StandardSpecs.MODEL_IDENTIFIER, number);
        specs.put(StandardSpecs.MANUFACTURER, "Dell & Sons");
        specs.put(StandardSpecs.OS_VERSION, "15.1");
        specs.put(StandardSpecs.ASSET_TAG, "MDM-7");
        var statuses = house.platform().read().reading().statuses();
        return house.platform()
                .create(new NewAsset(
                        serial,
                        statuses.allocated(),
                        Map.of("kandji", "uuid-9"),
                        Specs.of(specs),
                        holder,
                        new Provenance("run-7", "R13")));
    }

    private AssetState only(String serial) {
        var found = house.server.assetsBySerial(serial);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static PlatformException failure(CreateOutcome outcome) {
        assertThat(outcome).isInstanceOf(CreateOutcome.Failed.class);
        return ((CreateOutcome.Failed) outcome).failure();
    }

    @Test
    @DisplayName("R13 makes an asset with model, specs, link and assignee")
    void makesAnAsset() throws Exception {
        var anna = house.person("anna", "anna@example.com");
        var outcome = create("NEW-1", "MacBook Air", "Mac14,2", Optional.of(new Holder.Person(anna, "Anna")));
        assertThat(outcome).isInstanceOfSatisfying(CreateOutcome.Created.class, created -> {
            assertThat(created.remark()).isEmpty();
            assertThat(created.asset().holder()).isEqualTo(new Holder.Person(anna, ""));
            assertThat(created.asset().link("kandji")).isEqualTo("uuid-9");
            assertThat(created.asset().specs().text(StandardSpecs.OS_VERSION)).contains("15.1");
        });
        assertThat(only("NEW-1").modelId()).isEqualTo(house.model);
        assertThat(only("NEW-1").tag()).startsWith("AT-");
        assertThat(wire.writes()).containsExactly("POST /hardware", "POST /hardware/N/checkout");
    }

    @Test
    void findsARenamedModelByItsNumber() throws Exception {
        assertThat(create("NEW-1", "MacBook Air (M2, 2022)", "mac14,2", Optional.empty()))
                .isInstanceOf(CreateOutcome.Created.class);
        assertThat(only("NEW-1").modelId()).isEqualTo(house.model);
    }

    @Test
    void makesNoModelUnlessACategoryIsNamed() throws Exception {
        assertThat(failure(create("NEW-1", "Latitude", "L7", Optional.empty())))
                .hasMessageContaining("'Latitude'")
                .hasMessageContaining("category");
        assertThat(house.server.assetCount()).isZero();
    }

    @Test
    void makesModelAndManufacturerOnce() throws Exception {
        mayMakeModels();
        making(MAKING);
        create("NEW-1", "Latitude", "L7", Optional.empty());
        create("NEW-2", "Latitude", "L7", Optional.empty());
        assertThat(only("NEW-1").modelId()).isEqualTo(only("NEW-2").modelId()).isNotEqualTo(house.model);
        assertThat(wire.writes())
                .containsExactly("POST /manufacturers", "POST /models", "POST /hardware", "POST /hardware");
    }

    @Test
    @DisplayName("R13 looks the serial up right before, and makes no second asset")
    void makesNoSecondAsset() throws Exception {
        house.asset("A", "new-1");
        assertThat(create("NEW-1", "MacBook Air", "Mac14,2", Optional.empty()))
                .isInstanceOfSatisfying(CreateOutcome.Present.class, present -> assertThat(present.what())
                        .contains("asset A"));
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    @DisplayName("R13 reports a deleted asset that holds the serial")
    void reportsADeletedAsset() throws Exception {
        house.delete(house.asset("A", "NEW-1"));
        assertThat(create("NEW-1", "MacBook Air", "Mac14,2", Optional.empty()))
                .isInstanceOfSatisfying(CreateOutcome.Present.class, present -> assertThat(present.what())
                        .contains("deleted asset A")
                        .contains("Restore"));
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void makesNoSecondAssetAfterALostAnswer() throws Exception {
        wire.beforeWrite(1, () -> house.server.faults().lostAnswers(1));
        assertThat(create("NEW-1", "MacBook Air", "Mac14,2", Optional.empty()))
                .isInstanceOf(CreateOutcome.Created.class);
        assertThat(only("NEW-1").isDeleted()).isFalse();
    }

    @Test
    void tagsByTheMdmOrByAPattern() throws Exception {
        making(new Creation("", "", StandardSpecs.MODEL_IDENTIFIER, "mdm"));
        create("NEW-1", "MacBook Air", "Mac14,2", Optional.empty());
        assertThat(only("NEW-1").tag()).isEqualTo("MDM-7");
        making(new Creation("", "", StandardSpecs.MODEL_IDENTIFIER, "IT-{serial}"));
        create("NEW-2", "MacBook Air", "Mac14,2", Optional.empty());
        assertThat(only("NEW-2").tag()).isEqualTo("IT-NEW-2");
    }

    @Test
    void saysThatTheCounterIsOff() throws Exception {
        house.server.settings(settings -> settings.autoIncrement(false));
        var failure = failure(create("NEW-1", "MacBook Air", "Mac14,2", Optional.empty()));
        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("counter");
    }

    @Test
    void makesNothingOnAModelWithoutTheLinkField() throws Exception {
        house.server.edit(rows -> rows.model("Bare", "B1", house.category, 0, 0));
        assertThat(failure(create("NEW-1", "Bare", "B1", Optional.empty()))).hasMessageContaining("'Bare'");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void keepsTheAssetThoughItsHolderIsRefused() throws Exception {
        var carl = house.formerPerson("carl", "carl@example.com");
        assertThat(create("NEW-1", "MacBook Air", "Mac14,2", Optional.of(new Holder.Person(carl, "Carl"))))
                .isInstanceOfSatisfying(CreateOutcome.Created.class, created -> assertThat(created.remark())
                        .contains("log in"));
        assertThat(only("NEW-1").assignee()).isEmpty();
    }

    @Test
    @DisplayName("R14 makes a user once, and none beside one who may not log in")
    void makesAUser() throws Exception {
        mayMakeModels();
        var dora = house.platform().create(new NewUser("dora@example.com", "Dora", "Delta"));
        assertThat(house.platform().create(new NewUser("DORA@example.com", "Dora", "Delta")))
                .isEqualTo(dora);
        house.formerPerson("carl", "carl@example.com");
        assertThatThrownBy(() -> house.platform().create(new NewUser("carl@example.com", "Carl", "C")))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("may not log in");
        assertThat(wire.writes()).containsExactly("POST /users");
    }
}
