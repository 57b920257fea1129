package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R73: what a run wrote is taken back. */
class UndoIT extends Housed {
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    /** A run that reassigns C02XX1 from ann to bob, ends C02XX2 and writes a new OS version to both. */
    private final class Busy {
        final MdmTenant tenant;
        final ConfiguredConnection connection;
        final int changed;
        final int ended;
        final String changedId;
        final String endedId;
        final RunRecord run;

        Busy(Mdm mdm) {
            tenant = mdm.of(house);
            connection = on(tenant);
            changed = settled(tenant, "C02XX1", "ann");
            ended = settled(tenant, "C02XX2", "ann");
            changedId = house.link(changed, tenant).orElseThrow();
            endedId = house.link(ended, tenant).orElseThrow();
            house.sync(connection);
            tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
            tenant.osVersion("C02XX1", "27.0");
            tenant.vanish("C02XX2");
            run = house.sync(connection);
            assertThat(house.holder(changed)).contains(bob);
            assertEnded(ended, tenant);
        }
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 a whole run is taken back, and no rule writes those fields again")
    void wholeRun(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);

        var undo = revert(busy.run);

        assertThat(undo.state()).isEqualTo(RunState.SUCCEEDED);
        assertUntouched(busy.changed, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.changedId);
        assertThat(spec(busy.changed, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertUntouched(busy.ended, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.endedId);
        assertThat(house.changes(busy.run, ChangeState.DONE))
                .allSatisfy(change -> assertThat(change.revertedBy()).isEqualTo(undo.id()));
        var sent = writes();
        house.sync(busy.connection);
        var later = house.sync(busy.connection);
        assertThat(writes()).isEqualTo(sent);
        assertThat(story(later, busy.changed)).containsExactly("R73 SKIP NOTED");
        assertUntouched(busy.ended, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.endedId);
    }

    @EachMdm
    @DisplayName("R73 a model is taken back to what it was")
    void model(Mdm mdm) throws SyncException {
        house.withoutTwinModel();
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

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 one change is taken back by itself; the run's others stay and their fields are written on")
    void oneChange(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        var reassignment = house.changes(busy.run, ChangeState.DONE).stream()
                .filter(change -> change.kind() == ChangeKind.REASSIGN)
                .findFirst()
                .orElseThrow();

        ended(() -> house.syncs.revert(busy.run.id(), Set.of(reassignment.id()), "admin"));

        assertThat(house.holder(busy.changed)).contains(ann);
        assertThat(spec(busy.changed, CompanyPlatform.OS_VERSION)).isEqualTo("27.0");
        assertEnded(busy.ended, busy.tenant);
        busy.tenant.osVersion("C02XX1", "27.1");
        house.sync(busy.connection);
        assertThat(house.holder(busy.changed)).contains(ann);
        assertThat(spec(busy.changed, CompanyPlatform.OS_VERSION)).isEqualTo("27.1");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 the fields are written again when the device's user changes in the MDM, or it is enrolled again")
    void untilTheDeviceChanges(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        var carl = house.person("carl");
        revert(busy.run);
        house.sync(busy.connection);
        busy.tenant.assign("C02XX1", SyncHouse.email("carl"), "carl");
        busy.tenant.bringBack("C02XX2");
        house.sync(busy.connection);
        assertThat(house.holder(busy.changed)).contains(carl);
        busy.tenant.vanish("C02XX2");

        house.sync(busy.connection);

        assertEnded(busy.ended, busy.tenant);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 after a later run that changed nothing of them, a run can still be taken back")
    void afterALaterRun(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        house.sync(busy.connection);

        revert(busy.run);

        assertUntouched(busy.changed, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.changedId);
        assertUntouched(busy.ended, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.endedId);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 what a later run or a person has changed since is not taken back, and listed; the rest is")
    void partlyImpossible(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        var carl = house.person("carl");
        busy.tenant.assign("C02XX1", SyncHouse.email("carl"), "carl");
        house.sync(busy.connection);

        var undo = revert(busy.run);

        assertThat(house.holder(busy.changed)).contains(carl);
        assertUntouched(busy.ended, CompanyPlatform.ALLOCATED, ann, busy.tenant, busy.endedId);
        assertThat(undo.state()).isEqualTo(RunState.PARTIAL);
        assertThat(story(undo, busy.changed)).containsExactly("R73 REVERT REFUSED");
        assertThat(words(undo, busy.changed)).contains("not as the run left it");
        admin().status(busy.ended, "Lost");
        var again = revert(busy.run);
        assertThat(house.status(busy.ended)).isEqualTo("Lost");
        assertThat(house.changes(again, ChangeState.DONE)).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 an end that was taken back is not recovered as one that Rollcall made (R40)")
    void endTakenBack(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        revert(busy.run);
        admin().status(busy.ended, CompanyPlatform.TRANSFERRED);
        busy.tenant.bringBack("C02XX2");

        var run = house.sync(busy.connection);

        assertThat(house.status(busy.ended)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(story(run, busy.ended)).contains("R42 REPORT NOTED");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R73 a run can be taken back with the opt-in off, and with the MDM away: it is not asked")
    void withoutTheMdm(Mdm mdm) throws SyncException {
        var busy = new Busy(mdm);
        house.change(busy.connection, SyncHouse.OFF);
        var asked = busy.tenant.requests().count();

        revert(busy.run);

        assertThat(house.holder(busy.changed)).contains(ann);
        assertThat(busy.tenant.requests().count()).isEqualTo(asked);
    }
}
