package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R32: devices that go from one connection to another, or from both. */
class MoversIT extends Housed {
    private MdmTenant from;
    private MdmTenant to;
    private ConfiguredConnection leaving;
    private ConfiguredConnection taking;
    private int ann;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        from = Mdm.JAMF.of(house);
        to = Mdm.KANDJI.of(house);
        leaving = on(from);
        taking = on(to);
    }

    /** Which provider the device leaves; another one takes it. Jamf Pro comes before Kandji, and both before others. */
    private int assetIn(Mdm mdm) {
        var jamf = leaving;
        var kandji = taking;
        from = mdm.of(house);
        to = mdm.other().of(house);
        leaving = switch (mdm) {
            case JAMF -> jamf;
            case KANDJI -> kandji;
            case INTUNE, GOOGLE -> on(from);
        };
        taking = switch (mdm.other()) {
            case JAMF -> jamf;
            case KANDJI -> kandji;
            case INTUNE, GOOGLE -> on(to);
        };
        bystander(to);
        // Who has not run yet might come first, and the others would wait (R60).
        house.sync(jamf);
        house.sync(kandji);
        var asset = settled(from, "C02XX1", "ann");
        house.sync(leaving);
        house.sync(taking);
        return asset;
    }

    @EachMdm
    @DisplayName("R32 a mover keeps person and status and changes its link, whichever connection runs first")
    void mover(Mdm mdm, boolean isLeavingFirst) {
        var asset = assetIn(mdm);
        from.vanish("C02XX1");
        var id = house.device(to, "C02XX1", "ann");

        var one = house.sync(isLeavingFirst ? leaving : taking);
        var other = house.sync(isLeavingFirst ? taking : leaving);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, to, id);
        assertThat(house.link(asset, from)).isEmpty();
        assertThat(story(isLeavingFirst ? one : other, asset)).containsExactly("R32 UNLINK DONE");
        assertThat(house.book().handovers(asset)).isZero();
    }

    @EachMdm
    @DisplayName("R32 the user that the taking MDM shows follows, once the leaving one no longer sees the device")
    void moverWithAnotherUser(Mdm mdm) {
        var bob = house.person("bob");
        var asset = assetIn(mdm);
        from.vanish("C02XX1");
        var id = house.device(to, "C02XX1", "bob");

        house.sync(leaving);
        house.sync(taking);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, bob, to, id);
    }

    @EachMdm
    @DisplayName("R32 gone from both on one day: ended once, with all links, whichever connection runs first")
    void goneFromBoth(Mdm mdm, boolean isLeavingFirst) {
        var asset = assetIn(mdm);
        house.device(to, "C02XX1", "ann");
        house.sync(taking);
        assertThat(house.link(asset, to)).isPresent();
        from.vanish("C02XX1");
        to.vanish("C02XX1");

        house.sync(isLeavingFirst ? leaving : taking);
        house.sync(isLeavingFirst ? taking : leaving);
        house.sync(leaving);

        assertEnded(asset, from);
        assertThat(house.link(asset, to)).isEmpty();
        assertThat(house.book().handovers(asset)).isEqualTo(1);
    }

    @EachMdm
    @DisplayName("R32 while the other MDM can't be asked, the end waits; when it can, the asset is ended")
    void peerDoesNotAnswer(Mdm mdm) {
        var asset = assetIn(mdm);
        var link = house.link(asset, from).orElseThrow();
        from.vanish("C02XX1");
        to.faults().credentialsRefused(true);

        var run = house.sync(leaving);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, from, link);
        assertThat(story(run, asset)).containsExactly("R32 WAIT NOTED");
        to.faults().none();
        house.sync(leaving);
        assertEnded(asset, from);
    }

    @EachMdm
    @DisplayName("R32 a device that the other MDM has and no run of it has seen yet is asked for, and found")
    void notYetSighted(Mdm mdm) {
        var asset = assetIn(mdm);
        from.vanish("C02XX1");
        house.device(to, "C02XX1", "ann");

        var run = house.sync(leaving);

        assertThat(story(run, asset)).containsExactly("R32 UNLINK DONE");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(house.holder(asset)).contains(ann);
    }

    @EachMdm
    @DisplayName("R32 another tenant of the provider that sees the very same id keeps the link")
    void sameIdInBoth(Mdm mdm) {
        var tenant = mdm.of(house);
        var twin = sameIds(mdm);
        var first =
                switch (mdm) {
                    case JAMF -> leaving;
                    case KANDJI -> taking;
                    case INTUNE, GOOGLE -> on(tenant);
                };
        var second = house.connect(twin, "twin", SyncHouse.ON);
        bystander(tenant);
        bystander(twin);
        var id = house.device(tenant, "C02XX1", "ann");
        assertThat(house.device(twin, "C02XX1", "ann")).isEqualTo(id);
        var asset = house.held("C02XX1", "ann", tenant, id);
        house.sync(first);
        house.sync(second);
        tenant.vanish("C02XX1");

        var run = house.sync(first);

        assertThat(stories(run)).isEmpty();
        assertUntouched(asset, CompanyPlatform.ALLOCATED, ann, tenant, id);
    }

    @EachMdm
    @DisplayName("R32 an inactive connection is asked nothing and keeps nobody from ending")
    void inactivePeer(Mdm mdm) {
        var asset = assetIn(mdm);
        house.device(to, "C02XX1", "ann");
        deactivate(taking);
        var asked = to.requests().count();
        from.vanish("C02XX1");

        house.sync(leaving);

        assertEnded(asset, from);
        assertThat(to.requests().count()).isEqualTo(asked);
    }
}
