package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.day.Product;
import dev.rollcall.sandbox.mdm.MdmTenant;
import org.junit.jupiter.api.DisplayName;

/** TRANSFERRED assets whose device is seen again. */
@OnPlatforms({Product.SNIPE_IT, Product.GLPI_11, Product.GLPI_10})
class RecoveryIT extends Housed {
    @EachMdm
    @DisplayName("R40 what Rollcall ended is recovered when its device is seen again, with the user it has then")
    void recovers(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var bob = house.person("bob");
        var asset = ended(connection, tenant, "C02XX1");
        var id = house.device(tenant, "C02XX1", "bob");

        var run = house.sync(connection);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, bob, tenant, id);
        assertThat(story(run, asset)).containsExactly("R40 RECOVER DONE");
        assertThat(stories(house.sync(connection))).isEmpty();
    }

    @EachMdm
    @DisplayName("R40 Unassigned clears who was assigned meanwhile, an unknown user and NotReported leave")
    void holders(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var bob = house.person("bob");
        var cleared = ended(connection, tenant, "C02XX1");
        var unknown = ended(connection, tenant, "C02XX2");
        var silent = ended(connection, tenant, "C02XX3");
        for (var asset : new int[] {cleared, unknown, silent}) {
            admin().assign(asset, bob);
        }
        tenant.bringBackAll();
        tenant.unassign("C02XX1");
        tenant.assign("C02XX2", "stranger@example.com", "Stranger");
        tenant.hideUser("C02XX3");

        house.sync(connection);

        for (var asset : new int[] {cleared, unknown, silent}) {
            assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
            assertThat(house.link(asset, tenant)).isPresent();
        }
        assertThat(house.holder(cleared)).isEmpty();
        assertThat(house.holder(unknown)).contains(bob);
        assertThat(house.holder(silent)).contains(bob);
    }

    @EachMdm
    @DisplayName("R50, R42 opt-in off: nothing is recovered, which is told; the opt-in, on again, recovers")
    void optInOff(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = ended(connection, tenant, "C02XX1");
        house.change(connection, SyncHouse.OFF);
        tenant.bringBack("C02XX1");
        tenant.unassign("C02XX1");

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.link(asset, tenant)).isEmpty();
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
        house.change(connection, SyncHouse.ON);
        house.sync(connection);
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
    }

    @EachMdm
    @DisplayName("R40, R42 what a person transferred is not recovered, and told; with recoverUnlinked it is")
    void transferredByHand(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = house.asset("C02XX1", CompanyPlatform.TRANSFERRED, draft -> {});
        var id = tenant.add(draft -> draft.serial("C02XX1")).sourceId();

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(house.link(asset, tenant)).isEmpty();
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
        house.change(connection, "{\"allowAssigneeUpdates\": true, \"recoverUnlinked\": true}");
        assertThat(story(house.sync(connection), asset)).containsExactly("R40 RECOVER DONE");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.link(asset, tenant)).contains(id);
    }

    @EachMdm
    @DisplayName("R40 an asset whose link's device is seen was transferred by a person, and stays so")
    void liveLink(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"recoverUnlinked\": true}");
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        admin().status(asset, CompanyPlatform.TRANSFERRED);

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(story(run, asset)).containsExactly("R42 REPORT NOTED");
    }

    @EachMdm
    @DisplayName("R40 an ended asset that a person moved on and transferred again is the person's")
    void notStayedTransferred(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = ended(connection, tenant, "C02XX1");
        admin().status(asset, "Intake");
        house.sync(connection);
        admin().status(asset, CompanyPlatform.TRANSFERRED);
        tenant.bringBack("C02XX1");

        var run = house.sync(connection);

        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(story(run, asset)).contains("R42 REPORT NOTED").doesNotContain("R40 RECOVER DONE");
    }

    @EachMdm
    @DisplayName("R41, R16 an order or a place stops the recovery: specs go on, nothing else, until it is gone")
    void obstacles(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var ordered = ended(connection, tenant, "C02XX1");
        var placed = ended(connection, tenant, "C02XX2");
        admin().order(ordered, "Deployment 4");
        var office = house.book().place("Office");
        house.book().change(placed, sheet -> sheet.heldAt(office));
        tenant.bringBackAll();
        tenant.osVersion("C02XX1", "27.0");

        var run = house.sync(connection);

        assertThat(story(run, ordered)).containsExactly("R42 REPORT NOTED");
        assertThat(words(run, ordered)).contains("R41");
        assertThat(spec(ordered, CompanyPlatform.OS_VERSION)).isEqualTo("27.0");
        assertThat(house.holder(ordered)).isEmpty();
        assertThat(house.link(ordered, tenant)).isEmpty();
        assertThat(story(run, placed)).containsExactly("R42 REPORT NOTED");
        assertThat(house.status(placed)).isEqualTo(CompanyPlatform.TRANSFERRED);
        admin().order(ordered, null);
        house.sync(connection);
        assertThat(house.status(ordered)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(ordered)).contains(house.person("ann"));
    }

    private int ended(ConfiguredConnection connection, MdmTenant tenant, String serial) {
        var asset = settled(tenant, serial, "ann");
        house.sync(connection);
        tenant.vanish(serial);
        house.sync(connection);
        assertEnded(asset, tenant);
        return asset;
    }
}
