package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** Runs that only tell. */
class PreviewIT extends Housed {
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("A preview tells what a run would do (R12, R21, R30) and writes nothing anywhere")
    void writesNothing(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var changed = settled(tenant, "C02XX1", "ann");
        var gone = settled(tenant, "C02XX2", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.vanish("C02XX2");
        house.device(tenant, "C02XX3", "ann");
        var fresh = house.asset("C02XX3", CompanyPlatform.ALLOCATED, draft -> {});
        var sent = writes();
        var log = house.book().history();
        var sightings = sightings(connection);

        var preview = house.preview(connection);

        assertThat(story(preview, changed)).containsExactly("R21 REASSIGN PLANNED");
        assertThat(story(preview, gone)).containsExactly("R30 END PLANNED");
        assertThat(story(preview, fresh)).containsExactly("R12 LINK PLANNED", "R11 ASSIGN PLANNED");
        assertThat(writes()).isEqualTo(sent);
        assertThat(house.book().history()).isEqualTo(log);
        assertThat(sightings(connection)).isEqualTo(sightings);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 a trial of the opt-in tells what it would do; nothing of it is kept, and it can't be applied")
    void trial(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");

        var trial = house.run(connection, Purpose.PREVIEW, Optional.of(SyncHouse.policy(SyncHouse.ON)));

        assertThat(trial.trial()).isTrue();
        assertThat(story(trial, asset)).containsExactly("R21 REASSIGN PLANNED");
        assertThatThrownBy(() -> applied(trial))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("another policy");
        house.sync(connection);
        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("A preview that is applied writes what it showed, and holds what it said would be held (R70)")
    void appliedLater(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var changed = settled(tenant, "C02XX", "ann");
        var ending = new ArrayList<Integer>();
        for (var i = 0; i < 6; i++) {
            ending.add(settled(tenant, "C02XX" + i, "ann"));
        }
        house.sync(connection);
        tenant.assign("C02XX", SyncHouse.email("bob"), "bob");
        for (var i = 0; i < 6; i++) {
            tenant.vanish("C02XX" + i);
        }
        var preview = house.preview(connection);
        assertThat(house.changes(preview, ChangeState.PLANNED_HELD)).hasSize(6);
        house.later(Duration.ofHours(20));

        var run = applied(preview);

        assertThat(house.holder(changed)).contains(bob);
        assertThat(house.changes(run, ChangeState.HELD)).hasSize(6);
        assertThat(ending).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
        approve(run);
        assertThat(ending).allSatisfy(asset -> assertEnded(asset, tenant));
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R71 of an applied preview only what the rules still want is written")
    void decidedAnew(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var edited = settled(tenant, "C02XX1", "ann");
        var again = settled(tenant, "C02XX2", "ann");
        var still = settled(tenant, "C02XX3", "ann");
        house.sync(connection);
        for (var serial : List.of("C02XX1", "C02XX2", "C02XX3")) {
            tenant.assign(serial, SyncHouse.email("bob"), "bob");
        }
        var preview = house.preview(connection);
        admin().status(edited, "HOLD");
        tenant.assign("C02XX2", SyncHouse.email("ann"), "ann");

        var run = applied(preview);

        assertThat(house.holder(edited)).contains(ann);
        assertThat(house.holder(again)).contains(ann);
        assertThat(house.holder(still)).contains(bob);
        assertThat(words(run, edited)).contains("HOLD");
    }

    @EachMdm
    @DisplayName("R40 a preview's recovery is not written once a person has linked the asset to a device that is seen")
    void linkedByHandMeanwhile(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.sync(connection);
        assertEnded(asset, tenant);
        house.device(tenant, "C02XX1", "bob");
        var other = house.device(tenant, "C02XX2", "ann");
        var preview = house.preview(connection);
        assertThat(story(preview, asset)).containsExactly("R40 RECOVER PLANNED");
        admin().link(asset, tenant.provider(), other);

        var run = applied(preview);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.holder(asset)).isEmpty();
        assertThat(house.link(asset, tenant)).contains(other);
        assertThat(words(run, asset)).contains("R42");
    }

    @EachMdm
    @DisplayName(
            "R12 a preview's new link is not written once the linked device is back, and is the later of the two (R4)")
    void linkedDeviceIsBack(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var old = house.link(asset, tenant).orElseThrow();
        tenant.vanish(old);
        house.device(tenant, "C02XX1", "bob");
        var preview = house.preview(connection);
        assertThat(story(preview, asset)).contains("R12 RELINK PLANNED");
        tenant.bringBack(old);
        house.later(Duration.ofMinutes(10));
        tenant.checkIn(old, house.clock.instant());

        applied(preview);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, tenant, old);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("A preview is refused after 24 hours, after a run in between, and when it is incomplete (R2)")
    void refused(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        var old = house.preview(connection);
        house.later(Duration.ofHours(24));
        assertThatThrownBy(() -> applied(old)).isInstanceOf(SyncException.class).hasMessageContaining("24 hours");
        assertThat(house.holder(asset)).contains(ann);
        var overtaken = house.preview(connection);
        house.sync(connection);
        assertThatThrownBy(() -> applied(overtaken)).isInstanceOf(SyncException.class);
        tenant.faults().failAtPage(0);
        var incomplete = house.preview(connection);
        tenant.faults().none();
        assertThatThrownBy(() -> applied(incomplete)).isInstanceOf(SyncException.class);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 a preview that is applied after the opt-in was off and on again assigns nobody anew")
    void optInToggled(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        var preview = house.preview(connection);
        house.change(connection, SyncHouse.OFF);
        house.change(connection, SyncHouse.ON);

        applied(preview);

        assertThat(house.holder(asset)).contains(ann);
    }

    private List<Sighting> sightings(ConfiguredConnection connection) {
        var all = new ArrayList<Sighting>();
        house.notebook.sightings().each(Set.of(connection.id()), new ValuePool(), all::add);
        return all;
    }
}
