package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Category;
import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Fieldset;
import dev.rollcall.sandbox.snipeit.Catalogue.Manufacturer;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import dev.rollcall.sandbox.snipeit.Catalogue.StatusLabel;
import java.util.List;

/** Labels, models and the like as GET shows them. */
final class CatalogueJson {
    private final Database database;
    private final SnipeItVersion version;

    CatalogueJson(Database database, SnipeItVersion version) {
        this.database = database;
        this.version = version;
    }

    JsonObject label(StatusLabel label, User reader) {
        return withTimes(
                        new JsonObject()
                                .with("id", label.id)
                                .with("name", Text.escape(label.name))
                                .with("type", label.type.wireName())
                                .with("color", null)
                                .with("show_in_nav", false)
                                .with("default_label", false)
                                .with("assets_count", database.counts.ofLabel(label.id))
                                .with("notes", Text.escape(label.notes)),
                        label)
                .with(
                        "available_actions",
                        new JsonObject()
                                .with("update", reader.may("statuslabels.edit"))
                                .with(
                                        "delete",
                                        reader.may("statuslabels.delete") && database.counts.ofLabel(label.id) == 0));
    }

    JsonObject model(Model model, User reader) {
        Catalogue catalogue = database.catalogue;
        JsonObject json = new JsonObject()
                .with("id", model.id)
                .with("name", Text.escape(model.name))
                .with("manufacturer", JsonObject.reference(catalogue.manufacturers.find(model.manufacturerId)))
                .with("image", null)
                .with("model_number", Text.escapeOrNull(model.number))
                .with("min_amt", null)
                .with("remaining", 0)
                .with("depreciation", null)
                .with("assets_count", database.counts.ofModel(model.id))
                .with("category", JsonObject.reference(catalogue.categories.find(model.categoryId)))
                .with("fieldset", JsonObject.reference(catalogue.fieldsets.find(model.fieldsetId)))
                .with(
                        "default_fieldset_values",
                        catalogue.membersOf(model.id).stream()
                                .map(CatalogueJson::defaultValue)
                                .toList())
                .with("eol", "None")
                .with("requestable", false)
                .with("notes", null);
        return withTimes(json, model)
                .with("deleted_at", Text.time(model.deletedAt, database.settings.zone))
                .with(
                        "available_actions",
                        new JsonObject()
                                .with("update", reader.may("models.edit"))
                                .with("delete", reader.may("models.delete") && database.counts.ofModel(model.id) == 0)
                                .with("clone", reader.may("models.create"))
                                .with("restore", false));
    }

    private static JsonObject defaultValue(Member member) {
        return new JsonObject()
                .with("name", member.field().name)
                .with("db_column_name", member.field().column())
                .with("default_value", null)
                .with("format", member.field().format)
                .with("required", member.required());
    }

    JsonObject manufacturer(Manufacturer manufacturer, User reader) {
        int assets = modelsOf(manufacturer.id);
        JsonObject json = new JsonObject()
                .with("id", manufacturer.id)
                .with("name", Text.escape(manufacturer.name))
                .with("url", Text.escape(manufacturer.url))
                .with("image", null)
                .with("support_url", Text.escape(manufacturer.supportUrl))
                .with("warranty_lookup_url", Text.escape(manufacturer.warrantyLookupUrl))
                .with("support_phone", "")
                .with("support_email", "")
                .with("assets_count", assets);
        for (String kind : List.of("licenses", "consumables", "accessories", "components")) {
            json.with(kind + "_count", 0);
        }
        return withTimes(json.with("notes", null), manufacturer)
                .with("deleted_at", null)
                .with(
                        "available_actions",
                        new JsonObject()
                                .with("update", reader.may("manufacturers.edit"))
                                .with("restore", false)
                                .with("delete", reader.may("manufacturers.delete") && assets == 0));
    }

    private int modelsOf(int manufacturerId) {
        return database.catalogue.models.all().stream()
                .filter(model -> model.manufacturerId == manufacturerId)
                .mapToInt(model -> database.counts.ofModel(model.id))
                .sum();
    }

