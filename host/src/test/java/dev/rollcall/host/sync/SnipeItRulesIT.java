package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.snipeit.HolderType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules where they meet what only Snipe-IT has: labels that take no check-out, assets in assets, numbers of models. */
@OnPlatforms(Product.SNIPE_IT)
class SnipeItRulesIT extends Housed {
    private static final String CREATING = "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}";

    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    @EachMdm
    @DisplayName("R20 under a TRANSFERRED label that takes no check-out nobody is assigned, while clearing goes on")
    void undeployableTransferred(Mdm mdm) {
        house.transferred(CompanyPlatform.TRANSFERRED, "Warehouse Transfer");
        var tenant = mdm.of(house);
        var connection = on(tenant);
        house.device(tenant, "C02XX1", "bob");
        house.device(tenant, "C02XX2", "bob");
        tenant.add(draft -> draft.serial("C02XX3"));
        var free = house.asset("C02XX1", "Warehouse Transfer", draft -> {});
        var held = house.asset("C02XX2", "Warehouse Transfer", draft -> draft.heldBy(ann));
        var cleared = house.asset("C02XX3", "Warehouse Transfer", draft -> draft.heldBy(ann));

        var run = house.sync(connection);

        assertThat(house.holder(free)).isEmpty();
        assertThat(house.holder(held)).contains(ann);
        assertThat(house.holder(cleared)).isEmpty();
        assertThat(story(run, free)).contains("R20 SKIP NOTED");
        assertThat(words(run, held)).contains("allows no check-out in status Warehouse Transfer");
    }

    @EachMdm
    @DisplayName("R16 an asset held by another asset keeps its holder, and is not ended")
    void partOfAnAsset(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        bystander(tenant);
        var cart = house.asset("CART", CompanyPlatform.ALLOCATED, draft -> {});
        var inCart = house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        house.company.snipeIt().edit(world -> world.changeAsset(inCart, draft -> draft.heldBy(HolderType.ASSET, cart)));
        house.device(tenant, "C02XX2", "ann");

        var run = house.sync(connection);
        assertThat(story(run, inCart)).containsExactlyInAnyOrder("R12 LINK DONE", "R16 REPORT NOTED");
        tenant.vanish("C02XX2");
        var later = house.sync(connection);

        assertThat(house.state(inCart).holder())
                .get()
                .extracting(holder -> holder.id())
                .isEqualTo(cart);
        assertThat(words(later, inCart)).contains("R16");
    }

    @EachMdm
    @DisplayName(
            "R15 what the platform refuses for good is not tried again until the device changes, and stays reported")
    void refusedForGood(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.person("bob");
        house.book().refuse(asset);

        var first = house.sync(connection);
        var tried = writes();
        var second = house.sync(connection);

        assertThat(first.state()).isEqualTo(RunState.PARTIAL);
        assertThat(of(first, asset)).extracting(change -> change.state().name()).containsExactly("REFUSED");
        assertThat(writes()).isEqualTo(tried);
        assertThat(of(second, asset)).extracting(change -> change.rule()).containsExactly("R15");
        assertThat(words(second, asset)).contains("refused this for good");
        tenant.osVersion("C02XX1", "27.0");
        house.sync(connection);
        assertThat(writes()).hasSizeGreaterThanOrEqualTo(tried.size());
    }

    @EachMdm({Mdm.INTUNE, Mdm.GOOGLE})
    @DisplayName(
            "R10, R15 of several models with the name, where no number is told, none is taken; it is told, once tried")
    void modelByAmbiguousName(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"updateModel\": true}");
        var asset = settled(tenant, "C02XX1", "ann");
        var reported = withALoneName(tenant);
        house.anotherModel(reported.name(), "TWIN");
        var before = model(asset, StandardSpecs.MODEL);

        var run = house.sync(connection);

