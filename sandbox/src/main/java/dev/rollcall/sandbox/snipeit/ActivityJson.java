package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log entry as the activity report shows it. */
final class ActivityJson {
    private static final Map<String, String> ICONS = Map.of(
            "create new", "fa-solid fa-plus",
            "update", "fa-solid fa-pen",
            "checkout", "fa-solid fa-rotate-left",
            "checkin from", "fa-solid fa-rotate-right",
            "delete", "fa-solid fa-trash",
            "restore", "fa-solid fa-trash-arrow-up");

    private final Database database;

    ActivityJson(Database database) {
        this.database = database;
    }

    JsonObject of(LogRow row) {
        ZoneId zone = database.settings.zone;
        JsonObject author = author(row.createdBy());
        boolean ofUser = row.userId() != 0;
        return new JsonObject()
                .with("id", row.id())
                .with("icon", icon(row))
                .with("file", null)
                .with("item", ofUser ? userItem(row.userId()) : assetItem(row.assetId()))
                .with("location", JsonObject.reference(database.catalogue.locations.find(row.locationId())))
                .with("created_at", Text.time(row.at(), zone))
                .with("updated_at", Text.time(row.at(), zone))
                .with("next_audit_date", ofUser ? null : Text.date(database.now(), zone))
                .with("days_to_next_audit", 0)
                .with("action_type", row.action())
                .with("admin", author)
                .with("created_by", author)
                .with("target", target(row))
                .with("note", Text.escapeOrNull(row.note()))
                .with("signature_file", null)
                .with("log_meta", row.changes().isEmpty() ? null : changes(row))
                .with("remote_ip", row.source().equals("api") ? "127.0.0.1" : null)
                .with("user_agent", null)
                .with("action_source", row.source())
                .with("action_date", Text.time(row.at(), zone));
    }

    private static String icon(LogRow row) {
        return row.userId() != 0 && row.action().equals("create new")
                ? "fa-solid fa-user-plus"
                : ICONS.getOrDefault(row.action(), "");
    }

    private @Nullable JsonObject author(int userId) {
        User user = database.users.find(userId);
        if (user == null) {
            return null;
        }
        return JsonObject.reference(userId, user.fullName())
                .with("first_name", Text.escape(user.firstName))
                .with("last_name", Text.escapeOrNull(user.lastName));
    }

    private @Nullable JsonObject userItem(int userId) {
        User user = database.users.find(userId);
        return user == null
                ? null
                : JsonObject.reference(userId, user.fullName())
                        .with("type", "user")
                        .with("serial", null);
    }

    private @Nullable JsonObject assetItem(int assetId) {
        Asset asset = database.asset(assetId);
        if (asset == null) {
            return null;
        }
        Model model = database.catalogue.models.find(asset.modelId);
        String name = (asset.name == null ? "" : asset.name) + " (" + asset.tag + ")";
        return JsonObject.reference(assetId, model == null ? name : name + " - " + model.name)
                .with("type", "asset")
                .with("serial", Text.escapeOrNull(asset.serial));
    }

    private @Nullable JsonObject target(LogRow row) {
        if (row.targetType() == null) {
            return null;
        }
        String name =
                switch (row.targetType()) {
                    case USER -> nameOf(database.users.find(row.targetId()));
                    case LOCATION -> nameOf(database.catalogue.locations.find(row.targetId()));
                    case ASSET -> nameOf(database.asset(row.targetId()));
                };
        return JsonObject.reference(row.targetId(), name)
                .with("type", row.targetType().wireName());
    }

    private static String nameOf(@Nullable User user) {
        return user == null ? "" : user.fullName();
    }

    private static String nameOf(@Nullable Row row) {
        return row == null ? "" : row.name;
    }

    private static String nameOf(@Nullable Asset asset) {
        return asset == null ? "" : asset.tag;
    }

    private JsonObject changes(LogRow row) {
        JsonObject json = new JsonObject();
        for (Change change : row.changes()) {
            putChange(json, change);
        }
        return json;
    }

    private void putChange(JsonObject json, Change change) {
        Catalogue catalogue = database.catalogue;
        switch (change.column()) {
            case "status_id" -> put(json, "Status Label", change, catalogue.labels);
            case "model_id" -> put(json, "Model", change, catalogue.models);
            case "location_id" -> put(json, "Current Location", change, catalogue.locations);
            case "rtd_location_id" -> put(json, "Default Location", change, catalogue.locations);
            case "company_id" -> put(json, "Company", change, catalogue.companies);
            default -> json.with(change.column(), plainChange(change));
        }
    }

    private JsonObject plainChange(Change change) {
        CustomField field = database.catalogue.fieldByColumn(change.column());
        if (field != null && field.isEncrypted) {
            return new JsonObject().with("old", "************").with("new", "************");
        }
        return new JsonObject().with("old", Text.escape(change.before())).with("new", Text.escape(change.after()));
    }

    private static <T extends Row> void put(JsonObject json, String name, Change change, Table<T> table) {
        json.with(
                name,
                new JsonObject()
                        .with("old", described(change.before(), table))
                        .with("new", described(change.after(), table)));
    }

    private static <T extends Row> String described(String id, Table<T> table) {
        T row = id.isEmpty() ? null : table.find(Call.integer(id));
        return row == null ? "" : "[id: " + row.id + "] " + Text.escape(row.name);
    }
}
