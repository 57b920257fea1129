package dev.rollcall.host.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.sandbox.day.CompanyPlatform;
import dev.rollcall.sandbox.mdm.MdmTenant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An MDM fails at one of the pages of its list. */
class MdmOutagesIT {
    /** More than two pages of Kandji's and three of Jamf's. */
    private static final int DEVICES = 650;
    /** The first and the last device of each page of 100 are looked at, by their place in the list. */
    private static final int STEP = 50;

    @TempDir
    private Path home;

    private SyncHouse house;

    @BeforeEach
    void open() {
        house = new SyncHouse(home);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @DisplayName("R2 a list that fails at a page of Kandji ends, clears and links nothing")
    @Fault(
            value = "MDM fails",
            step = "at each page of Kandji's list",
            outcome =
                    "the run is incomplete and says so; specs of what was read are written; nothing is ended, cleared or linked")
    void failsAtAPageOfKandji(int page) {
        failsAt(page, house.company.kandji());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    @DisplayName("R2 a list that fails at a page of Jamf ends, clears and links nothing")
    @Fault(
            value = "MDM fails",
            step = "at the first and the last page of Jamf's list",
            outcome =
                    "the run is incomplete and says so; specs of what was read are written; nothing is ended, cleared or linked")
    void failsAtAPageOfJamf(int page) {
        failsAt(page, house.company.jamf());
    }

    private void failsAt(int page, MdmTenant tenant) {
        var connection = house.connect(tenant, SyncHouse.ON);
        var ids = new ArrayList<String>();
        for (var number = 0; number < DEVICES; number++) {
            ids.add(house.device(tenant, "C02ZZ" + number, "ann"));
        }
        var assets = assets(tenant, ids);
        assertThat(house.sync(connection).state()).isEqualTo(RunState.SUCCEEDED);
        var unlinked = unlinked("C02ZZ" + 1);
        changeEverything(tenant, ids);
        tenant.faults().failAtPage(page);

        var run = house.sync(connection);

        assertThat(run.state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(run.complete()).isFalse();
        assertThat(house.holder(at(assets, STEP))).as("cleared").contains(house.person("ann"));
        assertThat(house.link(unlinked, tenant)).as("linked").isEmpty();
        assertThat(house.status(at(assets, 2 * STEP))).as("ended").isEqualTo(CompanyPlatform.ALLOCATED);
        var updated = assets.values().stream().filter(this::isUpdated).count();
        assertThat(updated > 0).as("specs of %s assets were written", updated).isEqualTo(page > 0);
        mends(tenant, connection, assets, unlinked);
    }

    private Map<Integer, Integer> assets(MdmTenant tenant, List<String> ids) {
        var assets = new HashMap<Integer, Integer>();
        for (var number = 0; number < DEVICES; number += STEP) {
            assets.put(number, house.held("C02ZZ" + number, "ann", tenant, ids.get(number)));
        }
        return assets;
    }

    private static int at(Map<Integer, Integer> assets, int number) {
        return Objects.requireNonNull(assets.get(number));
    }

    private int unlinked(String serial) {
        return house.asset(serial, CompanyPlatform.ALLOCATED, draft -> {});
    }

    private void changeEverything(MdmTenant tenant, List<String> ids) {
        for (var number = 0; number < DEVICES; number += STEP) {
            tenant.osVersion(ids.get(number), Look.NEW_OS);
        }
        tenant.unassign(ids.get(STEP));
        tenant.vanish(ids.get(2 * STEP));
    }

    private boolean isUpdated(int asset) {
        return house.state(asset)
                .field(CompanyPlatform.OS_VERSION)
                .filter(Look.NEW_OS::equals)
                .isPresent();
    }

    /** When the MDM is well again, everything is done. */
    private void mends(MdmTenant tenant, ConfiguredConnection connection, Map<Integer, Integer> assets, int unlinked) {
        tenant.faults().none();
        assertThat(house.sync(connection).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(house.holder(at(assets, STEP))).isEmpty();
        assertThat(house.link(unlinked, tenant)).isPresent();
        assertThat(house.status(at(assets, 2 * STEP))).isEqualTo(CompanyPlatform.TRANSFERRED);
        assertThat(tenant.requests().writes()).isEmpty();
    }
}
