package dev.rollcall.sandbox.snipeit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The activity log. What a silent PATCH did never appears in it. */
final class ActivityRoutes {
    private static final String CONTENT_TYPE = "application/json;charset=utf8";

    /** What newer versions know as kinds of items and targets. */
    private static final List<String> KINDS = List.of(
            "accessory",
            "asset",
            "assetmodel",
            "component",
            "consumable",
            "license",
            "licenseseat",
            "location",
            "maintenance",
            "user");

    private final Database database;
    private final SnipeItVersion version;
    private final ActivityJson json;

    ActivityRoutes(Database database, SnipeItVersion version) {
        this.database = database;
        this.version = version;
        this.json = new ActivityJson(database);
    }

    Answer list(Call call) {
        for (String kind : List.of("item_type", "target_type")) {
            String given = call.parameter(kind);
            if (version.isNewer() && !given.isEmpty() && !KINDS.contains(given)) {
                String message = "The selected " + kind.replace('_', ' ') + " is invalid.";
                return Answer.error(Map.of(kind, List.of(message)), null);
            }
        }
        boolean ofAsset = call.parameter("item_type").equals("asset")
                && !call.parameter("item_id").isEmpty();
        call.require(version.isNewer() && ofAsset ? "assets.view" : "reports.view");
        return page(call, row -> isListed(call, row));
    }

    /** One asset's history, for whoever may see the asset; newer versions only. */
    Answer history(Call call) {
        Asset asset = database.asset(call.id());
        if (asset == null || !Visibility.isVisible(database, call.user(), asset)) {
            return HardwareReads.doesNotExist();
        }
        call.require("assets.view");
        return page(call, row -> row.assetId() == asset.id && isActionListed(call, row));
    }

    private Answer page(Call call, Predicate<LogRow> filter) {
        List<LogRow> found = ordered(call, database.log.stream().filter(filter).toList());
        List<JsonObject> rows = Paging.of(call, database.settings).cut(found).stream()
                .map(json::of)
                .toList();
        return Answer.page(found.size(), rows).as(CONTENT_TYPE);
    }

    private static boolean isListed(Call call, LogRow row) {
        int itemId = Call.integer(call.parameter("item_id"));
        int targetId = Call.integer(call.parameter("target_id"));
        boolean item =
                switch (call.parameter("item_type")) {
                    case "" -> true;
                    case "asset" -> row.assetId() != 0 && (itemId == 0 || row.assetId() == itemId);
                    case "user" -> row.userId() != 0 && (itemId == 0 || row.userId() == itemId);
                    default -> false;
                };
        return item && (targetId == 0 || row.targetId() == targetId) && isActionListed(call, row);
    }

    private static boolean isActionListed(Call call, LogRow row) {
        String action = call.parameter("action_type");
        return action.isEmpty() || row.action().equals(action);
    }

    /** The log is kept in the order of ids and times; only newest first, with equal times by id, takes sorting. */
    private static List<LogRow> ordered(Call call, List<LogRow> found) {
        boolean ascending = call.query().getOrDefault("order", "desc").equals("asc");
        if (ascending) {
            return found;
        }
        List<LogRow> ordered = new ArrayList<>(found);
        if (call.parameter("sort").equals("id")) {
            Collections.reverse(ordered);
        } else {
            ordered.sort(Comparator.comparingLong(LogRow::at).reversed());
        }
        return ordered;
    }
}
