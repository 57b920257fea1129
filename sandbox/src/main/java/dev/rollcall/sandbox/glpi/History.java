package dev.rollcall.sandbox.glpi;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The history of items: a row of Log for each change, with the author's name. */
final class History {
    private static final int ADDED = 20;
    private static final int DELETED = 13;
    private static final int LONGEST = 180;
    private static final Map<String, Integer> COMMON = Map.ofEntries(
            Map.entry("name", 1),
            Map.entry("locations_id", 3),
            Map.entry("serial", 5),
            Map.entry("otherserial", 6),
            Map.entry("contact", 7),
            Map.entry("contact_num", 8),
            Map.entry("comment", 16),
            Map.entry("manufacturers_id", 23),
            Map.entry("users_id_tech", 24),
            Map.entry("states_id", 31),
            Map.entry("groups_id_tech", 49),
            Map.entry("users_id", 70),
            Map.entry("groups_id", 71),
            Map.entry("entities_id", 80));

    private final Database database;
    private final Names names;

    History(Database database) {
        this.database = database;
        this.names = new Names(database);
    }

    /** The search option that the history of an item names a column by; null if changes of it are not noted. */
    private static @Nullable Integer option(Schema schema, String column) {
        Map<String, Integer> options = new HashMap<>(COMMON);
        String key = schema.type().toLowerCase(Locale.ROOT);
        options.put(key + "types_id", 4);
        options.put(key + "models_id", 40);
        switch (schema.type()) {
            case "Computer" -> options.put("last_inventory_update", 9);
            case "Phone" -> options.put("number_line", 9);
            case "Monitor" -> options.put("uuid", 10);
            default -> {}
        }
        if (schema.type().equals("Computer") || schema.type().equals("Phone")) {
            options.put("uuid", 47);
        }
        return options.get(column);
    }

    /** Notes the columns of an item that are not as before. */
    void changed(Row row, Map<String, @Nullable Object> before, Author author) {
        if (!row.schema().isItem()) {
            return;
        }
        before.forEach((column, old) -> {
            Integer option = option(row.schema(), column);
            if (option != null) {
                Row entry = entry(row, author).put("id_search_option", option);
                fill(entry, column, old, row.get(column));
                database.table("Log").insert(entry);
            }
        });
    }

    private void fill(Row entry, String column, @Nullable Object old, @Nullable Object now) {
        boolean isReference = names.isReference(column);
        entry.put("old_value", cut(shown(column, old, isReference)));
        entry.put("new_value", cut(shown(column, now, isReference)));
        if (!database.version.is10() && isReference) {
            entry.put("old_id", old instanceof Integer ? old : null).put("new_id", now instanceof Integer ? now : null);
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private String shown(String column, @Nullable Object value, boolean isReference) {
        if (isReference && value instanceof Integer id) {
            String name = names.of(column, id);
            String nothing = database.version.is10() ? "&nbsp;" : "";
            return (name.isEmpty() ? nothing : encoded(name)) + " (" + id + ")";
        }
        return encoded(Objects.toString(value, ""));
    }

    /** Version 10 keeps the history encoded for HTML, and no header decodes it. */
    private String encoded(String text) {
        return database.version.is10() ? RowJson.encoded(text) : text;
    }

    void added(Row row, Author author) {
        if (row.schema().isItem()) {
            Row entry = entry(row, author).put("linked_action", ADDED);
            entry.put("itemtype_link", "0").put("old_value", "").put("new_value", "");
            database.table("Log").insert(entry);
        }
    }

    void deleted(Row row, Author author) {
        if (row.schema().isItem()) {
            Row entry = entry(row, author).put("linked_action", DELETED);
            entry.put("itemtype_link", "0").put("old_value", "").put("new_value", "");
            database.table("Log").insert(entry);
        }
    }

    private Row entry(Row row, Author author) {
        return database.table("Log")
                .draft()
                .put("itemtype", row.type())
                .put("items_id", row.id())
                .put("user_name", author.shownName())
                .put("date_mod", database.now());
    }
}
