package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The sync of one device, by look-up. */
class OneDeviceIT extends Housed {
    @EachMdm
    @DisplayName("R12, R21 one device is linked and handed over, and no other is touched")
    void handsOver(Mdm mdm) throws Exception {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var ann = house.person("ann");
        var bob = house.person("bob");
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> draft.heldBy(ann));
        var other = house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> draft.heldBy(ann));
        var id = house.device(tenant, "C02XX1", "bob");
        house.device(tenant, "C02XX2", "bob");

        var run = device(connection, "C02XX1");

        assertThat(run.report().failure()).isEmpty();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.device()).contains("C02XX1");
        assertThat(house.holder(asset)).contains(bob);
        assertThat(house.link(asset, tenant)).contains(id);
        assertThat(house.holder(other)).contains(ann);
        assertThat(house.link(other, tenant)).isEmpty();
    }

    @EachMdm
    @DisplayName("R15 after the sync of one device neither it nor a sync of all has anything to do for it")
    void agreesWithAll(Mdm mdm) throws Exception {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        house.person("bob");
        var asset = house.asset("C02XX1", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(tenant, "C02XX1", "bob");
        device(connection, "C02XX1");

        assertThat(house.changes(device(connection, "C02XX1"))).isEmpty();
        assertThat(of(house.sync(connection), asset)).isEmpty();
    }

    @EachMdm
    @DisplayName("R2, R30 a device that is not found is not an end; a sync of all ends it")
    void notFound(Mdm mdm) throws Exception {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish(tenant.find("C02XX1").orElseThrow().sourceId());

        var run = device(connection, "C02XX1");

        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house.changes(run)).isEmpty();
        assertThat(run.report().remarks()).anyMatch(remark -> remark.contains("no device with the serial C02XX1"));
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        house.sync(connection);
        assertEnded(asset, tenant);
    }

    @Test
    @DisplayName("R2, R13 no asset is created for one device")
    void createsNothing() throws Exception {
        var kandji = house.company.kandji();
        var connection = house.connect(kandji, "{\"allowAssigneeUpdates\": true, \"unknownDevices\": \"CREATE\"}");
        house.device(kandji, "C02XX1", "ann");
        var assets = house.book().count();

        var run = device(connection, "C02XX1");

        assertThat(strangers(run)).containsExactly("R2 SKIP NOTED");
        assertThat(house.book().count()).isEqualTo(assets);
    }

    @Test
    @DisplayName(
            "R3 the serial is looked up in the platform's spelling, and an asset that lost it is known by its link")
    void lostSerial() throws Exception {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        var bob = house.person("bob");
        house.sync(connection);
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");
        admin().serial(asset, "");

        device(connection, "C02XX1");

        assertThat(house.holder(asset)).contains(bob);
        assertThat(house.state(asset).serial()).contains("C02XX1");
    }

    @Test
    @DisplayName("R50 with the opt-in off one device's assignee stays")
    void optedOut() throws Exception {
        var kandji = house.company.kandji();
        var connection = off(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        house.person("bob");
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");

        device(connection, "C02XX1");

        assertThat(house.holder(asset)).contains(house.person("ann"));
    }

    @Test
    @DisplayName("R70 single devices count: the limit holds what passes it, however many runs it takes")
    void counts() throws Exception {
        var kandji = house.company.kandji();
        var connection = house.connect(
                kandji,
                "{\"allowAssigneeUpdates\": true, \"guardrail\": {\"reassignments\": {\"over\": 2, \"percent\": 1}}}");
        house.person("bob");
        for (var number = 1; number <= 3; number++) {
            settled(kandji, "C02XX" + number, "ann");
        }
        house.sync(connection);
        for (var number = 1; number <= 3; number++) {
            kandji.assign("C02XX" + number, SyncHouse.email("bob"), "bob");
        }

        assertThat(device(connection, "C02XX1").state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(device(connection, "C02XX2").state()).isEqualTo(RunState.SUCCEEDED);
        var third = device(connection, "C02XX3");

        assertThat(third.state()).isEqualTo(RunState.HELD);
        assertThat(house.changes(third, ChangeState.HELD)).hasSize(1);
        assertThat(approve(third).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    @DisplayName("R35 the look-up of one device is no run of the connection: it counts no absence")
    void countsNoAbsence() throws Exception {
        var kandji = house.company.kandji();
        var connection = house.connect(kandji, "{\"allowAssigneeUpdates\": true, \"goneAfterRuns\": 2}");
        var asset = settled(kandji, "C02XX1", "ann");
        house.sync(connection);
        var before = house.notebook.sightings().progress(connection.id());
        kandji.vanish(kandji.find("C02XX1").orElseThrow().sourceId());
        device(connection, "C02XX1");
        assertThat(house.notebook.sightings().progress(connection.id())).isEqualTo(before);

        house.sync(connection);
        assertThat(house.status(asset)).isEqualTo(CompanyPlatform.ALLOCATED);
        house.sync(connection);
        assertEnded(asset, kandji);
    }

    @Test
    @DisplayName("R73 what was written of one device is taken back")
    void reverts() throws Exception {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        house.person("bob");
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");

        revert(device(connection, "C02XX1"));

        assertThat(house.holder(asset)).contains(house.person("ann"));
    }

    @Test
    void previewsWithoutAnyWrite() throws Exception {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        var asset = settled(kandji, "C02XX1", "ann");
        var bob = house.person("bob");
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");
        var writes = writes().size();

        var preview = device(connection, "C02XX1", Purpose.PREVIEW_DEVICE);

        assertThat(house.changes(preview, ChangeState.PLANNED)).isNotEmpty();
        assertThat(writes()).hasSize(writes);
        assertThat(applied(preview).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house.holder(asset)).contains(bob);
    }

    @Test
    void isRefusedWhereTheConnectionIsInactive() throws Exception {
        var connection = on(house.company.kandji());
        deactivate(connection);

        assertThatThrownBy(() -> device(connection, "C02XX1"))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("is not active");
    }

    @Test
    void readsNoListOfTheMdm() throws Exception {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        settled(kandji, "C02XX1", "ann");

        var run = device(connection, "C02XX1");

        assertThat(run.report().lists()).isEmpty();
        assertThat(run.complete()).isFalse();
        assertThat(house.notebook.sightings().of(Optional.of("BYSTANDER"), Optional.empty()))
                .isEmpty();
    }

    @Test
    @DisplayName("R21 several devices are looked at by one run, and what is not found is told of each")
    void several() throws Exception {
        var kandji = house.company.kandji();
        var connection = on(kandji);
        var first = settled(kandji, "C02XX1", "ann");
        var second = settled(kandji, "C02XX2", "ann");
        var bob = house.person("bob");
        kandji.assign("C02XX1", SyncHouse.email("bob"), "bob");
        kandji.assign("C02XX2", SyncHouse.email("bob"), "bob");
        house.later(Duration.ofMinutes(1));

        var serials = new LinkedHashSet<>(List.of("C02XX1", "C02XX2", "C02XX9"));
        var run = house.ended(house.syncs
                .syncDevices(connection.id(), serials, Purpose.APPLY_DEVICE, "test")
                .run());

        assertThat(run.device()).contains("C02XX1, C02XX2, C02XX9");
        assertThat(run.report().remarks())
                .anyMatch(remark -> remark.contains("no device with the serial C02XX9"))
                .noneMatch(remark -> remark.contains("C02XX1"));
        assertThat(house.holder(first)).contains(bob);
        assertThat(house.holder(second)).contains(bob);
    }

    @Test
    void knowsThatNoSerialIsSoLong() throws Exception {
        var connection = on(house.company.kandji());
        assertThatThrownBy(() -> device(connection, "C".repeat(501)))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("No device has a serial of more than 500 characters.");
    }

    private RunRecord device(ConfiguredConnection connection, String serial) throws Exception {
        return device(connection, serial, Purpose.APPLY_DEVICE);
    }

    private RunRecord device(ConfiguredConnection connection, String serial, Purpose purpose) throws Exception {
        house.later(Duration.ofMinutes(1));
        return house.ended(
                house.syncs.syncDevice(connection.id(), serial, purpose, "test").run());
    }
}
