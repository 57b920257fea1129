package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.CustomField;
import dev.rollcall.sandbox.snipeit.Catalogue.Fieldset;
import dev.rollcall.sandbox.snipeit.Catalogue.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Custom fields and fieldsets. */
final class FieldRoutes {
    private static final List<String> FORMATS = List.of(
            "ANY",
            "ALPHA",
            "ALPHA-DASH",
            "NUMERIC",
            "ALPHA-NUMERIC",
            "EMAIL",
            "DATE",
            "URL",
            "IP",
            "IPV4",
            "IPV6",
            "MAC",
            "BOOLEAN");

    private final SnipeItVersion version;
    private final Database database;
    private final Catalogue catalogue;
    private final CatalogueJson json;

    FieldRoutes(Database database, SnipeItVersion version, CatalogueJson json) {
        this.version = version;
        this.database = database;
        this.catalogue = database.catalogue;
        this.json = json;
    }

    /** All of them, whatever page is asked for. */
    Answer list(Call call) {
        call.require("customfields.view");
        List<JsonObject> rows = catalogue.fields.all().stream()
                .filter(field -> !field.isDeleted())
                .map(field -> json.field(field, false))
                .toList();
        return Answer.page(rows.size(), rows);
    }

    Answer create(Call call) {
        call.require("customfields.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        CatalogueRoutes.requireFilled(call, "element", problems);
        CatalogueRoutes.requireFilled(call, "name", problems);
        if (Listing.isTaken(catalogue.fields, call, null)) {
            problems.put("name", List.of("The name has already been taken."));
        }
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        if (!call.isFilled("format")) {
            return Answer.serverError();
        }
        CustomField field = catalogue.fields.add(id -> new CustomField(id, String.valueOf(call.text("name"))));
        fill(field, call);
        Listing.stampNew(database, field);
        List<String> columns = List.of("name", "element", "field_values", "is_unique", "field_encrypted");
        return Answer.success(
                "Field created successfully.",
                Listing.created(call, field, columns)
                        .with("format", field.format)
                        .with("db_column", field.column()));
    }

    Answer update(Call call) {
        call.require("customfields.edit");
        CustomField field = catalogue.fields.find(call.id());
        if (field == null) {
            return Answer.error("CustomField not found");
        }
        fill(field, call);
        field.updatedAt = database.now();
        return Answer.success("Field updated successfully.", RelationJson.field(field));
    }

    /** A format that is not known, {@code CUSTOM REGEX} too, becomes ANY without complaint. */
    private void fill(CustomField field, Call call) {
        String name = call.text("name");
        if (name != null && !name.equals(field.name)) {
            field.rename(name);
        }
        String format = call.text("format");
        if (format != null) {
            field.format = isFormat(format) ? format : "ANY";
        }
        String element = call.text("element");
        field.element = element == null ? field.element : element;
        field.values = call.has("field_values") ? call.text("field_values") : field.values;
        field.isUnique = call.has("is_unique") ? Call.isTrue(call.value("is_unique")) : field.isUnique;
        field.isEncrypted =
                call.has("field_encrypted") ? Call.isTrue(call.value("field_encrypted")) : field.isEncrypted;
    }

    private boolean isFormat(String format) {
        return FORMATS.contains(format)
                || format.startsWith("regex:")
                || (version.isNewer() && format.equals("DATETIME"));
    }

    /**
     * Puts a field into a fieldset. The list it answers is one call behind; for a field that is in already nothing
     * changes, but the answer is a success.
     */
    Answer associate(Call call) {
        call.require("customfields.edit");
        CustomField field = catalogue.fields.find(call.id());
        if (field == null) {
            return Answer.error("CustomField not found");
        }
        Fieldset fieldset = catalogue.fieldsets.find(call.integer("fieldset_id", 0));
        if (fieldset == null) {
            return Answer.error("CustomFieldset not found");
        }
        if (fieldset.contains(field.id)) {
            JsonObject pivot =
                    new JsonObject().with("custom_field_id", field.id).with("custom_fieldset_id", fieldset.id);
            return Answer.success(
                    "Fieldset updated successfully.",
                    RelationJson.fieldset(fieldset).with("pivot", pivot));
        }
        JsonObject payload = RelationJson.fieldset(fieldset, List.copyOf(fieldset.members));
        int order = call.integer("order", fieldset.members.size());
        fieldset.members.add(new Member(field, Call.isTrue(call.value("required")), order));
        return Answer.success("Fieldset updated successfully.", payload);
    }

    Answer fieldsets(Call call) {
        call.require("customfields.view");
        List<JsonObject> rows =
                catalogue.fieldsets.all().stream().map(json::fieldset).toList();
        return Answer.page(rows.size(), rows);
    }

    Answer fieldset(Call call) {
        call.require("customfields.view");
        Fieldset fieldset = catalogue.fieldsets.find(call.id());
        return fieldset == null ? Answer.error("Fieldset does not exist") : Answer.ok(json.fieldset(fieldset));
    }

    Answer fieldsOfFieldset(Call call) {
        call.require("customfields.view");
        Fieldset fieldset = catalogue.fieldsets.find(call.id());
        if (fieldset == null) {
            return Answer.error("Fieldset does not exist");
        }
        List<JsonObject> rows = fieldset.members.stream()
                .map(member -> json.field(member.field(), member.required()))
                .toList();
        return Answer.page(rows.size(), rows);
    }

    Answer createFieldset(Call call) {
        call.require("customfields.create");
        if (!call.isFilled("name")) {
            return Answer.invalid("name", "The name field is required.");
        }
        Fieldset fieldset = catalogue.fieldsets.add(id -> new Fieldset(id, String.valueOf(call.text("name"))));
        Listing.stampNew(database, fieldset);
        return Answer.success("Fieldset created successfully.", Listing.created(call, fieldset, List.of("name")));
    }
}
