package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The custom fields and status labels that a Snipe-IT has. */
record Catalogue(List<CustomField> fields, List<Label> labels) {
    Catalogue {
        fields = List.copyOf(fields);
        labels = List.copyOf(labels);
    }

    static Catalogue read(SnipeItApi api) throws PlatformException, InterruptedException {
        return new Catalogue(fields(api), labels(api));
    }

    /** All fields come at once, whatever page is asked for. */
    static List<CustomField> fields(SnipeItApi api) throws PlatformException, InterruptedException {
        var rows = api.read("/fields").path("rows");
        if (!rows.isArray()) {
            throw Scheme.misunderstood("the list of custom fields");
        }
        var fields = new ArrayList<CustomField>();
        for (var row : rows) {
            fields.add(field(row));
        }
        return fields;
    }

    static List<Label> labels(SnipeItApi api) throws PlatformException, InterruptedException {
        var found = new Walk(api)
                .all(
                        "/statuslabels",
                        row -> new Label(
                                SnipeItText.at(row, "id"), SnipeItText.at(row, "name"), SnipeItText.at(row, "type")));
        return found.rows();
    }

    private static CustomField field(JsonNode row) {
        return new CustomField(
                SnipeItText.at(row, "id"),
                SnipeItText.at(row, "name"),
                SnipeItText.at(row, "db_column_name"),
                SnipeItText.at(row, "format"),
                SnipeItText.at(row, "type"));
    }

    /** All fields with that display name, in any case. */
    List<CustomField> fieldsNamed(String name) {
        return fields.stream()
                .filter(field -> SnipeItText.key(field.name()).equals(SnipeItText.key(name)))
                .toList();
    }

    /** The label that an admin means: by name in any case, else by id. */
    List<Label> labelsMeantBy(String text) {
        var named = labels.stream()
                .filter(label -> SnipeItText.key(label.name()).equals(SnipeItText.key(text)))
                .toList();
        return named.isEmpty()
                ? labels.stream()
                        .filter(label -> label.id().equals(text.strip()))
                        .toList()
                : named;
    }
}
