package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R70: too much of a kind waits for a person. */
class HeldChangesIT extends Housed {
    /** One more clear or end than the limit lets through, of so few assets. */
    private static final int TOO_MANY = 6;

    private final List<Integer> assets = new ArrayList<>();
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    private static String serial(int number) {
        return "C02XX" + number;
    }

    /** So many assets that were seen with the opt-in on. */
    private ConfiguredConnection seen(MdmTenant tenant, int count) {
        var connection = on(tenant);
        for (var i = 0; i < count; i++) {
            assets.add(settled(tenant, serial(i), "ann"));
        }
        house.sync(connection);
        return connection;
    }

    /** A run that holds an end of each asset. */
    private RunRecord held(ConfiguredConnection connection, MdmTenant tenant) {
        for (var i = 0; i < assets.size(); i++) {
            tenant.vanish(serial(i));
        }
        var run = house.sync(connection);
        assertThat(run.state()).isEqualTo(RunState.HELD);
        assertThat(house.changes(run, ChangeState.HELD))
                .hasSize(assets.size())
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(ChangeKind.END));
        assertThat(assets).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
        return run;
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R70 more than 5 ends and more than 5 % are all held, the rest is applied; approved days later they are written")
    void endsApprovedLater(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var other = settled(tenant, "C02OTHER", "ann");
        house.sync(connection);
        tenant.assign("C02OTHER", SyncHouse.email("bob"), "bob");
        var run = held(connection, tenant);
        assertThat(house.holder(other)).contains(bob);
        house.later(Duration.ofDays(4));

        var approval = approve(run);

        assertThat(approval.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(assets).allSatisfy(asset -> assertEnded(asset, tenant));
        assertThat(house.changes(run, ChangeState.HELD)).isEmpty();
        assertThat(house.notebook.runs().find(run.id()).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThatThrownBy(() -> approve(run)).isInstanceOf(SyncException.class).hasMessageContaining("no such change");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 five ends are within the limit; a sixth on the same day is over it, and a day later it is not")
    void countedOverADay(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        for (var i = 0; i < TOO_MANY - 1; i++) {
            tenant.vanish(serial(i));
        }
        house.sync(connection);
        assertThat(assets.subList(0, TOO_MANY - 1)).allSatisfy(asset -> assertEnded(asset, tenant));
        tenant.vanish(serial(TOO_MANY - 1));
        var last = assets.get(TOO_MANY - 1);

        assertThat(story(house.sync(connection), last)).containsExactly("R30 END HELD");
        house.later(Duration.ofHours(25));
        assertThat(story(house.sync(connection), last)).containsExactly("R30 END DONE");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 what is held keeps counting against other changes of its kind")
    void keepsCounting(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        var other = settled(tenant, "C02OTHER", "ann");
        house.later(Duration.ofDays(3));
        tenant.unassign("C02OTHER");

        var later = house.sync(connection);

        assertThat(story(later, other)).containsExactly("R22 CLEAR HELD");
        assertThat(house.holder(other)).contains(ann);
        assertThat(house.changes(run, ChangeState.REPLACED)).hasSize(TOO_MANY);
        assertThat(house.changes(later, ChangeState.HELD)).hasSize(TOO_MANY + 1);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 a complete list that is empty always holds, even one asset")
    void emptyList(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, 1);
        tenant.faults().emptyLists(true);

        var run = house.sync(connection);

        assertThat(story(run, assets.get(0))).containsExactly("R30 END HELD");
        assertThat(words(run, assets.get(0))).contains("complete and empty");
        assertThat(house.holder(assets.get(0))).contains(ann);
        tenant.faults().none();
        var approval = approve(run);
        assertThat(house.holder(assets.get(0))).contains(ann);
        assertThat(house.changes(approval, ChangeState.DONE)).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 more than 20 reassignments and more than 20 % are held")
    void reassignments(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = seen(tenant, 21);
        for (var i = 0; i < 21; i++) {
            var name = "person" + i;
            house.person(name);
            tenant.assign(serial(i), SyncHouse.email(name), name);
        }

        var run = house.sync(connection);

        assertThat(house.changes(run, ChangeState.HELD)).hasSize(21).allSatisfy(change -> assertThat(change.kind())
                .isEqualTo(ChangeKind.REASSIGN));
        assertThat(assets).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 more than 10 assets to one person are held, whatever the opt-in")
    void onePerson(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        for (var i = 0; i < 11; i++) {
            house.device(tenant, serial(i), "bob");
            assets.add(house.asset(serial(i), CompanyPlatform.ALLOCATED, draft -> {}));
        }

        var run = house.sync(connection);

        assertThat(house.changes(run, ChangeState.HELD)).hasSize(11);
        assertThat(words(run, assets.get(0))).contains("11 assets to one person");
        assertThat(assets).allSatisfy(asset -> assertThat(house.holder(asset)).isEmpty());
        assertThat(assets)
                .allSatisfy(asset -> assertThat(house.link(asset, tenant)).isPresent());
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R70 approved after the devices came back, or one asset changed, only what the rules still want is written")
    void decidedAnew(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        tenant.bringBack(serial(0));
        admin().status(assets.get(1), "Lost");
        admin().order(assets.get(2), "Retrieval 9");
        admin().link(assets.get(3), tenant.provider(), null);

        var approval = approve(run);

        for (var asset : assets.subList(0, 4)) {
            assertThat(house.holder(asset)).contains(ann);
            assertThat(of(approval, asset)).extracting(change -> change.state()).containsExactly(ChangeState.STALE);
        }
        assertThat(assets.subList(4, TOO_MANY)).allSatisfy(asset -> assertEnded(asset, tenant));
        assertThat(words(approval, assets.get(1))).contains("Lost");
        assertThat(words(approval, assets.get(2))).contains("Retrieval 9");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70, R32 approved after the device has turned up in another connection, the end is not written")
    void moved(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var other = mdm.other().of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        house.sync(on(other));
        house.device(other, serial(0), "ann");

        approve(run);

        assertThat(house.status(assets.get(0))).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(assets.get(0))).contains(ann);
        assertEnded(assets.get(1), tenant);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 approving needs the opt-in on without a break; what it can't write stays held")
    void optInToggled(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        house.change(connection, SyncHouse.OFF);
        house.change(connection, SyncHouse.ON);

        var approval = approve(run);

        assertThat(assets).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
        assertThat(house.changes(approval))
                .allSatisfy(change -> assertThat(change.message()).contains("without a break"));
        assertThat(house.changes(run, ChangeState.HELD)).hasSize(TOO_MANY);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 approving needs the connection active, and asks an MDM that does not answer for nothing")
    void deactivatedOrSilent(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        tenant.faults().credentialsRefused(true);
        approve(run);
        assertThat(house.changes(run, ChangeState.HELD)).hasSize(TOO_MANY);
        tenant.faults().none();
        deactivate(connection);

        assertThatThrownBy(() -> approve(run)).isInstanceOf(SyncException.class).hasMessageContaining("not active");

        assertThat(assets).allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 one of the held can be approved by itself, and the others discarded; nothing is sent for those")
    void chosen(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        var one = house.changes(run, ChangeState.HELD).get(0);
        ended(() -> house.syncs.approve(run.id(), Set.of(one.id()), "admin"));
        var sent = writes();

        house.syncs.discard(run.id(), Set.of(), "admin");

        assertThat(assets.stream().filter(asset -> house.holder(asset).isEmpty()))
                .hasSize(1);
        assertThat(house.changes(run, ChangeState.DISCARDED)).hasSize(TOO_MANY - 1);
        assertThat(house.notebook.runs().find(run.id()).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(writes()).isEqualTo(sent);
        assertThatThrownBy(() -> approve(run)).isInstanceOf(SyncException.class);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R70 the next complete run replaces what is held, an incomplete one does not")
    void replaced(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = seen(tenant, TOO_MANY);
        var run = held(connection, tenant);
        tenant.faults().failAtPage(0);
        house.sync(connection);
        assertThat(house.changes(run, ChangeState.HELD)).hasSize(TOO_MANY);
        tenant.faults().none();
        tenant.bringBackAll();

        house.sync(connection);

        assertThat(house.changes(run, ChangeState.REPLACED)).hasSize(TOO_MANY);
        assertThatThrownBy(() -> approve(run)).isInstanceOf(SyncException.class);
        assertThat(new HashSet<>(assets))
                .allSatisfy(asset -> assertThat(house.holder(asset)).contains(ann));
    }
}
