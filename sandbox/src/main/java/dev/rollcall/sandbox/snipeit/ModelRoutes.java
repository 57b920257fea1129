package dev.rollcall.sandbox.snipeit;

import dev.rollcall.sandbox.snipeit.Catalogue.Category;
import dev.rollcall.sandbox.snipeit.Catalogue.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asset models, unique by name and number together. */
final class ModelRoutes {
    private static final String NOT_THERE = "Asset model does not exist.";

    private final Database database;
    private final Catalogue catalogue;
    private final CatalogueJson json;
    private final RelationJson rows;

    ModelRoutes(Database database, CatalogueJson json) {
        this.database = database;
        this.catalogue = database.catalogue;
        this.json = json;
        this.rows = new RelationJson(database);
    }

    Answer list(Call call) {
        call.require("models.view");
        String number = call.parameter("model_number");
        List<Model> found = Listing.found(catalogue.models, call).stream()
                .filter(model -> number.isEmpty() || Collation.equal(model.number, number))
                .toList();
        List<JsonObject> page = Listing.page(database, call, found).stream()
                .map(model -> json.model(model, call.user()))
                .toList();
        return Answer.page(found.size(), page);
    }

    Answer show(Call call) {
        call.require("models.view");
        Model model = living(call);
        return model == null ? Answer.error(NOT_THERE) : Answer.ok(json.model(model, call.user()));
    }

    private @Nullable Model living(Call call) {
        Model model = catalogue.models.find(call.id());
        return model == null || model.isDeleted() ? null : model;
    }

    Answer create(Call call) {
        call.require("models.create");
        Map<String, List<String>> problems = new LinkedHashMap<>();
        CatalogueRoutes.requireFilled(call, "name", problems);
        CatalogueRoutes.requireFilled(call, "category_id", problems);
        if (problems.isEmpty()) {
            checkCategory(call, problems);
        }
        if (problems.isEmpty() && isTaken(call.text("name"), call.text("model_number"), null)) {
            problems.put("model_number", List.of("The model number must be unique across models and name. "));
        }
        if (!problems.isEmpty()) {
            return Answer.invalid(problems);
        }
        Model model = catalogue.models.add(id -> new Model(id, String.valueOf(call.text("name"))));
        fill(model, call);
        Listing.stampNew(database, model);
        List<String> columns = List.of("name", "category_id", "manufacturer_id", "model_number", "fieldset_id");
        return Answer.success("Model created successfully.", Listing.created(call, model, columns));
    }

    Answer update(Call call) {
        call.require("models.edit");
        Model model = living(call);
        if (model == null) {
            return Answer.error(NOT_THERE);
        }
        String name = call.has("name") ? call.text("name") : model.name;
        String number = call.has("model_number") ? call.text("model_number") : model.number;
        if (isTaken(name, number, model)) {
            return Answer.invalid("model_number", "The model number must be unique across models and name. ");
        }
        fill(model, call);
        model.updatedAt = database.now();
        return Answer.success("Model updated successfully.", rows.model(model));
    }

    Answer delete(Call call) {
        call.require("models.delete");
        Model model = living(call);
        if (model == null) {
            return Answer.error(NOT_THERE);
        }
        if (database.counts.ofModel(model.id) > 0) {
            return Answer.error("This model is currently associated with one or more assets and cannot be deleted."
                    + " Please delete the assets, and then try deleting again. ");
        }
        model.deletedAt = database.now();
        return Answer.success("The model was deleted successfully.", null);
    }

    private void checkCategory(Call call, Map<String, List<String>> problems) {
        Category category = catalogue.categories.find(call.integer("category_id", 0));
        if (category == null || !category.type.equals("asset")) {
            problems.put("category_type", List.of("This category must be an asset category."));
        }
    }

    private boolean isTaken(@Nullable String name, @Nullable String number, @Nullable Model except) {
        return catalogue.models.all().stream()
                .anyMatch(model -> model != except
                        && !model.isDeleted()
                        && Collation.equal(model.name, name)
                        && Objects.equals(model.number, number));
    }

    private static void fill(Model model, Call call) {
        String name = call.text("name");
        model.name = name == null ? model.name : name;
        model.number = call.has("model_number") ? call.text("model_number") : model.number;
        model.categoryId = call.integer("category_id", model.categoryId);
        model.manufacturerId = call.integer("manufacturer_id", model.manufacturerId);
        model.fieldsetId = call.has("fieldset_id") ? call.integer("fieldset_id", 0) : model.fieldsetId;
    }
}
