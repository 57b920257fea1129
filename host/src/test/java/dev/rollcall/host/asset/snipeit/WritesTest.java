package dev.rollcall.host.asset.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.sandbox.snipeit.FieldSpec;
import dev.rollcall.sandbox.snipeit.LogEntry;
import dev.rollcall.sandbox.snipeit.SnipeItVersion;
import dev.rollcall.sandbox.snipeit.SnipeItWorld;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is sent, in what order, and what becomes of refusals and accidents. */
class WritesTest {
    private static final Provenance WHY = new Provenance("run-7", "R21");

    private SnipeItHouse house = new SnipeItHouse(SnipeItVersion.V8_1_4);
    private Wire wire = new Wire(house.url());
    private String anna = "";
    private String bob = "";
    private String id = "";

    @BeforeEach
    void stage() {
        house.with(settings -> SettingsTo.url(settings, wire.url()));
        anna = house.person("anna", "anna@example.com");
        bob = house.person("bob", "bob@example.com");
        id = house.asset("A", "S1");
    }

    @AfterEach
    void close() {
        wire.close();
        house.close();
    }

    /** The same stage in the newer version. */
    private void newer() {
        close();
        house = new SnipeItHouse(SnipeItVersion.V8_8);
        wire = new Wire(house.url());
        stage();
    }

    private Asset look() throws Exception {
        return house.platform().asset(id).orElseThrow();
    }

    private WriteOutcome write(AssetEdit edit) throws Exception {
        return house.platform()
                .write(List.of(new AssetWrite(look(), edit, WHY)))
                .get(0);
    }

    private AssetEdit toBob() {
        return AssetEdit.NOTHING.withHolder(new Holder.Person(bob, "Bob"));
    }

