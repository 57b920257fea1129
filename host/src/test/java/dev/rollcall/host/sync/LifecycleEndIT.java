package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;

/** Assets whose device is gone from the one connection that saw it. */
@OnPlatforms({Product.SNIPE_IT, Product.GLPI_11, Product.GLPI_10})
class LifecycleEndIT extends Housed {
    @EachMdm
    @DisplayName("R30 the asset of a device that is gone is ended: status, assignee, link")
    void ends(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var held = settled(tenant, "C02XX1", "ann");
        var free = settled(tenant, "C02XX2", "ann");
        tenant.unassign("C02XX2");
        house.sync(connection);
        tenant.vanish("C02XX1");
        tenant.vanish("C02XX2");

        var run = house.sync(connection);

        assertEnded(held, tenant);
        assertEnded(free, tenant);
        assertThat(story(run, held)).containsExactly("R30 END DONE");
        var again = writes();
        assertThat(stories(house.sync(connection))).isEmpty();
        assertThat(writes()).isEqualTo(again);
    }

    @EachMdm
    @DisplayName("R50 opt-in off: nothing is ended, which is told")
    void optInOff(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        var link = house.link(asset, tenant).orElseThrow();
        house.sync(connection);
        tenant.vanish("C02XX1");

        var run = house.sync(connection);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, house.person("ann"), tenant, link);
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
        assertThat(words(run, asset)).contains("R50");
    }

    @EachMdm
    @DisplayName("R31, R42 an asset that a person has transferred is left alone, and told")
    void transferredByHand(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        var link = house.link(asset, tenant).orElseThrow();
        house.sync(connection);
        admin().status(asset, CompanyPlatform.TRANSFERRED);
        tenant.vanish("C02XX1");

        var run = house.sync(connection);

        assertUntouched(asset, CompanyPlatform.TRANSFERRED, house.person("ann"), tenant, link);
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
    }

    @EachMdm
    @DisplayName("R42 an asset without a link to the gone device is not ended, and told")
    void unlinked(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        admin().link(asset, tenant.provider(), null);
        tenant.vanish("C02XX1");

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(asset)).contains(house.person("ann"));
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
        assertThat(words(run, asset)).contains("not linked");
    }

    @EachMdm
    @DisplayName("R41 an active order stops the end, while R21 goes on; without it the asset is ended")
    void activeOrder(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var bob = house.person("bob");
        var asset = settled(tenant, "C02XX1", "ann");
        admin().order(asset, "Retrieval 17");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.sync(connection);
        assertThat(house.holder(asset)).contains(bob);
        tenant.vanish("C02XX1");

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(asset)).contains(bob);
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
        assertThat(words(run, asset)).contains("Retrieval 17", "R41");
        admin().order(asset, null);
        house.sync(connection);
        assertEnded(asset, tenant);
    }

    @EachMdm
    @DisplayName("R6 a record that is listed and not enrolled is gone: no specs, and its asset is ended")
    void goneThoughListed(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        var never = house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        house.sync(connection);
        tenant.osVersion("C02XX1", "27.0");
        tenant.change("C02XX1", draft -> draft.enrolment(FleetEnrolment.UNMANAGED));
        tenant.add(draft ->
                draft.serial("C02XX2").assignedTo(SyncHouse.email("ann"), "ann").enrolment(FleetEnrolment.UNMANAGED));

        var run = house.sync(connection);

        assertEnded(asset, tenant);
        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(house.holder(never)).isEmpty();
        assertThat(house.link(never, tenant)).isEmpty();
        assertThat(strangers(run)).containsExactly("R6 SKIP NOTED");
    }

    @EachMdm
    @DisplayName("R6 a lost device is enrolled, and so is one that was off for weeks")
    void stillEnrolled(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.change("C02XX1", draft -> draft.lastContact(Instant.parse("2026-09-01T00:00:00Z")));
        if (mdm != Mdm.JAMF) {
            tenant.change("C02XX1", draft -> draft.enrolment(FleetEnrolment.LOCKED));
        }

        assertThat(story(house.sync(connection), asset)).isEmpty();
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
    }

    @EachMdm
    @DisplayName("R33 what was sighted only before the opt-in is held for a person, and ended when approved")
    void notRetroactive(Mdm mdm) throws SyncException {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        var link = house.link(asset, tenant).orElseThrow();
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.change(connection, SyncHouse.ON);

        var run = house.sync(connection);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, house.person("ann"), tenant, link);
        assertThat(story(run, asset)).containsExactly("R30 END HELD");
        assertThat(words(run, asset)).contains("R33");
        approve(run);
        assertEnded(asset, tenant);
    }

    @EachMdm
    @DisplayName("R33 switching the opt-in off and on again counts as a new beginning")
    void notRetroactiveAfterBreak(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        house.change(connection, SyncHouse.OFF);
        house.change(connection, SyncHouse.ON);
        tenant.vanish("C02XX1");

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(story(run, asset)).containsExactly("R30 END HELD");
    }

    @EachMdm
    @DisplayName("R33 what was sighted only at another address is held for a person")
    void notRetroactiveAfterMove(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var other = another(mdm);
        bystander(other);
        move(connection, other);

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R30 END HELD");
        assertThat(words(run, asset)).contains("address was changed");
        assertThat(house.holder(asset)).contains(house.person("ann"));
    }

    @EachMdm
    @DisplayName("R34 a device that the list left out and the MDM has enrolled when asked is not gone")
    void absenceIsNotConfirmed(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = whoseDeviceGoes(tenant);
        tenant.faults().beforeLookUp(() -> tenant.bringBack("C02XX1"));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R34 SKIP NOTED");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(asset)).contains(house.person("ann"));
    }

    @EachMdm
    @DisplayName("R34 enrolled anew under another id, too, is not gone")
    void enrolledAnewMeanwhile(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = whoseDeviceGoes(tenant);
        tenant.faults().beforeLookUp(() -> house.device(tenant, "C02XX1", "ann"));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R34 SKIP NOTED");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
    }

    @EachMdm
    @DisplayName("R34 where the MDM does not answer, the end waits for the next run")
    void noAnswer(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = whoseDeviceGoes(tenant);
        tenant.faults().beforeLookUp(() -> tenant.faults().credentialsRefused(true));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R34 WAIT NOTED");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        tenant.faults().none();
        house.sync(connection);
        assertEnded(asset, tenant);
    }

    @EachMdm
    @DisplayName("R35 the policy asks for complete runs in a row; previews and incomplete runs do not count")
    void grace(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"goneAfterRuns\": 3}");
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");

        assertThat(story(house.sync(connection), asset)).containsExactly("R35 WAIT NOTED");
        house.preview(connection);
        house.preview(connection);
        tenant.faults().failAtPage(0);
        house.sync(connection);
        tenant.faults().none();
        assertThat(story(house.sync(connection), asset)).containsExactly("R35 WAIT NOTED");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        house.sync(connection);
        assertEnded(asset, tenant);
    }

    @EachMdm
    @DisplayName("R35 a device that was back in between begins anew")
    void graceBeginsAnew(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"goneAfterRuns\": 2}");
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.sync(connection);
        tenant.bringBack("C02XX1");
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.later(Duration.ofHours(1));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R35 WAIT NOTED");
        assertThat(of(run, asset, ChangeState.DONE)).isEmpty();
    }

    private int whoseDeviceGoes(MdmTenant tenant) {
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(house.connections.all().get(0));
        tenant.vanish("C02XX1");
        return asset;
    }
}
