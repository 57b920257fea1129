package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Asset.ExternalTrace;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Location;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** An asset as GET shows it: every text HTML-escaped, references as objects. */
final class AssetJson {
    private final Database database;
    private final Catalogue catalogue;
    private final SnipeItVersion version;
    private final String baseUrl;

    AssetJson(Database database, SnipeItVersion version, String baseUrl) {
        this.database = database;
        this.catalogue = database.catalogue;
        this.version = version;
        this.baseUrl = baseUrl;
    }

    JsonObject of(Asset asset, User reader) {
        ZoneId zone = database.settings.zone;
        Model model = catalogue.models.find(asset.modelId);
        JsonObject json = new JsonObject()
                .with("id", asset.id)
                .with("name", Text.escape(asset.name))
                .with("asset_tag", Text.escape(asset.tag))
                .with("serial", Text.escapeOrNull(asset.serial))
                .with("model", JsonObject.reference(model))
                .with("byod", asset.byod)
                .with("requestable", asset.requestable)
                .with("model_number", model == null ? null : Text.escapeOrNull(model.number))
                .with("eol", null)
                .with("asset_eol_date", null)
                .with("status_label", status(asset));
        putReferences(json, asset, model);
        json.with("image", null)
                .with("qr", null)
                .with("alt_barcode", baseUrl + "/uploads/barcodes/-" + Text.slug(asset.tag, '-') + ".png")
                .with("assigned_to", holder(asset, reader))
                .with("warranty_months", null)
                .with("warranty_expires", null)
                .with("created_by", person(asset.createdBy, reader))
                .with("created_at", Text.time(asset.createdAt, zone))
                .with("updated_at", Text.time(asset.updatedAt, zone))
                .with("last_audit_date", null)
                .with("next_audit_date", null)
                .with("deleted_at", Text.time(asset.deletedAt, zone))
                .with("purchase_date", null)
                .with("age", "")
                .with("last_checkout", Text.time(asset.lastCheckout, zone))
                .with("last_checkin", Text.time(asset.lastCheckin, zone))
                .with("expected_checkin", expectedCheckin(asset, zone));
        putCounters(json, asset);
        json.with("custom_fields", customFields(asset, reader)).with("available_actions", actions(asset, reader));
        return version.isNewer() ? withNewerKeys(json, asset, zone) : json;
    }

    /** As in {@code /users/{id}/assets}, which leaves the holder out. */
    JsonObject ofHolder(Asset asset, User reader) {
        return of(asset, reader).with("assigned_to", null);
    }

    private void putReferences(JsonObject json, Asset asset, @Nullable Model model) {
        json.with("category", model == null ? null : JsonObject.reference(catalogue.categories.find(model.categoryId)))
                .with(
                        "manufacturer",
                        model == null ? null : JsonObject.reference(catalogue.manufacturers.find(model.manufacturerId)))
                .with("supplier", null)
                .with("notes", Text.markdown(asset.notes))
                .with("order_number", Text.escapeOrNull(asset.orderNumber))
                .with("company", JsonObject.reference(catalogue.companies.find(asset.companyId)))
                .with("location", JsonObject.reference(catalogue.locations.find(asset.locationId)))
                .with("rtd_location", JsonObject.reference(catalogue.locations.find(asset.defaultLocationId)));
    }

    private void putCounters(JsonObject json, Asset asset) {
        json.with("purchase_cost", null)
                .with("checkin_counter", asset.checkinCounter)
                .with("checkout_counter", asset.checkoutCounter)
                .with("requests_counter", 0)
                .with("user_can_checkout", database.isAvailable(asset))
                .with("book_value", null);
    }

    private JsonObject withNewerKeys(JsonObject json, Asset asset, ZoneId zone) {
        ExternalTrace trace = asset.external;
        JsonObject actions = (JsonObject) json.get("available_actions");
        if (actions != null) {
            actions.with("bulk_selectable", new JsonObject().with("delete", asset.assignedTo == 0));
        }
        return json.with("status", json.get("status_label"))
                .with("depreciation", null)
                .with("primary_mac", trace == null ? null : trace.mac())
                .with("primary_ip", null)
                .with("external_os", trace == null ? null : trace.os())
                .with("external_os_version", trace == null ? null : trace.osVersion())
                .with("last_seen", trace == null ? null : Text.time(trace.lastSeen(), zone));
    }

