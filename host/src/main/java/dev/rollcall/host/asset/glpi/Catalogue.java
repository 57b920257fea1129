package dev.rollcall.host.asset.glpi;

import dev.rollcall.host.asset.PlatformException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What a GLPI has of what settings name. Only what these settings need is asked for.
 *
 * @param states the statuses of items
 * @param fields those of the plugin Fields; none without it
 * @param orderStates of the plugin Order, by id
 * @param ticketCategories by id, with those above them
 * @param config how this GLPI works
 */
record Catalogue(
        List<State> states,
        List<PluginField> fields,
        Map<Long, String> orderStates,
        Map<Long, String> ticketCategories,
        Config config) {
    private static final Set<String> NAMES = Set.of("id", "name", "completename");
    private static final Set<String> CONTAINER = Set.of("id", "name", "label", "itemtypes", "is_active");
    private static final Set<String> FIELD =
            Set.of("id", "name", "label", "type", "plugin_fields_containers_id", "is_active");

    Catalogue {
        states = List.copyOf(states);
        fields = List.copyOf(fields);
        orderStates = Map.copyOf(orderStates);
        ticketCategories = Map.copyOf(ticketCategories);
    }

    static Catalogue read(GlpiApi api, GlpiSettings settings) throws PlatformException, InterruptedException {
        var order = settings.order();
        return new Catalogue(
                states(api),
                isFieldsPluginNeeded(settings) ? fields(api) : List.of(),
                order.orderStates().isEmpty() ? Map.of() : names(api, "PluginOrderOrderState"),
                order.ticketCategories().isEmpty() ? Map.of() : names(api, "ITILCategory"),
                Config.read(api));
    }

    /** By name: a status without one is shown by its id. */
    static List<State> states(GlpiApi api) throws PlatformException, InterruptedException {
        return api.list("/State", NAMES).stream()
                .map(row -> new State(GlpiText.at(row, "id"), fullName(row)))
                .toList();
    }

    /** All active fields of the plugin; none where it is not there. */
    static List<PluginField> fields(GlpiApi api) throws PlatformException, InterruptedException {
        if (!api.hasTable("PluginFieldsContainer")) {
            return List.of();
        }
        var containers = new HashMap<Long, JsonNode>();
        for (var row : api.list("/PluginFieldsContainer", CONTAINER)) {
            if (GlpiText.isOn(row, "is_active")) {
                containers.put(GlpiText.id(row, "id"), row);
            }
        }
        var fields = new ArrayList<PluginField>();
        for (var row : api.list("/PluginFieldsField", FIELD)) {
            var container = containers.get(GlpiText.id(row, "plugin_fields_containers_id"));
            if (container != null && GlpiText.isOn(row, "is_active")) {
                fields.add(field(row, container));
            }
        }
        return fields;
    }

    private static boolean isFieldsPluginNeeded(GlpiSettings settings) {
        return !settings.linkFields().isEmpty()
                || settings.specs().values().stream()
                        .anyMatch(field -> !GlpiSettings.OWN_FIELDS.contains(GlpiText.key(field.name())));
    }

    private static PluginField field(JsonNode row, JsonNode container) {
        var types = GlpiText.at(container, "itemtypes");
        return new PluginField(
                GlpiText.at(row, "name"),
                GlpiText.at(row, "label"),
                GlpiText.at(row, "type"),
                containerName(container),
                Arrays.stream(ItemType.values())
                        .filter(type -> types.contains("\"" + type.glpi() + "\""))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** As the plugin names classes: in small letters, in the singular. */
    private static String containerName(JsonNode container) {
        var name = GlpiText.at(container, "name");
        var text = name.isEmpty() ? GlpiText.at(container, "label").replaceAll("[^A-Za-z0-9]", "") : name;
        return text.toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    }

    private static Map<Long, String> names(GlpiApi api, String table) throws PlatformException, InterruptedException {
        var names = new HashMap<Long, String>();
        api.list("/" + table, NAMES).forEach(row -> names.put(GlpiText.id(row, "id"), fullName(row)));
        return names;
    }

    private static String fullName(JsonNode row) {
        var full = GlpiText.at(row, "completename");
        return full.isEmpty() ? GlpiText.at(row, "name") : full;
    }

    /** The status that an admin means: by name in any case, else by id. */
    List<State> statesMeantBy(String text) {
        var named = states.stream().filter(state -> isSame(state.name(), text)).toList();
        return named.isEmpty()
                ? states.stream()
                        .filter(state -> state.id().equals(text.strip()))
                        .toList()
                : named;
    }

    /** The fields of the plugin that an admin means: by label or by the key that they are written as. */
    List<PluginField> fieldsMeantBy(String text) {
        var labelled =
                fields.stream().filter(field -> isSame(field.label(), text)).toList();
        return labelled.isEmpty() ? fields.stream().filter(named(text)).toList() : labelled;
    }

    private static Predicate<PluginField> named(String text) {
        return field -> isSame(field.key(), text);
    }

    /** The ids that an admin means: by name in any case, else by the number. */
    static List<Long> meantBy(String text, Map<Long, String> names) {
        var named = names.entrySet().stream()
                .filter(entry -> isSame(entry.getValue(), text))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var id = GlpiText.number(text.strip());
        return named.isEmpty() && names.containsKey(id) ? List.of(id) : named;
    }

    private static boolean isSame(String name, String text) {
        return GlpiText.key(name).equals(GlpiText.key(text));
    }
}
