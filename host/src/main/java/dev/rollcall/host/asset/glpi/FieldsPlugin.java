package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.PlatformException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The plugin Fields as far as fields are made in it (recordings {@code 13-fields-*}). Its containers hold fields for some
 * types each. Only those that are inserted into the asset's form (type {@code dom}) are written with the asset itself,
 * and of these the plugin allows one for each type.
 */
final class FieldsPlugin {
    static final String CONTAINERS = "PluginFieldsContainer";
    static final String FIELDS = "PluginFieldsField";

    private static final String OWN = "Rollcall";
    private static final String INSERTED = "dom";

    private final GlpiApi api;
    private final List<String> types;
    private final List<JsonNode> fields;

    FieldsPlugin(GlpiApi api, Set<ItemType> types) throws PlatformException, InterruptedException {
        this.api = api;
        this.types = types.stream().sorted().map(ItemType::glpi).toList();
        this.fields = api.list("/" + FIELDS);
    }

    /** Whether there is a field of that label or name. */
    boolean has(String name) {
        return fields.stream().anyMatch(row -> isCalled(row, name));
    }

    private static boolean isCalled(JsonNode field, String name) {
        var key = GlpiText.key(name);
        return GlpiText.key(GlpiText.at(field, "label")).equals(key)
                || GlpiText.key(GlpiText.at(field, "name")).equals(key);
    }

    /** Where a new field would be, the end of a sentence. */
    String place() throws PlatformException, InterruptedException {
        return container()
                .map(row -> "in the container '" + GlpiText.at(row, "label") + "'")
                .orElse("in a container '" + OWN + "' for " + String.join(", ", types) + ", which is made for it");
    }

    /**
     * Makes a field, and its container where there is none yet.
     *
     * @return what an admin should know of it, sentences; empty if nothing
     */
    String make(String label) throws PlatformException, InterruptedException {
        var present = container();
        var container = present.isPresent() ? GlpiText.id(present.get(), "id") : makeContainer();
        var input = new HashMap<String, Object>();
        input.put("label", label);
        input.put("type", "text");
        input.put("plugin_fields_containers_id", container);
        input.put("is_active", 1);
        input.put("mandatory", 0);
        // The table's own default is 1 (recording 13-fields-list-fields).
        input.put("is_readonly", 0);
        var made = api.make(FIELDS, input);
        var row = api.item(FIELDS, Long.toString(made)).orElseThrow(() -> GlpiApi.misunderstood("a new field"));
        return GlpiText.isOn(row, "is_readonly")
                ? "GLPI made it read-only: Rollcall can write it, and people can't. Change that in the container, on the"
                        + " tab of its fields, if they should."
                : "";
    }

    private long makeContainer() throws PlatformException, InterruptedException {
        var input = Map.of(
                "label",
                OWN,
                "type",
                INSERTED,
                "itemtypes",
                types,
                "is_active",
                1,
                "entities_id",
                0,
                "is_recursive",
                1);
        return api.make(CONTAINERS, input);
    }

    /** One for all types, Rollcall's own before any other. */
    private Optional<JsonNode> container() throws PlatformException, InterruptedException {
        var inserted = api.list("/" + CONTAINERS).stream()
                .filter(row -> GlpiText.at(row, "type").equals(INSERTED) && GlpiText.isOn(row, "is_active"))
                .toList();
        var fitting = inserted.stream()
                .filter(row -> itemtypes(row).containsAll(types))
                .toList();
        var own = inserted.stream()
                .filter(row -> GlpiText.at(row, "label").equals(OWN))
                .findFirst();
        if (own.isPresent() && !fitting.contains(own.get())) {
            throw new PlatformException(
                    FailureKind.CONFIGURATION,
                    "The container '" + OWN + "' of the plugin Fields is not for all of " + String.join(", ", types)
                            + ".",
                    "Add the missing types to it in GLPI, or make the fields by hand.");
        }
        return own.or(() -> fitting.stream().findFirst());
    }

    /** A list as JSON in a text, or a list. */
    static List<String> itemtypes(JsonNode container) {
        var value = container.path("itemtypes");
        var text = value.isArray() ? value.toString() : GlpiText.at(container, "itemtypes");
        return List.of(text.replaceAll("[\\[\\]\"\\s]", "").split(",", -1));
    }
}
