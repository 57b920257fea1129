package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R51: the opt-in is switched between runs, in mid-run and between two requests of one change. */
class OptInIT extends Housed {
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 switching on writes nothing by itself; the next run does. Switching off reverts nothing")
    void betweenRuns(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.sync(connection);
        var requests = house.book().requests();

        house.change(connection, SyncHouse.ON);
        assertThat(house.book().requests()).isEqualTo(requests);
        assertThat(house.holder(asset)).contains(ann);
        house.sync(connection);
        assertThat(house.holder(asset)).contains(bob);
        house.change(connection, SyncHouse.OFF);
        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(bob);
        assertThat(story(run, asset)).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 what was missed with the opt-in off is not caught up on when it is switched on: ends are held")
    void noBackfill(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        house.change(connection, SyncHouse.OFF);
        tenant.vanish("C02XX1");
        house.sync(connection);
        house.change(connection, SyncHouse.ON);

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R30 END HELD");
        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 switched off while the MDM is being read: nothing that needs it is begun; specs are written")
    void whileReading(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var changed = settled(tenant, "C02XX1", "ann");
        var gone = settled(tenant, "C02XX2", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.osVersion("C02XX1", "27.0");
        tenant.vanish("C02XX2");
        tenant.faults().beforePage(0, () -> house.change(connection, SyncHouse.OFF));

        var run = house.sync(connection);

        assertThat(house.holder(changed)).contains(ann);
        assertThat(story(run, changed)).containsExactly("R21 REASSIGN STALE");
        assertThat(spec(changed, CompanyPlatform.OS_VERSION)).isEqualTo("27.0");
        assertThat(story(run, gone)).containsExactly("R30 END STALE");
        assertThat(house.status(gone)).isEqualTo(CompanyPlatform.ALLOCATED);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 off and on again while the MDM is being read is a break too")
    void offAndOn(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.unassign("C02XX1");
        tenant.faults().beforePage(0, () -> {
            house.change(connection, SyncHouse.OFF);
            house.change(connection, SyncHouse.ON);
        });

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(story(run, asset)).containsExactly("R22 CLEAR STALE");
        house.sync(connection);
        assertThat(house.holder(asset)).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R51 switched off between two requests of one change: that change is carried to its end, no other begins")
    void betweenTwoRequests(Mdm mdm) {
        house.oneByOne();
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var first = settled(tenant, "C02XX1", "ann");
        var second = settled(tenant, "C02XX2", "ann");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.assign("C02XX2", SyncHouse.email("bob"), "bob");
        var sent =
                Map.of(first, house.book().writesTo(first), second, house.book().writesTo(second));
        house.book().duringNextWrite(() -> house.change(connection, SyncHouse.OFF));

        var run = house.sync(connection);

        assertThat(house.changes(run, ChangeState.DONE)).hasSize(1);
        assertThat(house.changes(run, ChangeState.STALE)).hasSize(1);
        var done = number(house.changes(run, ChangeState.DONE));
        var stale = number(house.changes(run, ChangeState.STALE));
        assertThat(house.holder(done)).contains(bob);
        assertThat(house.holder(stale)).contains(ann);
        assertThat(house.book().writesTo(stale)).isEqualTo(sent.get(stale));
        assertThat(house.notebook.changes().open()).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R51 a connection that is deactivated in mid-run begins nothing more, specs included")
    void deactivated(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        var sent = writes();
        tenant.faults().beforePage(0, () -> deactivate(connection));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R21 REASSIGN STALE");
        assertThat(writes()).isEqualTo(sent);
    }

    private int number(List<ChangeRecord> changes) {
        return house.book().numberOf(String.valueOf(changes.get(0).assetId()));
    }
}