        assertThat(run.state()).isEqualTo(RunState.PARTIAL);
        assertThat(words(run, asset)).contains("Snipe-IT has several models with the name '" + reported.name() + "'");
        assertThat(model(asset, StandardSpecs.MODEL)).isEqualTo(before);
        assertNothingMoreIsWritten(connection);
        assertThat(words(house.sync(connection), asset)).contains("The platform refused this for good");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R10 a model that people call by another name is still the one of its number")
    void renamedModel(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"updateModel\": true}");
        var asset = settled(tenant, "C02XX1", "ann");
        var reported = withALoneName(tenant);
        var ours = house.anotherModel("Our standard laptop", reported.number());
        house.book().change(asset, sheet -> sheet.model(ours));

        var run = house.sync(connection);

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(model(asset, StandardSpecs.MODEL)).isEqualTo("Our standard laptop");
        assertNothingMoreIsWritten(connection);
    }

    @EachMdm
    @DisplayName("R10 the model that is written by the policy is the one of the MDM's number")
    void numberOfModel(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"updateModel\": true}");
        var asset = settled(tenant, "C02XX1", "ann");
        var reported = withALoneName(tenant);

        house.sync(connection);

        assertThat(model(asset, StandardSpecs.MODEL_IDENTIFIER)).isEqualTo(reported.number());
    }

    @Test
    @DisplayName(
            "R13, R15 where the platform has two models of the name, the MDM that tells the number makes the asset")
    void creationByTheOneThatKnowsTheNumber() {
        house.twinModel();
        var twice = FleetGenerator.models().get(0);
        var intune = Mdm.INTUNE.of(house);
        var jamf = Mdm.JAMF.of(house);
        for (var tenant : List.of(intune, jamf)) {
            tenant.add(draft -> draft.serial("C02XX1")
                    .model(twice)
                    .assignedTo(SyncHouse.email("ann"), "ann")
                    .lastContact(house.clock.instant()));
        }
        var unknowing = house.connect(intune, CREATING);
        var knowing = house.connect(jamf, CREATING);

        var refused = house.sync(unknowing);

        assertThat(refused.state()).isEqualTo(RunState.PARTIAL);
        assertThat(strangers(refused)).containsExactly("R13 CREATE REFUSED");
        assertThat(strangersWords(refused))
                .contains("Snipe-IT has several models with the name '" + twice.name() + "'");
        assertThat(house.sync(knowing).state()).isEqualTo(RunState.SUCCEEDED);
        house.sync(unknowing);
        house.sync(knowing);
        var made = house.company.asset("C02XX1").orElseThrow();
        assertThat(made.assignee()).contains(ann);
        assertThat(made.link("intune")).isPresent();
        assertThat(made.link("jamf")).isPresent();
        assertNothingMoreIsWritten(unknowing);
        assertNothingMoreIsWritten(knowing);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R20, R71 put into a protected status between two requests of a hand-over, an asset goes to nobody new")
    void betweenTwoRequests(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.book().duringNextWrite(() -> admin().status(asset, "Lost"));

        var run = house.sync(connection);
        house.sync(connection);

        assertThat(house.changes(run, ChangeState.DONE)).isEmpty();
        assertThat(house.status(asset)).isEqualTo("Lost");
        assertThat(house.holder(asset)).isNotEqualTo(Optional.of(bob));
    }

    @EachMdm
    @DisplayName("R73 a model is taken back by name and number, though others have its name")
    void model(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"updateModel\": true}");
        var asset = settled(tenant, "C02XX1", "ann");
        withALoneName(tenant);
        var before = house.state(asset).model();
        var run = house.sync(connection);
        assertThat(house.state(asset).model()).isNotEqualTo(before);

        var undo = revert(run);

        assertThat(undo.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house.state(asset).model()).isEqualTo(before);
        var sent = writes();
        house.sync(connection);
        assertThat(writes()).isEqualTo(sent);
    }

    private void assertNothingMoreIsWritten(ConfiguredConnection connection) {
        var writes = writes();
        house.sync(connection);
        assertThat(writes()).isEqualTo(writes);
    }
}
