package dev.rollcall.sandbox.glpi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plugin Fields: its fields are written with the item as if they were columns of it, and stand in a table for each
 * container and type of item, {@code PluginFieldsComputermdm}.
 */
final class FieldsPlugin {
    private final Database database;

    FieldsPlugin(Database database) {
        this.database = database;
    }

    /** Names a container after its label. */
    boolean prepareContainer(Map<String, @Nullable Object> input) {
        input.put("name", key(String.valueOf(input.get("label"))));
        return true;
    }

    /** Names a field after its label: {@code MDM id} is {@code mdmidfield}. */
    boolean prepareField(Map<String, @Nullable Object> input) {
        String plain = key(String.valueOf(input.get("label"))) + "field";
        String name = plain;
        for (int i = 2; isTaken(name); i++) {
            name = plain + i;
        }
        input.put("name", name);
        return true;
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean isTaken(String name) {
        return database.table("PluginFieldsField").rows().stream()
                .anyMatch(field -> field.text("name").equals(name));
    }

    /** The types of items that a container is for. */
    private static List<String> types(Row container) {
        String list = container.text("itemtypes");
        return list.isEmpty()
                ? List.of()
                : Stream.of(list.substring(1, list.length() - 1).split(",", -1))
                        .map(type -> type.replace("\"", "").strip())
                        .toList();
    }

    private static String valueType(String type, Row container) {
        return "PluginFields" + type + container.text("name");
    }

    /** Makes a container's tables. */
    void createTables(Row container) {
        for (String type : types(container)) {
            String name = valueType(type, container);
            String table = "glpi_plugin_fields_" + type.toLowerCase(Locale.ROOT) + container.text("name") + "s";
            Schema schema = new Schema(List.of(name, table, "-", "plugin:fields", "silent", "by:itemtype+items_id"));
            List.of("id", "items_id=0", "itemtype", "plugin_fields_containers_id=0", "entities_id=0")
                    .forEach(column -> schema.add(Column.of(column)));
            database.create(schema);
        }
    }

    /** Gives a field its column in its container's tables. */
    void addColumn(Row field) {
        Row container = database.table("PluginFieldsContainer").find(field.number("plugin_fields_containers_id"));
        if (container == null) {
            return;
        }
        for (String type : types(container)) {
            database.table(valueType(type, container)).schema().add(Column.of(field.text("name") + ":text"));
        }
    }

    /** Writes the fields in an update of an item, which changes the item's time too. */
    void prepare(Row item, Map<String, @Nullable Object> input, String now) {
        if (write(item, input)) {
            input.put("date_mod", now);
        }
    }

    /** Writes the fields that are in an item's input; answers whether there were any. */
    boolean write(Row item, Map<String, @Nullable Object> input) {
        if (!item.schema().isItem() || !database.settings.plugins.contains("fields")) {
            return false;
        }
        boolean isAny = false;
        for (Row field : database.table("PluginFieldsField").rows()) {
            Row container = database.table("PluginFieldsContainer").find(field.number("plugin_fields_containers_id"));
            boolean isSent = input.containsKey(field.text("name"));
            if (isSent && container != null && types(container).contains(item.type())) {
                store(item, container, field.text("name"), input.get(field.text("name")));
                isAny = true;
            }
        }
        return isAny;
    }

    private void store(Row item, Row container, String field, @Nullable Object value) {
        Table table = database.table(valueType(item.type(), container));
        Row row = table.by("items_id", item.type(), item.id()).stream()
                .findFirst()
                .orElseGet(() -> table.insert(added -> added.put("itemtype", item.type())
                        .put("items_id", item.id())
                        .put("entities_id", item.number("entities_id"))
                        .put("plugin_fields_containers_id", container.id())));
        table.set(row, field, value == null ? null : value.toString());
    }

    /** The values that an item has in the plugin's fields, by field. */
    void addValues(Row item, Map<String, Object> values) {
        for (Row field : database.table("PluginFieldsField").rows()) {
            Row container = database.table("PluginFieldsContainer").find(field.number("plugin_fields_containers_id"));
            if (container == null || !types(container).contains(item.type())) {
                continue;
            }
            database.table(valueType(item.type(), container)).by("items_id", item.type(), item.id()).stream()
                    .map(row -> row.get(field.text("name")))
                    .forEach(value -> {
                        if (value != null) {
                            values.put(field.text("name"), value);
                        }
                    });
        }
    }
}
