package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.fleet.FleetGenerator;
import dev.rollcall.sandbox.mdm.JamfList;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which asset a device is, what is written of it in any case, and how the link is kept. */
class MatchingIT extends Housed {
    @EachMdm
    @DisplayName("R3 serials are compared trimmed and without regard to case, and what the platform has stays")
    void normalised(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var ann = house.person("ann");
        var asset = house.asset("c02 xx1", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(tenant, " C02XX1 ", "ann");

        house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(house.state(asset).serial()).contains("c02 xx1");
    }

    @EachMdm
    @DisplayName("R3 a placeholder matches nothing, makes no asset, and is reported")
    void placeholder(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}");
        var asset = house.asset("System Serial Number", CompanyPlatform.ALLOCATED, draft -> {});
        house.person("ann");
        house.device(tenant, "System Serial Number", "ann");
        var assets = house.book().count();

        var run = house.sync(connection);

        assertThat(house.holder(asset)).isEmpty();
        assertThat(house.link(asset, tenant)).isEmpty();
        assertThat(strangers(run)).containsExactly("R3 REPORT NOTED");
        assertThat(house.book().count()).isEqualTo(assets);
    }

    @EachMdm
    @DisplayName("R4 of two records with one serial the one seen last is the device, the other is reported")
    void superseded(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var bob = house.person("bob");
        house.person("ann");
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        tenant.add(draft -> draft.serial("C02XX1").assignedTo(SyncHouse.email("ann"), "ann"));
        var newer = tenant.add(draft -> draft.serial("C02XX1")
                        .assignedTo(SyncHouse.email("bob"), "bob")
                        .lastContact(Instant.parse("2026-11-20T00:00:00Z")))
                .sourceId();

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(bob);
        assertThat(house.link(asset, tenant)).contains(newer);
        assertThat(strangers(run)).containsExactly("R4 REPORT NOTED");
    }

    @EachMdm
    @DisplayName("R5 a serial on several assets matches the one with the link, else none")
    void sharedSerial(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var linked = settled(tenant, "C02XX1", "ann");
        var twin = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        var bob = house.person("bob");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.device(tenant, "C02XX2", "bob");

        var run = house.sync(connection);

        assertThat(house.holder(linked)).contains(bob);
        assertThat(house.holder(twin)).isEmpty();
        assertThat(strangers(run)).containsExactly("R5 REPORT NOTED");
        assertThat(strangersWords(run)).contains("Several assets share the serial C02XX2");
        assertThat(stories(run)).containsOnlyKeys(linked);
    }

    @EachMdm
    @DisplayName("R5 a link whose asset has another serial is no match: nothing is written or created, and it is told")
    void contradictingLink(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}");
        var ann = house.person("ann");
        house.person("bob");
        var id = house.device(tenant, "C02XX1", "bob");
        var asset = house.held("C02OTHER", "ann", tenant, id);
        var assets = house.book().count();

        var run = house.sync(connection);

