package dev.rollcall.sandbox.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What v8.8's own Sync Adapters do to assets, as read from their source. */
class SyncAdapterTest {
    private static final Instant SEEN = Instant.parse("2026-11-22T00:00:00Z");

    private final World world = new World(SnipeItVersion.V8_8, settings -> {});
    private final SyncAdapter adapter = world.server.syncAdapter("jamf");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void writesNameSerialModelAndInventoryWithoutAUserOrASource() {
        int id = world.asset("A");
        SyncAdapter.Result result = adapter.pull(List.of(device("S-A").inventory("A4:00", "macOS", "26.1")));

        assertThat(result.assets()).containsEntry("x1", id);
        assertThat(world.state(id).name()).contains("Host 1");
        Client.Reply shown = world.admin.get("/hardware/" + id);
        assertThat(shown.text("/primary_mac")).isEqualTo("A4:00");
        assertThat(shown.text("/external_os_version")).isEqualTo("26.1");
        assertThat(world.server.logOf(id)).allSatisfy(entry -> {
            assertThat(entry.action()).isEqualTo("update");
            assertThat(entry.createdBy()).isZero();
            assertThat(entry.source()).isEqualTo("cli/unknown");
        });
        assertThat(world.server.logOf(id))
                .anySatisfy(entry -> assertThat(entry.changes()).containsEntry("primary_mac", "A4:00"));
    }

    @Test
    void aHeartbeatIsNotLogged() {
        int id = world.asset("A");
        adapter.pull(List.of(device("S-A")));
        int entries = world.server.logOf(id).size();
        Instant changed = world.state(id).updatedAt();
        world.clock.advance(Duration.ofMinutes(1));
        adapter.pull(List.of(AdapterRecord.of("x1", "S-A", "Host 1", "MacBook", SEEN.plusSeconds(60))));

        assertThat(world.server.logOf(id)).hasSize(entries);
        assertThat(world.state(id).updatedAt()).isEqualTo(changed);
        assertThat(world.admin
                        .get("/hardware?sort=last_seen&order=desc&limit=1")
                        .text("/rows/0/last_seen/datetime"))
                .isEqualTo("2026-11-22 00:01:00");
    }

    @Test
    void assignsOverAnotherHolderUnderAnyLabelAndCountsNothing() {
        int id = world.asset("A", draft -> draft.heldByUser(world.anna).status(world.broken));
        adapter.matchesUsers(true).pull(List.of(device("S-A").user("BOB@example.com")));

        AssetState state = world.state(id);
        assertThat(state.assignee()).contains(world.bob);
        assertThat(state.checkoutCounter()).isEqualTo(1);
        assertThat(world.actions(id)).contains("checkout").doesNotContain("checkin from");
        assertThat(world.server.logOf(id))
                .anySatisfy(entry -> assertThat(entry.note()).contains("Assigned via sync"));
    }

    @Test
    void keepsTheHolderWhereTheVendorNamesNobodyUnlessToldToClear() {
        int id = world.heldAsset("A", world.anna);
        adapter.matchesUsers(true).pull(List.of(device("S-A")));
        assertThat(world.state(id).assignee()).contains(world.anna);
        adapter.pull(List.of(device("S-A").user("stranger@example.com")));
        assertThat(world.state(id).assignee()).contains(world.anna);

        adapter.clearsOnNullUser(true).pull(List.of(device("S-A")));
        assertThat(world.state(id).holder()).isEmpty();
        assertThat(world.server.logOf(id)).anySatisfy(entry -> assertThat(entry.note())
                .contains("Checked in via sync from jamf (vendor reported no assigned user)"));
    }

    @Test
    void makesASecondAssetOfTheSerialWhereItDoesNotAdopt() {
        int id = world.asset("A");
        SyncAdapter.Result result = adapter.adoptsBySerial(false).pull(List.of(device("S-A")));

        assertThat(result.assets().get("x1")).isNotEqualTo(id);
        assertThat(world.server.assetsBySerial("S-A")).hasSize(2);

        world.server.settings(settings -> settings.uniqueSerial(true));
        SyncAdapter.Result refused = world.server
                .syncAdapter("intune")
                .adoptsBySerial(false)
                .pull(List.of(AdapterRecord.of("y1", "S-A", "Host 1", "MacBook", SEEN)));
        assertThat(refused.failures().get("y1")).contains("The serial must be unique.");
        assertThat(world.server.assetsBySerial("S-A")).hasSize(2);
    }

    @Test
    void anUnknownModelIsMadeAndTakesTheFieldsetAway() {
        int id = world.asset("A", draft -> draft.custom(world.link, "uuid-1"));
        adapter.pull(List.of(AdapterRecord.of("x1", "S-A", "Host 1", "MacBookPro18,3", SEEN)));

        String column = world.rows.column(world.link);
        assertThat(world.state(id).modelId()).isNotEqualTo(world.model);
        assertThat(world.client
                        .patch("/hardware/" + id, "{\"" + column + "\":\"uuid-2\"}")
                        .body()
                        .path("messages")
                        .path(column)
                        .path(0)
                        .asString())
                .contains("not available on this Asset Model's fieldset");
    }

    @Test
    void bothWritersUndoEachOtherEachDay() {
        int id = world.asset("A");
        String column = world.rows.column(world.link);
        AdapterRecord record = device("S-A").extra(column, "from the adapter");
        for (int day = 0; day < 2; day++) {
            world.client.patch("/hardware/" + id, "{\"" + column + "\":\"from the client\"}");
            adapter.pull(List.of(record));
        }

        assertThat(world.state(id).custom()).containsEntry(column, "from the adapter");
        assertThat(world.server.logOf(id).stream()
                        .filter(entry -> entry.changes().containsKey(column))
                        .map(LogEntry::createdBy))
                .containsExactly(world.sync, 0, world.sync, 0);
    }

    @Test
    void aDeletedAssetFailsEachNightAndNoneTakesItsPlace() {
        int id = world.asset("A");
        adapter.pull(List.of(device("S-A")));
        world.server.person(SnipeItWorld.ADMIN).delete(id);
        int assets = world.server.assetCount();

        assertThat(adapter.pull(List.of(device("S-A"))).failures()).containsKey("x1");
        assertThat(world.server.assetCount()).isEqualTo(assets);
    }

    @Test
    void aRequiredFieldThatIsEmptyHarmsTheAdapterToo() {
        int id = world.asset("A");
        world.server.edit(rows -> rows.required(world.fieldset, world.link, true));
        assertThat(adapter.pull(List.of(device("S-A"))).failures().get("x1")).contains("field is required");
        assertThat(world.state(id).name()).contains("Name of A");
    }

    @Test
    void theMeasuredVersionHasNone() {
        try (World older = new World()) {
            assertThatThrownBy(() -> older.server.syncAdapter("jamf"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("v8.1.4");
        }
    }

    private static AdapterRecord device(String serial) {
        return AdapterRecord.of("x1", serial, "Host 1", "MacBook", SEEN);
    }
}
