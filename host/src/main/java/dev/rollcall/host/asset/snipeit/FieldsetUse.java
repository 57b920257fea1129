package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which model has which fieldset, and which fieldset which fields. */
final class FieldsetUse {
    private final Map<String, Fieldset> fieldsets = new HashMap<>();
    private final List<Model> models = new ArrayList<>();

    private FieldsetUse() {}

    /** A fieldset with the columns of its fields. */
    record Fieldset(String id, String name, Set<String> columns) {}

    /**
     * A model.
     *
     * @param fieldset its fieldset's id; empty for none
     * @param assets how many assets it has
     */
    record Model(String id, String name, String fieldset, long assets) {}

    static FieldsetUse read(SnipeItApi api) throws PlatformException, InterruptedException {
        var use = new FieldsetUse();
        for (var row : api.read("/fieldsets").path("rows")) {
            var columns = new HashSet<String>();
            row.path("fields").path("rows").forEach(field -> columns.add(SnipeItText.at(field, "db_column_name")));
            var id = SnipeItText.at(row, "id");
            use.fieldsets.put(id, new Fieldset(id, SnipeItText.at(row, "name"), columns));
        }
        new Walk(api)
                .all("/models", row -> row)
                .rows()
                .forEach(row -> use.models.add(new Model(
                        SnipeItText.at(row, "id"),
                        SnipeItText.at(row, "name"),
                        SnipeItText.at(row.path("fieldset"), "id"),
                        row.path("assets_count").asLong(0))));
        return use;
    }

    /** The names of models in use whose assets can't have that field. */
    List<String> modelsWithout(CustomField field) {
        return models.stream()
                .filter(model -> model.assets() > 0 && !has(model, field.column()))
                .map(model -> "'" + model.name() + "'")
                .toList();
    }

    private boolean has(Model model, String column) {
        var fieldset = fieldsets.get(model.fieldset());
        return fieldset != null && fieldset.columns().contains(column);
    }

    /** Fieldsets that models in use have, and that lack the field; by name. */
    List<Fieldset> lacking(String column) {
        return models.stream()
                .filter(model -> model.assets() > 0)
                .map(model -> fieldsets.get(model.fieldset()))
                .filter(fieldset -> fieldset != null && !fieldset.columns().contains(column))
                .distinct()
                .toList();
    }

    /** Models in use that have no fieldset at all. */
    List<Model> bare() {
        return models.stream()
                .filter(model -> model.assets() > 0 && model.fieldset().isEmpty())
                .toList();
    }

    /** A fieldset of that name. */
    Optional<Fieldset> named(String name) {
        return fieldsets.values().stream()
                .filter(fieldset -> SnipeItText.key(fieldset.name()).equals(SnipeItText.key(name)))
                .findFirst();
    }
}