    private @Nullable JsonObject expectedCheckin(Asset asset, ZoneId zone) {
        return version.isNewer() ? Text.time(asset.expectedCheckin, zone) : Text.date(asset.expectedCheckin, zone);
    }

    private @Nullable JsonObject status(Asset asset) {
        StatusLabel label = catalogue.labels.find(asset.statusId);
        if (label == null) {
            return null;
        }
        return new JsonObject()
                .with("id", label.id)
                .with("name", Text.escape(label.name))
                .with("status_type", label.type.wireName())
                .with("status_meta", asset.assignedTo != 0 ? "deployed" : label.type.wireName());
    }

    private @Nullable JsonObject holder(Asset asset, User reader) {
        if (asset.assignedTo == 0 || asset.assignedType == null) {
            return null;
        }
        return switch (asset.assignedType) {
            case USER -> user(asset.assignedTo, reader);
            case LOCATION -> withType(catalogue.locations.find(asset.assignedTo), HolderType.LOCATION);
            case ASSET -> assetHolder(asset.assignedTo);
        };
    }

    private static @Nullable JsonObject withType(@Nullable Location location, HolderType type) {
        JsonObject reference = JsonObject.reference(location);
        return reference == null ? null : reference.with("type", type.wireName());
    }

    private @Nullable JsonObject assetHolder(int id) {
        Asset asset = database.asset(id);
        if (asset == null) {
            return null;
        }
        String name = asset.name == null ? asset.tag : asset.name;
        return JsonObject.reference(id, name).with("type", HolderType.ASSET.wireName());
    }

    private @Nullable JsonObject user(int id, User reader) {
        User user = database.users.find(id);
        if (user == null) {
            return null;
        }
        if (version.isNewer() && !reader.may("users.view")) {
            return JsonObject.reference(id, user.fullName()).with("type", HolderType.USER.wireName());
        }
        JsonObject json = new JsonObject()
                .with("id", user.id)
                .with("username", Text.escape(user.username))
                .with("name", Text.escape(user.fullName()))
                .with("first_name", Text.escape(user.firstName))
                .with("last_name", Text.escapeOrNull(user.lastName))
                .with("email", Text.escapeOrNull(user.email))
                .with("employee_number", Text.escapeOrNull(user.employeeNumber));
        if (version.isNewer()) {
            json.with("jobtitle", null);
        }
        return json.with("type", HolderType.USER.wireName());
    }

    private @Nullable JsonObject person(int userId, User reader) {
        User user = database.users.find(userId);
        if (user == null || !Visibility.isVisible(database, reader, user)) {
            return null;
        }
        return JsonObject.reference(userId, user.fullName());
    }

    private JsonObject customFields(Asset asset, User reader) {
        JsonObject json = new JsonObject();
        for (Member member : catalogue.membersOf(asset.modelId)) {
            CustomField field = member.field();
            json.with(
                    field.name,
                    new JsonObject()
                            .with("field", field.column())
                            .with("value", shown(field, asset.custom(field.id), reader))
                            .with("field_format", field.format)
                            .with("element", field.element));
        }
        return json;
    }

    private String shown(CustomField field, @Nullable String value, User reader) {
        if (value == null) {
            return "";
        }
        if (field.isEncrypted && !reader.may("assets.view.encrypted_custom_fields")) {
            return "ENCRYPTED";
        }
        if (version.isNewer() && field.element.equals("markdown-textarea")) {
            return String.valueOf(Text.markdown(value));
        }
        return field.format.equals("DATE") && !value.isEmpty() ? shownDate(value) : Text.escape(value);
    }

    private static String shownDate(String value) {
        try {
            return LocalDate.parse(Text.cut(value, 10)).toString();
        } catch (DateTimeException e) {
            return Text.escape(value) + " (Invalid date value.)";
        }
    }

    private static JsonObject actions(Asset asset, User reader) {
        boolean living = !asset.isDeleted();
        return new JsonObject()
                .with("checkout", living && reader.may("assets.checkout"))
                .with("checkin", living && reader.may("assets.checkin"))
                .with("clone", reader.may("assets.create"))
                .with("restore", !living && reader.may("assets.create"))
                .with("update", living && reader.may("assets.edit"))
                .with("audit", reader.may("assets.audit"))
                .with("delete", living && asset.assignedTo == 0 && reader.may("assets.delete"));
    }
}
