package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;

/** Each status by name that no rule may write an assignee under, end or recover. */
class ProtectedStatusIT extends Housed {
    /** By status. */
    private final Map<String, Integer> assets = new LinkedHashMap<>();

    private final Map<String, String> devices = new LinkedHashMap<>();
    private int ann;

    @BeforeEach
    void people() {
        ann = house.person("ann");
        house.person("bob");
    }

    @EachMdm
    @DisplayName("R20 no protected asset gets its first assignee; specs and link are written")
    void noFirstWrite(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        for (var status : CompanyPlatform.PROTECTED) {
            devices.put(status, house.device(tenant, serial(status), "bob"));
            assets.put(status, house.asset(serial(status), status, draft -> {}));
        }

        var run = house.sync(connection);

        assertThat(byStatus(house::holder))
                .allSatisfy((status, holder) -> assertThat(holder).isEmpty());
        assertThat(byStatus(asset -> story(run, asset))).allSatisfy((status, story) -> assertThat(story)
                .containsExactlyInAnyOrder("R12 LINK DONE", "R20 SKIP NOTED"));
        assertThat(byStatus(asset -> words(run, asset)))
                .allSatisfy((status, words) -> assertThat(words).contains("The status " + status + " is protected."));
        assertThat(byStatus(asset -> house.link(asset, tenant).orElse(""))).isEqualTo(devices);
        assertSpecsAreWritten();
    }

    @EachMdm
    @DisplayName("R20 the assignee of no protected asset is replaced; specs are written")
    void noReassignment(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        linkedAssets(tenant);
        devices.values().forEach(id -> tenant.assign(id, SyncHouse.email("bob"), "bob"));

        var run = house.sync(connection);

        assertSkipped(tenant, run, "R20 SKIP NOTED");
        assertSpecsAreWritten();
    }

    @EachMdm
    @DisplayName("R20 the assignee of no protected asset is cleared; specs are written")
    void noClearing(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        linkedAssets(tenant);
        devices.values().forEach(tenant::unassign);

        var run = house.sync(connection);

        assertSkipped(tenant, run, "R20 SKIP NOTED");
        assertSpecsAreWritten();
    }

    @EachMdm
    @DisplayName("R31 no protected asset is ended when its device is gone, and its link stays")
    void noEnd(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = on(tenant);
        linkedAssets(tenant);
        house.sync(connection);
        devices.values().forEach(tenant::vanish);

        var run = house.sync(connection);

        assertSkipped(tenant, run, "R42 REPORT NOTED");
        assertThat(byStatus(asset -> words(run, asset)))
                .allSatisfy((status, words) -> assertThat(words).contains("its status is " + status));
    }

    @EachMdm
    @DisplayName("R40 no protected asset is recovered, even where the policy recovers what Rollcall did not end")
    void noRecovery(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = house.connect(tenant, "{\"allowAssigneeUpdates\": true, \"recoverUnlinked\": true}");
        bystander(tenant);
        for (var status : CompanyPlatform.PROTECTED) {
            assets.put(status, house.asset(serial(status), status, draft -> draft.heldBy(ann)));
            devices.put(status, house.device(tenant, serial(status), "bob"));
        }

        house.sync(connection);

        assertThat(byStatus(house::status))
                .allSatisfy((status, now) -> assertThat(now).isEqualTo(status));
        assertThat(byStatus(house::holder))
                .allSatisfy((status, holder) -> assertThat(holder).contains(ann));
    }

    @EachMdm
    @DisplayName("R50 with the opt-in off, too, protected assets keep assignee, status and link; specs are written")
    void optInOff(Mdm mdm) {
        var tenant = mdm.of(house);
        var connection = off(tenant);
        linkedAssets(tenant);
        devices.values().forEach(id -> tenant.assign(id, SyncHouse.email("bob"), "bob"));

        var run = house.sync(connection);

        assertSkipped(tenant, run, "R50 SKIP NOTED");
        assertSpecsAreWritten();
        devices.values().forEach(tenant::vanish);
        assertSkipped(tenant, house.sync(connection), "R42 REPORT NOTED");
    }

    private void linkedAssets(MdmTenant tenant) {
        bystander(tenant);
        for (var status : CompanyPlatform.PROTECTED) {
            var id = house.device(tenant, serial(status), "ann");
            devices.put(status, id);
            assets.put(status, house.asset(serial(status), status, draft -> draft.heldBy(ann)
                    .link(tenant.provider(), id)));
        }
    }

    private void assertSkipped(MdmTenant tenant, RunRecord run, String line) {
        assertThat(byStatus(asset -> story(run, asset)))
                .allSatisfy((status, story) -> assertThat(story).isEqualTo(List.of(line)));
        assertThat(byStatus(house::status))
                .allSatisfy((status, now) -> assertThat(now).isEqualTo(status));
        assertThat(byStatus(house::holder))
                .allSatisfy((status, holder) -> assertThat(holder).contains(ann));
        assertThat(byStatus(asset -> house.link(asset, tenant).orElse(""))).isEqualTo(devices);
    }

    private void assertSpecsAreWritten() {
        assertThat(byStatus(asset -> spec(asset, CompanyPlatform.OS_VERSION)))
                .hasSize(14)
                .allSatisfy((status, version) -> assertThat(version).isEqualTo("26.1"));
    }

    private <T> Map<String, T> byStatus(IntFunction<T> what) {
        var found = new LinkedHashMap<String, T>();
        assets.forEach((status, asset) -> found.put(status, what.apply(asset)));
        return found;
    }

    private static String serial(String status) {
        return "C02" + status.replace(" ", "").toUpperCase(Locale.ROOT);
    }
}
