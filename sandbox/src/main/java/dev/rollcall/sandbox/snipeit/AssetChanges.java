package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.LogRow.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which columns two states of an asset differ in, as the log names them. */
final class AssetChanges {
    private final Database database;

    AssetChanges(Database database) {
        this.database = database;
    }

    List<Change> between(Asset before, Asset after) {
        List<Change> changes = new ArrayList<>();
        add(changes, "name", before.name, after.name);
        add(changes, "asset_tag", before.tag, after.tag);
        add(changes, "serial", before.serial, after.serial);
        add(changes, "notes", before.notes, after.notes);
        add(changes, "order_number", before.orderNumber, after.orderNumber);
        add(changes, "model_id", before.modelId, after.modelId);
        add(changes, "status_id", before.statusId, after.statusId);
        add(changes, "company_id", before.companyId, after.companyId);
        add(changes, "location_id", before.locationId, after.locationId);
        add(changes, "rtd_location_id", before.defaultLocationId, after.defaultLocationId);
        add(changes, "byod", JsonObject.bit(before.byod), JsonObject.bit(after.byod));
        add(changes, "requestable", JsonObject.bit(before.requestable), JsonObject.bit(after.requestable));
        for (CustomField field : database.catalogue.fields.all()) {
            if (!isUnsetBoolean(field, before, after)) {
                add(changes, field.column(), before.custom(field.id), after.custom(field.id));
            }
        }
        return changes;
    }

    /** The columns that a checkout or check-in mentions in its own entry. */
    List<Change> ofHandover(Asset before, Asset after) {
        return between(before, after).stream()
                .filter(change -> List.of("name", "status_id", "location_id").contains(change.column()))
                .toList();
    }

    private static boolean isUnsetBoolean(CustomField field, Asset before, Asset after) {
        return field.isBoolean() && before.custom(field.id) == null && "0".equals(after.custom(field.id));
    }

    private static void add(List<Change> changes, String column, int before, int after) {
        add(
                changes,
                column,
                before == 0 ? null : Integer.toString(before),
                after == 0 ? null : Integer.toString(after));
    }

    private static void add(List<Change> changes, String column, @Nullable String before, @Nullable String after) {
        String old = Objects.requireNonNullElse(before, "");
        String now = Objects.requireNonNullElse(after, "");
        if (!old.equals(now)) {
            changes.add(new Change(column, old, now));
        }
    }
}