    JsonObject category(Category category, User reader) {
        int assets = database.catalogue.models.all().stream()
                .filter(model -> model.categoryId == category.id)
                .mapToInt(model -> database.counts.ofModel(model.id))
                .sum();
        JsonObject json = new JsonObject()
                .with("id", category.id)
                .with("name", Text.escape(category.name))
                .with("image", null)
                .with(
                        "category_type",
                        category.type.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + category.type.substring(1))
                .with("has_eula", false)
                .with("use_default_eula", false)
                .with("eula", null)
                .with("checkin_email", false)
                .with("require_acceptance", category.acceptanceRequired)
                .with("item_count", assets)
                .with("assets_count", assets);
        for (String kind : List.of("accessories", "consumables", "components", "licenses")) {
            json.with(kind + "_count", 0);
        }
        return withTimes(json.with("notes", null), category)
                .with(
                        "available_actions",
                        new JsonObject()
                                .with("update", reader.may("categories.edit"))
                                .with("delete", reader.may("categories.delete") && assets == 0));
    }

    JsonObject field(CustomField field, boolean required) {
        JsonObject json = new JsonObject()
                .with("id", field.id)
                .with("name", Text.escape(field.name))
                .with("db_column_name", Text.escape(field.column()))
                .with("format", Text.escape(field.format))
                .with("field_values", Text.escapeOrNull(field.values))
                .with("field_values_array", field.values == null ? null : List.of(field.values.split("\r\n", -1)))
                .with("type", Text.escape(field.element))
                .with("required", required);
        if (version.isNewer()) {
            json.with("field_encrypted", field.isEncrypted);
        }
        for (String flag : List.of(
                "display_in_user_view",
                "auto_add_to_fieldsets",
                "show_in_listview",
                "display_checkin",
                "display_checkout",
                "display_audit")) {
            json.with(flag, false);
        }
        return json.with("created_at", Text.time(field.createdAt, database.settings.zone))
                .with("updated_at", Text.time(field.updatedAt, database.settings.zone));
    }

    JsonObject fieldset(Fieldset fieldset) {
        List<JsonObject> fields = fieldset.members.stream()
                .map(member -> field(member.field(), member.required()))
                .toList();
        List<JsonObject> models = database.catalogue.models.all().stream()
                .filter(model -> model.fieldsetId == fieldset.id && !model.isDeleted())
                .map(model -> JsonObject.reference(model.id, model.name))
                .toList();
        return new JsonObject()
                .with("id", fieldset.id)
                .with("name", Text.escape(fieldset.name))
                .with("fields", new JsonObject().with("total", fields.size()).with("rows", fields))
                .with("models", new JsonObject().with("total", models.size()).with("rows", models))
                .with("created_at", Text.time(fieldset.createdAt, database.settings.zone))
                .with("updated_at", Text.time(fieldset.updatedAt, database.settings.zone));
    }

    JsonObject company(Row company, User reader) {
        JsonObject json = new JsonObject()
                .with("id", company.id)
                .with("name", Text.escape(company.name))
                .with("phone", null)
                .with("fax", null)
                .with("email", null)
                .with("image", null);
        for (String kind : List.of("assets", "licenses", "accessories", "consumables", "components", "users")) {
            json.with(kind + "_count", 0);
        }
        return withTimes(json.with("notes", null), company)
                .with(
                        "available_actions",
                        new JsonObject()
                                .with("update", reader.may("companies.edit"))
                                .with("delete", reader.may("companies.delete")));
    }

    JsonObject location(Row location) {
        return withTimes(new JsonObject().with("id", location.id).with("name", Text.escape(location.name)), location);
    }

    private JsonObject withTimes(JsonObject json, Row row) {
        User creator = database.users.find(row.createdBy);
        return json.with("created_by", creator == null ? null : JsonObject.reference(creator.id, creator.fullName()))
                .with("created_at", Text.time(row.createdAt, database.settings.zone))
                .with("updated_at", Text.time(row.updatedAt, database.settings.zone));
    }
}
