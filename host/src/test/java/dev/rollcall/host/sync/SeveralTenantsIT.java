package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** R60: several connections that see one device. */
class SeveralTenantsIT extends Housed {
    private int ann;
    private int bob;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        bob = house.person("bob");
    }

    /** Two connections that see the serial C02XX1 on one asset: the first shows ann, the second bob. */
    private final class Two {
        final MdmTenant one;
        final MdmTenant other;
        final ConfiguredConnection first;
        final ConfiguredConnection second;
        final int asset;

        Two(MdmTenant one, MdmTenant other, String firstPolicy, String secondPolicy) {
            this.one = one;
            this.other = other;
            first = house.connect(one, "first", firstPolicy);
            second = house.connect(other, "second", secondPolicy);
            bystander(one);
            bystander(other);
            house.device(one, "C02XX1", "ann");
            house.device(other, "C02XX1", "bob");
            asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        }

        void syncBoth(boolean isFirstFirst) {
            house.sync(isFirstFirst ? first : second);
            house.sync(isFirstFirst ? second : first);
        }
    }

    private Two of(Mdm mdm) {
        return new Two(mdm.of(house), mdm.other().of(house), SyncHouse.ON, SyncHouse.ON);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 of two tenants of one provider the first in rank decides, in whatever order they run")
    void twoTenants(Mdm mdm, boolean isFirstFirst) {
        var two = new Two(mdm.of(house), another(mdm), SyncHouse.ON, SyncHouse.ON);
        two.syncBoth(isFirstFirst);
        two.syncBoth(isFirstFirst);

        assertThat(house.holder(two.asset)).contains(ann);
        var run = house.sync(two.second);
        assertThat(story(run, two.asset)).contains("R60 SKIP NOTED");
        assertThat(of(run, two.asset))
                .anySatisfy(change -> assertThat(change.decider()).isEqualTo("first"));
        var writes = writes();
        two.syncBoth(isFirstFirst);
        assertThat(writes()).isEqualTo(writes);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 the opt-in comes before the rank, and without any opt-in the rank decides the first write")
    void optInComesFirst(Mdm mdm, boolean hasOptIn) {
        var policy = hasOptIn ? SyncHouse.ON : SyncHouse.OFF;
        var two = new Two(mdm.of(house), mdm.other().of(house), SyncHouse.OFF, policy);

        two.syncBoth(false);
        two.syncBoth(false);

        assertThat(house.holder(two.asset)).contains(hasOptIn ? bob : ann);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R60 the first in rank keeps its place while it fails, while it is read in part and while it is silent")
    void firstFails(Mdm mdm) {
        var two = of(mdm);
        two.syncBoth(true);
        house.sync(two.first);
        two.one.faults().failAtPage(0);
        house.sync(two.first);
        house.sync(two.second);
        assertThat(house.holder(two.asset)).contains(ann);
        two.one.faults().none();
        two.one.faults().credentialsRefused(true);
        house.sync(two.first);
        house.sync(two.second);
        assertThat(house.holder(two.asset)).contains(ann);
        two.one.faults().none();
        two.one.hideUser("C02XX1");

        house.sync(two.first);
        var run = house.sync(two.second);

        assertThat(house.holder(two.asset)).contains(ann);
        assertThat(story(run, two.asset)).containsExactly("R60 SKIP NOTED");
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 a first in rank that never reported a user does not decide")
    void firstSaysNothing(Mdm mdm) {
        var two = of(mdm);
        two.one.hideUser("C02XX1");

        two.syncBoth(true);

        assertThat(house.holder(two.asset)).contains(bob);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 a first in rank that says nobody decides too")
    void firstSaysNobody(Mdm mdm) {
        var two = of(mdm);
        two.one.unassign("C02XX1");

        two.syncBoth(true);
        two.syncBoth(false);

        assertThat(house.holder(two.asset)).isEmpty();
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 nobody is assigned before a connection that comes first has run once")
    void waitsForTheFirst(Mdm mdm) {
        var two = of(mdm);

        var run = house.sync(two.second);

        assertThat(house.holder(two.asset)).isEmpty();
        assertThat(story(run, two.asset)).contains("R60 WAIT NOTED");
        two.one.faults().credentialsRefused(true);
        house.sync(two.first);
        house.sync(two.second);
        assertThat(house.holder(two.asset)).contains(bob);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R60 a connection loses its place when its MDM has not met the device for over 48 hours, and gets it back")
    void weekendOff(Mdm mdm) {
        var two = of(mdm);
        var friday = house.clock.instant();
        two.one.checkIn("C02XX1", friday);
        two.other.checkIn("C02XX1", friday);
        two.syncBoth(true);
        assertThat(house.holder(two.asset)).contains(ann);

        house.later(Duration.ofHours(47));
        two.other.checkIn("C02XX1", house.clock.instant());
        two.syncBoth(true);
        assertThat(house.holder(two.asset)).contains(ann);

        house.later(Duration.ofHours(3));
        two.other.checkIn("C02XX1", house.clock.instant());
        two.syncBoth(true);
        house.sync(two.second);
        assertThat(house.holder(two.asset)).contains(bob);

        two.one.checkIn("C02XX1", house.clock.instant());
        two.syncBoth(true);
        assertThat(house.holder(two.asset)).contains(ann);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 a device that is off over the weekend in both MDMs keeps who decides")
    void offInBoth(Mdm mdm) {
        var two = of(mdm);
        two.syncBoth(true);
        house.sync(two.first);
        house.later(Duration.ofDays(3));

        two.syncBoth(false);

        assertThat(house.holder(two.asset)).contains(ann);
        assertThat(house.status(two.asset)).isEqualTo(CompanyPlatform.ALLOCATED);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 each spec comes from the first in rank that reports it, whatever the opt-ins")
    void specs(Mdm mdm) {
        var two = new Two(mdm.of(house), mdm.other().of(house), SyncHouse.OFF, SyncHouse.ON);
        two.one.osVersion("C02XX1", "26.1");
        two.other.osVersion("C02XX1", "25.0");

        two.syncBoth(true);
        two.syncBoth(false);

        assertThat(spec(two.asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(house.holder(two.asset)).contains(bob);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName("R60 a new order of the connections takes effect with the next run, and an inactive one is not asked")
    void rankAndActivity(Mdm mdm) {
        var two = of(mdm);
        two.syncBoth(true);
        house.sync(two.first);
        assertThat(house.holder(two.asset)).contains(ann);
        rank(two.second, 1);

        two.syncBoth(true);
        assertThat(house.holder(two.asset)).contains(bob);

        deactivate(two.second);
        house.sync(two.first);
        assertThat(house.holder(two.asset)).contains(ann);
    }

    @EachMdm({Mdm.KANDJI, Mdm.JAMF})
    @DisplayName(
            "R12 the link that another tenant of the provider sees stays; when that one loses the device, ours is written")
    void linkOfTheOther(Mdm mdm) {
        var two = new Two(mdm.of(house), another(mdm), SyncHouse.ON, SyncHouse.ON);
        two.syncBoth(true);
        two.syncBoth(true);
        var theirs = two.one.find("C02XX1").orElseThrow().sourceId();
        var ours = two.other.find("C02XX1").orElseThrow().sourceId();
        assertThat(house.link(two.asset, two.one)).contains(theirs);
        two.one.vanish("C02XX1");

        var run = house.sync(two.first);
        assertThat(story(run, two.asset)).containsExactly("R32 UNLINK DONE");
        assertThat(house.holder(two.asset)).contains(ann);
        house.sync(two.second);

        assertUntouched(two.asset, CompanyPlatform.ALLOCATED, bob, two.other, ours);
    }
}
