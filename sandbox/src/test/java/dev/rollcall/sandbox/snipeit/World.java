package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.replay.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A small installation for tests: two users, three labels, a model with three custom fields, a client that syncs. */
final class World implements AutoCloseable {
    final SettableClock clock = new SettableClock();
    final SnipeItWorld rows;
    final SnipeIt server;
    final int ready;
    final int broken;
    final int retired;
    final int anna;
    final int bob;
    final int sync;
    final int model;
    final int fieldset;
    final int link;
    final int order;
    final Client admin;
    final Client client;

    World() {
        this(SnipeItVersion.V8_1_4, world -> {});
    }

    World(SnipeItVersion version, Consumer<Settings> settings) {
        rows = SnipeItWorld.fresh(version, clock);
        settings.accept(rows.settings());
        rows.settings().throttlePerMinute(100_000);
        ready = rows.label("Ready", LabelType.DEPLOYABLE);
        broken = rows.label("Broken", LabelType.UNDEPLOYABLE);
        retired = rows.label("Retired", LabelType.ARCHIVED);
        anna = rows.user("anna", draft -> draft.name("Anna", "Alpha").email("Anna.Alpha@Example.com"));
        bob = rows.user("bob", draft -> draft.name("Bob", "Beta").email("bob@example.com"));
        sync = rows.user("sync", draft -> draft.name("Sync", "Role").permissions(SnipeItWorld.SYNC_PERMISSIONS));
        rows.token("sync", sync);
        link = rows.field(FieldSpec.text("MDM id"));
        order = rows.field(FieldSpec.of("Active order", "NUMERIC"));
        fieldset = rows.fieldset("MDM", link, order);
        model = rows.model("MacBook", "Mac14,2", rows.category("Laptops"), rows.manufacturer("Apple"), fieldset);
        server = SnipeIt.start(rows);
        admin = new Client(server, SnipeItWorld.ADMIN_TOKEN);
        client = new Client(server, "sync");
    }

    int asset(String tag) {
        return asset(tag, draft -> {});
    }

    int heldAsset(String tag, int userId) {
        return asset(tag, draft -> draft.heldByUser(userId));
    }

    int asset(String tag, Consumer<AssetDraft> more) {
        int[] id = new int[1];
        server.edit(world -> id[0] = world.asset(draft -> more.accept(draft.tag(tag)
                .serial("S-" + tag)
                .name("Name of " + tag)
                .model(model)
                .status(ready))));
        return id[0];
    }

    AssetState state(int id) {
        return server.asset(id).orElseThrow();
    }

    List<String> actions(int id) {
        return server.logOf(id).stream().map(LogEntry::action).toList();
    }

    void deleteUser(int id) {
        server.edit(world -> world.changeUser(id, draft -> draft.deleted(Instant.parse("2026-11-22T05:00:00Z"))));
    }

    @Override
    public void close() {
        server.close();
    }
}