        assertThat(house.holder(asset)).contains(ann);
        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEmpty();
        assertThat(strangers(run)).containsExactly("R5 REPORT NOTED");
        assertThat(house.book().count()).isEqualTo(assets);
    }

    @EachMdm
    @DisplayName("R5, R10 an asset that was matched before and has lost its serial is matched by link and filled again")
    void lostSerial(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        house.book().change(asset, sheet -> sheet.serial(null));

        house.sync(connection);

        assertThat(house.state(asset).serial()).contains("C02XX1");
    }

    @Test
    @DisplayName("R8 a permission missing on mobile devices ends none of them, and says nothing of computers")
    void partitions() {
        var jamf = house.company.jamf();
        var connection = on(jamf);
        var mac = settled(jamf, "C02XX1", "ann");
        var iPhone = FleetGenerator.models().stream()
                .filter(model -> model.name().startsWith("iPhone"))
                .findFirst()
                .orElseThrow();
        var phoneId = jamf.add(draft -> draft.serial("F17XX1").model(iPhone).assignedTo(SyncHouse.email("ann"), "ann"))
                .sourceId();
        var phone = house.held("F17XX1", "ann", jamf, phoneId);
        house.sync(connection);
        jamf.vanish("C02XX1");
        jamf.vanish("F17XX1");
        jamf.revoke(JamfList.MOBILE_DEVICES);

        var run = house.sync(connection);

        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertEnded(mac, jamf);
        assertUntouched(phone, CompanyPlatform.ALLOCATED, house.person("ann"), jamf, phoneId);
        assertThat(run.report().lists()).extracting(list -> list.complete()).containsExactly(true, false);
    }

    @EachMdm
    @DisplayName("R10 specs follow the MDM, also over a person's edit, but what it does not report is left alone")
    void specs(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var memory = spec(asset, "Memory");
        var system = tenant.find("C02XX1").orElseThrow().model().os().title();
        assertThat(memory).isNotEmpty();
        assertThat(spec(asset, CompanyPlatform.OS)).isEqualTo(system);
        admin().field(asset, CompanyPlatform.OS_VERSION, "typed");
        tenant.change("C02XX1", draft -> draft.memory(0).lastContact(Instant.parse("2026-11-22T00:00:00Z")));

        house.sync(connection);

        assertThat(spec(asset, CompanyPlatform.OS_VERSION)).isEqualTo("26.1");
        assertThat(spec(asset, "Memory")).isEqualTo(memory);
    }

    @EachMdm
    @DisplayName("R10 a serial that is there is never overwritten")
    void serialStays(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        admin().serial(asset, "TYPED");

        var run = house.sync(connection);

        assertThat(house.state(asset).serial()).contains("TYPED");
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(strangers(run)).containsExactly("R5 REPORT NOTED");
    }

    @EachMdm
    @DisplayName("R10 the platform's model is changed only if the policy says so, by its name where no number is told")
    void model(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        var reported = withALoneName(tenant);
        var before = house.state(asset).model();
        house.sync(connection);
        assertThat(house.state(asset).model()).isEqualTo(before);
        house.change(connection, "{\"updateModel\": true}");

        house.sync(connection);

        assertThat(model(asset, StandardSpecs.MODEL)).isEqualTo(reported.name());
        // The other model has a field more.
        house.sync(connection);
        assertNothingMoreIsWritten(connection);
    }

    private void assertNothingMoreIsWritten(ConfiguredConnection connection) {
        var writes = writes();
        house.sync(connection);
        assertThat(writes()).isEqualTo(writes);
    }

    @EachMdm
    @DisplayName("R12 a device enrolled anew replaces the link of its dead record")
    void enrolledAnew(Mdm mdm, boolean optIn) {
        var tenant = mdm.of(house);
        var connection = optIn ? on(tenant) : off(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var id = tenant.enrolAgain("C02XX1", SyncHouse.email("ann"), "ann").sourceId();

        var run = house.sync(connection);

        assertUntouched(asset, CompanyPlatform.ALLOCATED, house.person("ann"), tenant, id);
        assertThat(story(run, asset)).containsExactly("R12 RELINK DONE");
    }

    @EachMdm
    @DisplayName("R12 a link that a person cleared or mistyped is written again")
    void handEditedLink(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        var cleared = settled(tenant, "C02XX1", "ann");
        var mistyped = settled(tenant, "C02XX2", "ann");
        var first = house.link(cleared, tenant);
        var second = house.link(mistyped, tenant);
        house.sync(connection);
        admin().link(cleared, tenant.provider(), null);
        admin().link(mistyped, tenant.provider(), "nonsense");

        var run = house.sync(connection);

        assertThat(house.link(cleared, tenant)).isEqualTo(first);
        assertThat(house.link(mistyped, tenant)).isEqualTo(second);
        assertThat(story(run, mistyped)).containsExactly("R12 RELINK DONE");
    }
}
