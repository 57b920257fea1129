package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists, look-ups and single assets. */
final class HardwareReads {
    private final Database database;
    private final SnipeItVersion version;
    private final AssetJson json;
    private final AssetViews views;

    HardwareReads(Database database, SnipeItVersion version, AssetJson json) {
        this.database = database;
        this.version = version;
        this.json = json;
        this.views = new AssetViews(database, version);
    }

    static Answer doesNotExist() {
        return Answer.error("Asset does not exist.");
    }

    static Answer notFound() {
        return Answer.error("Asset not found").orRedirect("/hardware");
    }

    /** The asset if it is there, living and the caller's company's. */
    static @Nullable Asset living(Database database, Call call, @Nullable Asset asset) {
        return asset != null && !asset.isDeleted() && Visibility.isVisible(database, call.user(), asset) ? asset : null;
    }

    Answer list(Call call) {
        call.require("assets.view");
        int[] ids = views.ids(call);
        Paging paging =
                version.isNewer() ? Paging.withPages(call, database.settings) : Paging.of(call, database.settings);
        List<JsonObject> rows = new ArrayList<>();
        if (!areRowsDropped(call)) {
            for (int id : paging.cut(ids)) {
                rows.add(json.of(database.required(id), call.user()));
            }
        }
        if (!version.isNewer()) {
            return Answer.page(ids.length, rows);
        }
        return Answer.ok(PageLinks.of(call, paging, ids.length).with("rows", rows));
    }

    /** One copy of a newer version fetches the ids of deleted assets, and then their rows without the deleted ones. */
    private boolean areRowsDropped(Call call) {
        return version.isNewer()
                && database.settings.deletedRowsDropped
                && AssetFilter.status(call, version).equals("Deleted");
    }

    /** Deleted ones too, with {@code deleted_at}. */
    Answer show(Call call) {
        Asset asset = database.asset(call.id());
        if (asset == null || !Visibility.isVisible(database, call.user(), asset)) {
            return doesNotExist();
        }
        call.require("assets.view");
        return Answer.ok(json.of(asset, call.user()));
    }

    /** Always a list, archived ones included; the deleted only on request. */
    Answer bySerial(Call call) {
        call.require("assets.view");
        return rows(call, visible(call, database.bySerial(call.variables().get(0))));
    }

    /** One object; with {@code deleted=true} a list. */
    Answer byTag(Call call) {
        call.require("assets.view");
        List<Asset> found = visible(call, database.byTag(call.variables().get(0)));
        if (Call.isTrue(call.parameter("deleted"))) {
            return rows(call, found);
        }
        return found.isEmpty() ? doesNotExist() : Answer.ok(json.of(found.get(0), call.user()));
    }

    private List<Asset> visible(Call call, List<Asset> found) {
        boolean deletedToo = Call.isTrue(call.parameter("deleted"));
        return found.stream()
                .filter(asset -> deletedToo || !asset.isDeleted())
                .filter(asset -> Visibility.isVisible(database, call.user(), asset))
                .toList();
    }

    private Answer rows(Call call, List<Asset> found) {
        if (found.isEmpty()) {
            return doesNotExist();
        }
        List<JsonObject> rows = Paging.of(call, database.settings).cut(found).stream()
                .map(asset -> json.of(asset, call.user()))
                .toList();
        return Answer.page(found.size(), rows);
    }

    /** What a user holds, without paging and without naming the holder. */
    Answer ofUser(Call call) {
        call.require("users.view");
        call.require("assets.view");
        List<JsonObject> rows = database.heldBy(HolderType.USER, call.id()).stream()
                .map(asset -> json.ofHolder(asset, call.user()))
                .toList();
        return Answer.page(rows.size(), rows);
    }
}
