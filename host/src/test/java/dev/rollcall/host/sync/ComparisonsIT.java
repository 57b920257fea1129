package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ComparedDevice;
import dev.rollcall.host.journal.ComparedDevices;
import dev.rollcall.host.journal.ComparedDevices.Position;
import dev.rollcall.host.journal.ComparisonFilter;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.reconcile.Comparison.State;
import dev.rollcall.host.reconcile.Sighting.Said;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How devices stand beside their assets after runs of a whole host, beside a platform and an MDM. */
class ComparisonsIT extends Housed {
    @SuppressWarnings("NullAway.Init") // Set before each test.
    private MdmTenant tenant;

    @BeforeEach
    void choose() {
        tenant = Mdm.KANDJI.of(house);
    }

    @Test
    @DisplayName("R15 both sides agree: in step, and a second run writes no row")
    void inStep() {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        var run = house.sync(connection);

        var device = device(connection, "C02XX1");
        assertThat(device.state()).isEqualTo(State.IN_STEP);
        assertThat(device.said()).isEqualTo(Said.SOMEBODY);
        assertThat(device.user()).isEqualTo("ann@example.com");
        assertThat(holder(device)).isEqualTo("ann Example");
        assertThat(device.runId()).isEqualTo(run.id());
        assertThat(device.isRunKept()).isTrue();
        assertThat(asset(device).status()).isEqualTo(CompanyPlatform.ALLOCATED);
        assertThat(states(connection)).containsEntry("BYSTANDER", "ONLY_IN_MDM R13");
        var rows = rows();
        house.sync(connection);
        house.sync(connection);
        assertThat(rows()).isEqualTo(rows);
        assertThat(house.notebook.comparisons().sum(connection.id())).isPresent();
    }