    private static PlatformException refusal(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Refused.class);
        return ((WriteOutcome.Refused) outcome).failure();
    }

    @Test
    @DisplayName("R10 a field that is filled only if it is empty counts as written, although it is not shown any more")
    void fillsWhatIsEmpty() throws Exception {
        Map<SpecKey<?>, SpecField> specs =
                Map.of(StandardSpecs.OS_VERSION, new SpecField("OS version", WriteMode.ONLY_IF_EMPTY));
        house.with(settings -> SettingsTo.url(SettingsTo.fields(settings, settings.linkFields(), specs), wire.url()));
        id = house.asset("B", "");

        var outcome = write(AssetEdit.NOTHING
                .withSpecs(Map.of(StandardSpecs.OS_VERSION, "15.1"))
                .withSerial("S2"));

        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.server.asset(number()).orElseThrow().custom()).containsValue("15.1");
        assertThat(look().serial()).isEqualTo("S2");
    }

    @Test
    @DisplayName("R30 checks in, then changes status and links at once")
    void sendsAnEndInOrder() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.changeAsset(number(), draft -> draft.custom(house.link, "uuid-1")));
        var statuses = house.platform().read().reading().statuses();
        wire.forget();
        write(AssetEdit.NOTHING
                .withHolder(Holder.NOBODY)
                .withStatus(statuses.transferred())
                .withLink("kandji", ""));
        assertThat(wire.writes()).containsExactly("POST /hardware/N/checkin", "PATCH /hardware/N");
    }

    @Test
    @DisplayName("R40 changes status and links at once, then hands over")
    void sendsARecoveryInOrder() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.changeAsset(number(), draft -> draft.status(house.handedBack)));
        var statuses = house.platform().read().reading().statuses();
        wire.forget();
        write(toBob().withStatus(statuses.allocated()).withLink("kandji", "uuid-2"));
        assertThat(wire.writes())
                .containsExactly("PATCH /hardware/N", "POST /hardware/N/checkin", "POST /hardware/N/checkout");
    }

    @Test
    @DisplayName("R72 names run and rule in the history")
    void leavesANote() throws Exception {
        house.handOver(id, anna);
        write(toBob());
        assertThat(house.server.logOf(number()).stream()
                        .filter(entry -> entry.createdBy() == house.syncer)
                        .map(LogEntry::note))
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("Rollcall run run-7, rule R21"));
    }

    @Test
    void sendsOnlyWhatChanges() throws Exception {
        house.handOver(id, anna);
        var status = look().status();
        wire.forget();
        write(toBob().withStatus(status).withLink("kandji", "x"));
        var patch = wire.passed().stream()
                .filter(passed -> passed.method().equals("PATCH"))
                .findFirst()
                .orElseThrow();
        assertThat(patch.body()).isEqualTo("{\"" + house.world.column(house.link) + "\":\"x\"}");
        assertThat(wire.passed()).allSatisfy(passed -> {
            assertThat(passed.accept()).isEqualTo("application/json");
            assertThat(passed.contentType()).isEqualTo("application/json");
        });
    }

    @Test
    void keepsTheName() throws Exception {
        house.handOver(id, anna);
        write(toBob().withLink("kandji", "x"));
        assertThat(house.server.asset(number()).orElseThrow().name()).contains("Name of A");
    }

    @Test
    void fillsASerialThoughSerialsAreUnique() throws Exception {
        house.server.settings(settings -> settings.uniqueSerial(true));
        Map<SpecKey<?>, String> specs = Map.of(StandardSpecs.OS_VERSION, "15");
        assertThat(write(AssetEdit.NOTHING.withSpecs(specs))).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    @DisplayName("R16 takes an asset whose holder Snipe-IT does not show for held")
    void takesAnErasedHolderForAHolder() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.eraseUser(Integer.parseInt(anna)));
        assertThat(look().holder()).isNotInstanceOf(Holder.Nobody.class).isNotInstanceOf(Holder.Person.class);
    }

    @Test
    @DisplayName("R20 sends no check-in where the label refuses the check-out")
    void looksAtTheLabelBeforeTheCheckin() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.changeAsset(number(), draft -> draft.status(house.archived)));
        wire.forget();
        assertThat(refusal(write(toBob())).getMessage()).contains("'Retired'").contains("deployable");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void looksAtThePermissionBeforeTheCheckin() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> {
            var poor = rows.user(
                    "poor",
                    draft -> draft.permissions(List.of(
                            "assets.view",
                            "assets.edit",
                            "assets.checkin",
                            "users.view",
                            "models.view",
                            "statuslabels.view",
                            "customfields.view")));
            rows.token("poor", poor);
        });
        house.with(settings -> SettingsTo.token(SettingsTo.url(settings, wire.url()), "poor"));
        wire.forget();
        var outcome = write(toBob());
        assertThat(outcome).isInstanceOf(WriteOutcome.Unfinished.class);
        var unfinished = (WriteOutcome.Unfinished) outcome;
        assertThat(unfinished.sent()).isZero();
        assertThat(unfinished.failure().kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(unfinished.failure()).hasMessageContaining("assets.checkout");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void looksAtTheUserBeforeTheCheckin() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows ->
                rows.changeUser(Integer.parseInt(bob), draft -> draft.deleted(java.time.Instant.EPOCH.plusSeconds(5))));
        wire.forget();
        assertThat(refusal(write(toBob())).getMessage()).contains("deleted");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void givesTheAssetBackIfTheCheckoutIsRefused() throws Exception {
        house.handOver(id, anna);
        var before = look();
        // Between the look and the check-out, the new holder is deleted.
        house.server
                .faults()
                .duringNextWrite(() -> house.server.edit(rows -> rows.changeUser(
                        Integer.parseInt(bob), draft -> draft.deleted(java.time.Instant.EPOCH.plusSeconds(5)))));
        var outcome = house.platform()
                .write(List.of(new AssetWrite(before, toBob(), WHY)))
                .get(0);
        assertThat(refusal(outcome).getMessage()).contains("given back");
        assertThat(house.server.asset(number()).orElseThrow().assignee()).contains(Integer.parseInt(anna));
    }

    @Test
    void takesNothingFromWhoWasQuicker() throws Exception {
        house.handOver(id, anna);
        var carl = house.person("carl", "carl@example.com");
        var before = look();
        wire.beforeWrite(2, () -> house.server.person(SnipeItWorld.ADMIN).checkOut(number(), Integer.parseInt(carl)));
        var outcome = house.platform()
                .write(List.of(new AssetWrite(before, toBob(), WHY)))
                .get(0);
        assertThat(outcome).isInstanceOf(WriteOutcome.Unfinished.class);
        assertThat(house.server.asset(number()).orElseThrow().assignee()).contains(Integer.parseInt(carl));
    }

    @Test
    void goesOnAfterALostAnswer() throws Exception {
        house.handOver(id, anna);
        var before = look();
        wire.beforeWrite(1, () -> house.server.faults().lostAnswers(1));
        var outcome = house.platform()
                .write(List.of(new AssetWrite(before, toBob(), WHY)))
                .get(0);
        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.handovers(id)).containsExactly("out " + anna, "in " + anna, "out " + bob);
    }

    @Test
    void sendsARequestAgainThatHadNoEffect() throws Exception {
        var before = look();
        wire.beforeWrite(1, () -> house.server.faults().serverErrors(1));
        var outcome = house.platform()
                .write(List.of(new AssetWrite(before, toBob(), WHY)))
                .get(0);
        assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
        assertThat(house.handovers(id)).containsExactly("out " + bob);
    }

    @Test
    @DisplayName("R15 says once what keeps an asset from every write, and the cure")
    void namesTheRequiredFieldThatIsEmpty() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.required(house.fieldset, house.order, true));
        assertThat(refusal(write(toBob())).getMessage()).contains("required field Order is empty");
        assertThat(refusal(write(AssetEdit.NOTHING.withLink("kandji", "x"))).getMessage())
                .contains("refuses every write");
        assertThat(house.handovers(id)).containsExactly("out " + anna);
    }

    @Test
    void namesTheDeletedModel() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.deleteModel(house.model));
        assertThat(refusal(write(toBob())).getMessage()).contains("model is deleted");
        assertThat(house.handovers(id)).containsExactly("out " + anna);
    }

    @Test
    void namesTheSerialThatExistsTwice() throws Exception {
        house.handOver(id, anna);
        house.asset("B", "S1");
        house.server.settings(settings -> settings.uniqueSerial(true));
        assertThat(refusal(write(toBob())).getMessage()).contains("several assets (A, B)");
    }

    @Test
    void namesTheModelWithoutTheLinkField() throws Exception {
        house.server.edit(rows -> {
            var bare = rows.model("Bare", null, house.category, 0, 0);
            rows.changeAsset(number(), draft -> draft.model(bare));
        });
        wire.forget();
        assertThat(refusal(write(AssetEdit.NOTHING.withLink("kandji", "x"))).getMessage())
                .contains("'Bare'")
                .contains("fieldset");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void doesNotTrustASuccessOnAnEncryptedField() throws Exception {
        house.server.edit(rows -> {
            var secret = rows.field(FieldSpec.text("Secret OS").encrypted());
            rows.required(house.fieldset, secret, false);
        });
        Map<SpecKey<?>, SpecField> specs =
                Map.of(StandardSpecs.OS_VERSION, new SpecField("Secret OS", WriteMode.ALWAYS));
        house.with(settings -> SettingsTo.fields(settings, settings.linkFields(), specs));
        Map<SpecKey<?>, String> text = Map.of(StandardSpecs.OS_VERSION, "15");
        assertThat(refusal(write(AssetEdit.NOTHING.withSpecs(text))).getMessage())
                .contains("encrypted");
    }

    @Test
    @DisplayName("R10 moves an asset to another model, and changes no shared one")
    void movesToAnotherModel() throws Exception {
        house.server.edit(rows -> rows.model("MacBook Pro", "Mac15,3", house.category, 0, house.fieldset));
        Map<SpecKey<?>, String> model =
                Map.of(StandardSpecs.MODEL, "MacBook Pro", StandardSpecs.MODEL_IDENTIFIER, "Mac15,3");
        assertThat(write(AssetEdit.NOTHING.withModel(model))).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look().model().text(StandardSpecs.MODEL)).contains("MacBook Pro");
        assertThat(wire.writes()).containsExactly("PATCH /hardware/N");
    }

    @Test
    @DisplayName("R10 a name without a number means the model of that name, never the one of the old number")
    void movesToAModelByItsNameAlone() throws Exception {
        house.server.edit(rows -> rows.model("Chromebook", "CB1", house.category, 0, house.fieldset));
        var edit = AssetEdit.NOTHING.withModel(Map.of(StandardSpecs.MODEL, "Chromebook"));
        assertThat(write(edit)).isInstanceOf(WriteOutcome.Done.class);
        assertThat(look().model().text(StandardSpecs.MODEL_IDENTIFIER)).contains("CB1");
    }

    @Test
    @DisplayName("R10 of several models with a name, and no number, none is taken; and none that the asset has already")
    void takesNoModelByGuess() throws Exception {
        house.server.edit(rows -> rows.model("Chromebook", "CB1", house.category, 0, house.fieldset));
        house.server.edit(rows -> rows.model("Chromebook", "CB2", house.category, 0, house.fieldset));
        var ambiguous = AssetEdit.NOTHING.withModel(Map.of(StandardSpecs.MODEL, "Chromebook"));
        assertThat(refusal(write(ambiguous)).getMessage())
                .isEqualTo("Snipe-IT has several models with the name 'Chromebook', and no number is known."
                        + " Merge them, or give the asset its model by hand.");
        var name = look().model().text(StandardSpecs.MODEL).orElseThrow();
        var otherCase = AssetEdit.NOTHING.withModel(Map.of(StandardSpecs.MODEL, name.toUpperCase(Locale.ROOT)));
        assertThat(refusal(write(otherCase)).getMessage()).contains("the asset is of it already");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void seesThroughCompaniesBeforeTheCheckin() throws Exception {
        house.handOver(id, anna);
        house.server.edit(
                rows -> rows.changeUser(Integer.parseInt(bob), draft -> draft.company(rows.company("Other"))));
        house.server.settings(settings -> settings.fullCompanySupport(true));
        wire.forget();
        assertThat(refusal(write(toBob())).getMessage()).contains("another company");
        assertThat(wire.writes()).isEmpty();
    }

    @Test
    void writesUnderTheNewerVersionThatLocks() throws Exception {
        newer();
        house.handOver(id, anna);
        assertThat(write(toBob())).isInstanceOf(WriteOutcome.Done.class);
    }

    @Test
    void tellsWhatACheckinDoesBesides() throws Exception {
        house.handOver(id, anna);
        house.server.edit(rows -> rows.acceptanceRequired(house.category, true));
        house.server.edit(
                rows -> rows.changeUser(house.syncer, draft -> draft.permissions(List.of("categories.view"))));
        house.platform().read();
        var effects = house.platform().sideEffects(new AssetWrite(look(), toBob(), WHY));
        assertThat(effects).anyMatch(effect -> effect.contains("licence seats"));
        assertThat(effects).anyMatch(effect -> effect.contains("acceptances"));
        assertThat(effects).anyMatch(effect -> effect.contains("location"));
        assertThat(effects).anyMatch(effect -> effect.contains("'Laptops'"));
        assertThat(house.platform().sideEffects(new AssetWrite(look(), AssetEdit.NOTHING.withLink("kandji", "x"), WHY)))
                .isEmpty();
    }

    @Test
    void refusesToGiveAssetsToPlaces() {
        assertThatThrownBy(() -> AssetEdit.NOTHING.withHolder(new Holder.Location("1", "Room")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int number() {
        return Integer.parseInt(id);
    }
}
