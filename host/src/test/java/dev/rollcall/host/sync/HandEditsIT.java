package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R71: a person edits an asset while a run is about to write it. */
class HandEditsIT extends Housed {
    private int ann;
    private int bob;
    private int carl;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
        carl = house.person("carl");
    }

    /** What a person changes. */
    enum Edit {
        HOLDER,
        STATUS,
        LINK,
        ORDER
    }

    private void byHand(Edit what, int asset, MdmTenant tenant) {
        switch (what) {
            case HOLDER -> admin().handOn(asset, carl);
            case STATUS -> admin().status(asset, "Lost");
            case LINK -> admin().link(asset, tenant.provider(), "typed");
            case ORDER -> admin().order(asset, "Retrieval 5");
        }
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R71 edited after it was read, an asset is not reassigned: STALE, and the next run decides anew")
    void reassignment(Mdm mdm, Edit what) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = seen(tenant, connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        onceAllIsRead(tenant, () -> byHand(what, asset, tenant));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R21 REASSIGN STALE");
        assertThat(house.holder(asset)).contains(what == Edit.HOLDER ? carl : ann);
        assertThat(house.status(asset)).isEqualTo(what == Edit.STATUS ? "Lost" : CompanyPlatform.ALLOCATED);
        house.sync(connection);
        assertThat(house.holder(asset)).contains(what == Edit.STATUS ? ann : bob);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R71 edited after it was read, an asset is not ended")
    void end(Mdm mdm, Edit what) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = seen(tenant, connection);
        tenant.vanish("C02XX1");
        onceAllIsRead(tenant, () -> byHand(what, asset, tenant));

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R30 END STALE");
        assertThat(house.holder(asset)).contains(what == Edit.HOLDER ? carl : ann);
        assertThat(house.status(asset)).isEqualTo(what == Edit.STATUS ? "Lost" : CompanyPlatform.ALLOCATED);
        var later = house.sync(connection);
        assertThat(house.status(asset).equals(CompanyPlatform.TRANSFERRED)).isEqualTo(what == Edit.HOLDER);
        assertThat(story(later, asset)).containsExactly(what == Edit.HOLDER ? "R30 END DONE" : "R42 REPORT NOTED");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R71 deleted after it was read, an asset is written nothing")
    void deleted(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = seen(tenant, connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        onceAllIsRead(tenant, () -> {
            admin().clear(asset);
            admin().delete(asset);
        });

        var run = house.sync(connection);

        assertThat(story(run, asset)).containsExactly("R21 REASSIGN STALE");
        assertThat(house.state(asset).isDeleted()).isTrue();
        assertThat(house.holder(asset)).isEmpty();
    }

    private int seen(MdmTenant tenant, ConfiguredConnection connection) {
        house.oneByOne();
        settled(tenant, "C02XX0", "ann");
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        return asset;
    }

    /** The run writes another asset's specs first; meanwhile this happens. */
    private void onceAllIsRead(MdmTenant tenant, Runnable what) {
        tenant.osVersion("C02XX0", "27.0");
        house.book().duringNextWrite(what);
    }
}
