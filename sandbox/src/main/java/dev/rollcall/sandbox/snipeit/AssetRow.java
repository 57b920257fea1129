package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An asset as PATCH and POST answer it: the database's row, raw, with what the request has sent in place of what was
 * stored (a text that is cut off is shown in full).
 */
final class AssetRow {
    /** Columns that the sandbox keeps nothing in. */
    private static final List<String> EMPTY = List.of(
            "purchase_date",
            "asset_eol_date",
            "purchase_cost",
            "image",
            "warranty_months",
            "depreciate",
            "supplier_id",
            "accepted",
            "last_audit_date",
            "next_audit_date");

    private final Database database;
    private final RelationJson relations;

    AssetRow(Database database) {
        this.database = database;
        this.relations = new RelationJson(database);
    }

    /** The answer to PATCH. */
    JsonObject updated(Asset asset, Map<String, @Nullable Object> sent, User reader, boolean withHolder) {
        JsonObject row = plain(asset);
        putCustom(row, asset, sent);
        if (sent.get("serial") != null) {
            row.with("serial", sent.get("serial"));
        }
        row.with("model", relations.model(asset.modelId, withHolder));
        User creator = database.users.find(asset.createdBy);
        boolean visible = creator != null && Visibility.isVisible(database, reader, creator);
        row.with("adminuser", visible ? relations.user(creator) : null);
        return withHolder ? withHolder(row, asset) : row;
    }

    private JsonObject withHolder(JsonObject row, Asset asset) {
        row.with("assigned", relations.holder(asset.assignedTo));
        return relations.isAcceptanceRequired(asset.modelId)
                ? row.with("assetstatus", RelationJson.label(database.catalogue.label(asset.statusId)))
                : row;
    }

    /** The answer to POST: only what was filled in. */
    JsonObject created(Asset asset, Map<String, @Nullable Object> sent, boolean withHolder) {
        JsonObject row = new JsonObject()
                .with("model_id", asset.modelId)
                .with("status_id", asset.statusId)
                .with("asset_tag", asset.tag)
                .with("company_id", JsonObject.idOrNull(asset.companyId))
                .with("created_by", asset.createdBy);
        putSent(row, asset, sent);
        for (Member member : database.catalogue.membersOf(asset.modelId)) {
            CustomField field = member.field();
            row.with(field.column(), raw(field, asset.custom(field.id), true));
        }
        row.with("updated_at", Text.iso(asset.updatedAt))
                .with("created_at", Text.iso(asset.createdAt))
                .with("id", asset.id);
        if (withHolder) {
            row.with("last_checkout", Text.stamp(asset.lastCheckout, database.settings.zone))
                    .with("assigned_to", asset.assignedTo)
                    .with("assigned_type", asset.assignedType == null ? null : asset.assignedType.className())
                    .with("checkout_counter", asset.checkoutCounter)
                    .with("assigned", relations.holder(asset.assignedTo));
        }
        return row.with("model", relations.model(asset.modelId, withHolder));
    }

    private static void putSent(JsonObject row, Asset asset, Map<String, @Nullable Object> sent) {
        if (sent.containsKey("name")) {
            row.with("name", asset.name);
        }
        if (sent.containsKey("serial")) {
            row.with("serial", sent.get("serial"));
        }
        if (sent.containsKey("notes")) {
            row.with("notes", asset.notes);
        }
        if (sent.containsKey("order_number")) {
            row.with("order_number", asset.orderNumber);
        }
        if (sent.containsKey("rtd_location_id")) {
            row.with("rtd_location_id", JsonObject.idOrNull(asset.defaultLocationId));
        }
    }

    private JsonObject plain(Asset asset) {
        ZoneId zone = database.settings.zone;
        JsonObject row = new JsonObject()
                .with("id", asset.id)
                .with("name", asset.name)
                .with("asset_tag", asset.tag)
                .with("model_id", asset.modelId)
                .with("serial", asset.serial)
                .with("order_number", asset.orderNumber)
                .with("assigned_to", JsonObject.idOrNull(asset.assignedTo))
                .with("assigned_type", asset.assignedType == null ? null : asset.assignedType.className())
                .with("notes", asset.notes)
                .with("created_by", JsonObject.idOrNull(asset.createdBy))
                .with("created_at", Text.iso(asset.createdAt))
                .with("updated_at", Text.iso(asset.updatedAt))
                .with("deleted_at", Text.iso(asset.deletedAt))
                .with("status_id", asset.statusId)
                .with("requestable", JsonObject.bit(asset.requestable))
                .with("byod", JsonObject.bit(asset.byod))
                .with("rtd_location_id", JsonObject.idOrNull(asset.defaultLocationId))
                .with("location_id", JsonObject.idOrNull(asset.locationId))
                .with("company_id", JsonObject.idOrNull(asset.companyId))
                .with("last_checkout", Text.stamp(asset.lastCheckout, zone))
                .with("last_checkin", Text.stamp(asset.lastCheckin, zone))
                .with("expected_checkin", Text.stamp(asset.expectedCheckin, zone))
                .with("checkin_counter", asset.checkinCounter)
                .with("checkout_counter", asset.checkoutCounter);
        return putConstants(row);
    }

    private static JsonObject putConstants(JsonObject row) {
        for (String empty : EMPTY) {
            row.with(empty, null);
        }
        return row.with("eol_explicit", false)
                .with("physical", 1)
                .with("archived", 0)
                .with("requests_counter", 0);
    }

    private void putCustom(JsonObject row, Asset asset, Map<String, @Nullable Object> sent) {
        Catalogue.Fieldset fieldset = database.catalogue.fieldsetOf(asset.modelId);
        for (CustomField field : database.catalogue.fields.all()) {
            boolean cast = fieldset != null && fieldset.contains(field.id);
            Object value = raw(field, asset.custom(field.id), cast);
            if (sent.containsKey(field.column()) && !field.isBoolean() && !field.isEncrypted) {
                value = sent.get(field.column());
            }
            row.with(field.column(), value);
        }
    }

    private static @Nullable Object raw(CustomField field, @Nullable String value, boolean cast) {
        if (field.isBoolean() && cast) {
            return "1".equals(value);
        }
        return field.isEncrypted && value != null ? Text.cipher(value) : value;
    }
}
