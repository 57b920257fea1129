package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.FailureKind;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds an asset model, or makes it. Name and number are unique together only. */
final class Models {
    private static final String OTHER_NUMBERS = "Merge them, or give them different numbers.";

    private final SnipeItApi api;
    private final Creation creation;

    Models(SnipeItApi api, Creation creation) {
        this.api = api;
        this.creation = creation;
    }

    /**
     * The row of a device's model.
     *
     * @param specs with the model's name, number and manufacturer, as far as they are known
     */
    JsonNode of(Specs specs) throws PlatformException, InterruptedException {
        var number = specs.text(creation.modelNumber()).orElse("");
        var name =
                specs.text(StandardSpecs.MODEL).filter(text -> !text.isEmpty()).orElse(number);
        if (name.isEmpty()) {
            throw refused("The MDM reports no model to make an asset with.", "Make the asset by hand.");
        }
        var found = found(name, number);
        return found == null ? made(name, number, specs) : found;
    }

    /**
     * The row of the model that an asset is to have.
     *
     * @param present what its model is told by
     * @param changed what is to be different; without a number it is a model of that name, never one of the old number
     */
    JsonNode of(Specs present, Map<SpecKey<?>, String> changed) throws PlatformException, InterruptedException {
        var model = of(changed.containsKey(creation.modelNumber()) ? present.with(changed) : Specs.of(changed));
        if (isSame(model, present)) {
            throw refused(
                    "Snipe-IT has that model as " + SnipeItText.quoted(SnipeItText.at(model, "name"))
                            + ", and the asset is of it already.",
                    "Nothing is to be done; give the model the MDM's name in Snipe-IT if you want that one.");
        }
        return model;
    }

    private boolean isSame(JsonNode model, Specs present) {
        return present.text(StandardSpecs.MODEL).orElse("").equals(SnipeItText.at(model, "name"))
                && present.text(creation.modelNumber()).orElse("").equals(SnipeItText.at(model, "model_number"));
    }

    private @Nullable JsonNode found(String name, String number) throws PlatformException, InterruptedException {
        var named = matching("name", name);
        if (number.isEmpty()) {
            return only(
                    named,
                    "the name " + SnipeItText.quoted(name) + ", and no number is known",
                    "Merge them, or give the asset its model by hand.");
        }
        var numbered = matching("model_number", number);
        var both = numbered.stream().filter(row -> isEqual(row, "name", name)).toList();
        // A model that was renamed by hand is still known by its number.
        return both.isEmpty()
                ? only(numbered, "the number " + SnipeItText.quoted(number), OTHER_NUMBERS)
                : only(both, "the name and number " + SnipeItText.quoted(name), OTHER_NUMBERS);
    }

    private static @Nullable JsonNode only(List<JsonNode> rows, String what, String cure) throws PlatformException {
        if (rows.size() > 1) {
            throw refused("Snipe-IT has several models with " + what + ".", cure);
        }
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Snipe-IT's filters know no accents, so each hit is compared again. */
    private List<JsonNode> matching(String key, String text) throws PlatformException, InterruptedException {
        var rows = new Walk(api)
                .all("/models?" + key + "=" + SnipeItApi.encoded(text), row -> row)
                .rows();
        return rows.stream().filter(row -> isEqual(row, key, text)).toList();
    }

    private static boolean isEqual(JsonNode row, String key, String text) {
        return SnipeItText.key(SnipeItText.at(row, key)).equals(SnipeItText.key(text));
    }

    private JsonNode made(String name, String number, Specs specs) throws PlatformException, InterruptedException {
        if (creation.category().isBlank()) {
            throw refused(
                    "Snipe-IT has no model " + SnipeItText.quoted(name) + ", and none is to be made.",
                    "Make the model in Snipe-IT, or name a category for new models in the platform's settings.");
        }
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put(
                "category_id",
                number(id("/categories?name=" + SnipeItApi.encoded(creation.category()), creation.category())));
        if (!number.isEmpty()) {
            body.put("model_number", number);
        }
        if (!creation.fieldset().isBlank()) {
            body.put("fieldset_id", number(id("/fieldsets", creation.fieldset())));
        }
        var manufacturer = specs.text(StandardSpecs.MANUFACTURER).orElse("");
        if (!manufacturer.isEmpty()) {
            body.put("manufacturer_id", manufacturer(manufacturer));
        }
        var id = SnipeItText.at(api.make("/models", body).path("payload"), "id");
        return api.read("/models/" + id);
    }

    private long manufacturer(String name) throws PlatformException, InterruptedException {
        var present = named("/manufacturers?name=" + SnipeItApi.encoded(name), name);
        if (!present.isEmpty()) {
            return number(present.get(0));
        }
        var made = new HashMap<String, Object>();
        made.put("name", name);
        return number(SnipeItText.at(api.make("/manufacturers", made).path("payload"), "id"));
    }

    private String id(String path, String name) throws PlatformException, InterruptedException {
        var present = named(path, name);
        if (present.isEmpty()) {
            throw refused(
                    "Snipe-IT has no " + (path.startsWith("/c") ? "category " : "fieldset ") + SnipeItText.quoted(name)
                            + ".",
                    "Correct the name in the platform's settings, or make it in Snipe-IT.");
        }
        return present.get(0);
    }

    private List<String> named(String path, String name) throws PlatformException, InterruptedException {
        var ids = new ArrayList<String>();
        for (var row : api.read(path).path("rows")) {
            if (isEqual(row, "name", name)) {
                ids.add(SnipeItText.at(row, "id"));
            }
        }
        return ids;
    }

    static long number(String id) throws PlatformException {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw Scheme.misunderstood("the id of a row");
        }
    }

    /** Whether a model's fieldset has a field. */
    boolean has(JsonNode model, CustomField field) throws PlatformException, InterruptedException {
        var fieldset = SnipeItText.at(model.path("fieldset"), "id");
        if (fieldset.isEmpty()) {
            return false;
        }
        for (var member : api.read("/fieldsets/" + fieldset).path("fields").path("rows")) {
            if (SnipeItText.at(member, "db_column_name").equals(field.column())) {
                return true;
            }
        }
        return false;
    }

    private static PlatformException refused(String happened, String cure) {
        return new PlatformException(FailureKind.REJECTED, happened, cure);
    }
}