    @Test
    @DisplayName("R50, R21 off: they differ; on: the change is written, and they are in step at the end of that run")
    void optIn() {
        var connection = off(tenant);
        settled(tenant, "C02XX1", "ann");
        house.person("bob");
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX1", "DIFFERS R50");
        assertThat(device(connection, "C02XX1").reason()).contains("does not allow");
        house.change(connection, SyncHouse.ON);
        var run = house.sync(connection);

        var device = device(connection, "C02XX1");
        assertThat(states(connection)).containsEntry("C02XX1", "IN_STEP R15");
        assertThat(holder(device)).isEqualTo("bob Example");
        assertThat(device.runId()).isEqualTo(run.id());
        house.sync(connection);
        var rows = rows();
        house.sync(connection);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    @DisplayName("R20 a protected status, R14 an unknown user, R11 a first write, NotReported")
    void seen() {
        var connection = on(tenant);
        house.asset("C02XX1", "Lost", draft -> {});
        house.device(tenant, "C02XX1", "bob");
        house.person("bob");
        house.asset("C02XX2", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(tenant, "C02XX2", "stranger");
        house.asset("C02XX3", CompanyPlatform.ALLOCATED, draft -> {});
        house.device(tenant, "C02XX3", "bob");
        settled(tenant, "C02XX4", "ann");
        tenant.hideUser("C02XX4");
        house.sync(connection);

        assertThat(states(connection))
                .containsEntry("C02XX1", "DIFFERS R20")
                .containsEntry("C02XX2", "DIFFERS R14")
                .containsEntry("C02XX3", "IN_STEP R15")
                .containsEntry("C02XX4", "IN_STEP R15");
        assertThat(device(connection, "C02XX4").said()).isEqualTo(Said.NOTHING);
        assertThat(holder(device(connection, "C02XX3"))).isEqualTo("bob Example");
    }

    @Test
    @DisplayName("R30 ended: shown until the device is enrolled again, R40 then in step under its new id")
    void ended() {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");
        var ending = house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX1", "ENDED R30");
        var device = device(connection, "C02XX1");
        assertThat(device.said()).isNull();
        assertThat(device.runId()).isEqualTo(ending.id());
        assertThat(asset(device).status()).isEqualTo(CompanyPlatform.TRANSFERRED);
        house.sync(connection);
        var rows = rows();
        house.sync(connection);
        assertThat(rows()).isEqualTo(rows);
        assertThat(states(connection)).containsEntry("C02XX1", "ENDED R30");

        house.device(tenant, "C02XX1", "ann");
        house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX1", "IN_STEP R15");
        assertThat(devices(connection)).extracting(ComparedDevice::serial).containsOnlyOnce("C02XX1");
    }

    @Test
    @DisplayName("R40 an ended asset whose status a person changed is not shown as ended any more")
    void endBroken() {
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.sync(connection);
        admin().status(asset, "Lost");
        house.sync(connection);

        assertThat(states(connection)).doesNotContainKey("C02XX1");
    }

    @Test
    @DisplayName("R2 an incomplete read takes nothing off the list and calls nothing gone")
    void incomplete() {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        var before = states(connection);
        tenant.vanish("C02XX1");
        tenant.vanish("BYSTANDER");
        tenant.faults().failAtPage(0);
        house.sync(connection);

        assertThat(states(connection)).isEqualTo(before);
    }

    @Test
    @DisplayName("R42 told, not done: a gone device with the opt-in off, a seen one on an asset that was transferred")
    void told() {
        var connection = off(tenant);
        settled(tenant, "C02XX1", "ann");
        house.asset("C02XX2", CompanyPlatform.TRANSFERRED, draft -> {});
        house.device(tenant, "C02XX2", "ann");
        house.sync(connection);
        tenant.vanish("C02XX1");
        house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX1", "TOLD R42").containsEntry("C02XX2", "TOLD R42");
        assertThat(device(connection, "C02XX1").model()).isNotBlank();
    }

    @Test
    @DisplayName("R70 held: until a person decides against it")
    void held() throws SyncException {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanishAll();
        var run = house.sync(connection);

        assertThat(states(connection)).containsExactlyEntriesOf(Map.of("C02XX1", "HELD R70"));
        assertThat(device(connection, "C02XX1").reason()).contains("Its device is gone from the MDM.");
        house.syncs.discard(run.id(), Set.of(), "eve");
        assertThat(device(connection, "C02XX1").state()).isEqualTo(State.GONE);
        assertThat(device(connection, "C02XX1").message()).isEqualTo("eve decided against it.");

        house.sync(connection);
        assertThat(states(connection)).containsEntry("C02XX1", "HELD R70");
        assertThat(device(connection, "C02XX1").message()).isEmpty();
        var rows = rows();
        house.sync(connection);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    @DisplayName("R70 held and approved: ended; R73 taken back: gone, not ended, and the row says why")
    void approvedAndTakenBack() throws SyncException {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        house.sync(connection);
        tenant.vanishAll();
        var approval = approve(house.sync(connection));
        assertThat(states(connection)).containsEntry("C02XX1", "ENDED R30");

        revert(approval);

        assertThat(states(connection)).containsEntry("C02XX1", "GONE R73");
        assertThat(holder(device(connection, "C02XX1"))).isEqualTo("ann Example");
        house.sync(connection);
        assertThat(states(connection)).containsEntry("C02XX1", "GONE R73");
    }

    @Test
    @DisplayName("R15 what the platform refuses says so beside the device")
    void refused() {
        var connection = on(tenant);
        var asset = settled(tenant, "C02XX1", "ann");
        house.person("bob");
        house.sync(connection);
        house.book().refuse(asset);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX1", "DIFFERS R21");
        assertThat(device(connection, "C02XX1").message()).isNotBlank();
        house.sync(connection);
        assertThat(states(connection)).containsEntry("C02XX1", "DIFFERS R15");
        assertThat(device(connection, "C02XX1").message()).isEmpty();
    }

    @Test
    @DisplayName("a device that is only in the MDM leaves the list with the run that no longer sees it")
    void leaves() {
        var connection = on(tenant);
        bystander(tenant);
        house.device(tenant, "C02XX9", "ann");
        house.sync(connection);
        assertThat(states(connection)).containsEntry("C02XX9", "ONLY_IN_MDM R13");
        tenant.vanish("C02XX9");
        house.sync(connection);
        assertThat(states(connection)).doesNotContainKey("C02XX9");
    }

    @Test
    @DisplayName("R13 a created asset stands beside its device at the end of the run that made it")
    void created() {
        var connection = house.connect(tenant, "{\"unknownDevices\": \"CREATE\", \"allowAssigneeUpdates\": true}");
        house.person("ann");
        house.withoutTwinModel();
        house.device(tenant, "C02XX9", "ann");
        house.sync(connection);

        assertThat(states(connection)).containsEntry("C02XX9", "IN_STEP R15");
        assertThat(holder(device(connection, "C02XX9"))).isEqualTo("ann Example");
    }

    @Test
    @DisplayName("the sync of one device brings its row up to date, and no other")
    void oneDevice() throws SyncException, InterruptedException {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        settled(tenant, "C02XX2", "ann");
        house.person("bob");
        house.sync(connection);
        tenant.assign("C02XX1", SyncHouse.email("bob"), "bob");
        tenant.assign("C02XX2", SyncHouse.email("bob"), "bob");
        var run = house.ended(house.syncs
                .syncDevice(connection.id(), "C02XX1", Purpose.APPLY_DEVICE, "test")
                .run());

        assertThat(holder(device(connection, "C02XX1"))).isEqualTo("bob Example");
        assertThat(device(connection, "C02XX1").runId()).isEqualTo(run.id());
        assertThat(device(connection, "C02XX2").user()).isEqualTo("ann@example.com");
        house.sync(connection);
        assertThat(device(connection, "C02XX2").user()).isEqualTo("bob@example.com");
    }

    @Test
    @DisplayName("a preview leaves no trace, and a deleted connection none either")
    void previewAndDeletion() throws Exception {
        var connection = on(tenant);
        settled(tenant, "C02XX1", "ann");
        house.preview(connection);
        assertThat(devices(connection)).isEmpty();
        house.sync(connection);
        assertThat(devices(connection)).isNotEmpty();
        house.syncs.deleted(connection.id());
        assertThat(rows()).isEmpty();
        assertThat(house.notebook.comparisons().sum(connection.id())).isEmpty();
    }

    private static String holder(ComparedDevice device) {
        return asset(device).holder().toString();
    }

    private static ComparedDevice.ComparedAsset asset(ComparedDevice device) {
        return Objects.requireNonNull(device.asset());
    }

    private ComparedDevice device(ConfiguredConnection connection, String serial) {
        return devices(connection).stream()
                .filter(device -> serial.equals(device.serial()))
                .findFirst()
                .orElseThrow();
    }

    private List<ComparedDevice> devices(ConfiguredConnection connection) {
        return new ComparedDevices(JdbcClient.create(house.database))
                .find(connection.id(), ComparisonFilter.ALL, Position.FIRST, 1000);
    }

    /** By serial, how it stands and the rule that says so. */
    private Map<String, String> states(ConfiguredConnection connection) {
        return devices(connection).stream()
                .collect(Collectors.toMap(
                        device -> String.valueOf(device.serial()), device -> device.state() + " " + device.rule()));
    }

    /** All that is kept: who writes a row says in it which run did, and when. */
    private List<Map<String, Object>> rows() {
        return JdbcClient.create(house.database)
                .sql(
                        "select connection_id, source_id, state, rule, mdm_user, asset_id, holder_name, digest, run_id, since"
                                + " from device_comparison order by source_id")
                .query()
                .listOfRows();
    }
}
