package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows with parents of their own kind: statuses, entities, groups, locations, categories. */
final class Trees {
    static final String SEPARATOR = " > ";

    private final Database database;

    Trees(Database database) {
        this.database = database;
    }

    /** Whether no other status has the same name below the same parent; the author is told otherwise. */
    boolean isUnique(Row row, Map<String, @Nullable Object> input, Author author) {
        String name = Values.collated(input.containsKey("name") ? input.get("name") : row.get("name"));
        int parent = input.containsKey("states_id") ? TypeRules.id(input.get("states_id")) : row.number("states_id");
        boolean isTaken = database.table("State").rows().stream()
                .anyMatch(other -> other.id() != row.id()
                        && other.number("states_id") == parent
                        && Values.collated(other.get("name")).equals(name));
        if (isTaken) {
            author.messages().say("Status of items must be unique!");
        }
        return !isTaken;
    }

    /** Sets the complete name, level and ancestors of a row and of all below it. */
    void complete(Row row) {
        if (!row.schema().isTree()) {
            return;
        }
        String key = row.schema().foreignKey();
        Table table = database.table(row.type());
        Row parent = row.get(key) == null ? null : table.find(row.number(key));
        if (parent == null || parent.id() == row.id()) {
            row.put("completename", row.get("name")).put("level", 1).put("ancestors_cache", "[]");
        } else {
            row.put("completename", parent.text("completename") + SEPARATOR + row.text("name"));
            row.put("level", parent.number("level") + 1);
            row.put("ancestors_cache", Json.text(ancestors(parent, table)));
        }
        table.rows().stream()
                .filter(child -> child.get(key) != null && child.number(key) == row.id() && child.id() != row.id())
                .forEach(this::complete);
    }

    private static Map<String, Integer> ancestors(Row parent, Table table) {
        Map<String, Integer> ancestors = new LinkedHashMap<>();
        String key = parent.schema().foreignKey();
        Row current = parent;
        while (current != null && !ancestors.containsKey(Integer.toString(current.id()))) {
            ancestors.put(Integer.toString(current.id()), current.id());
            boolean isTop = current.get(key) == null || current.number(key) == 0;
            current = isTop ? null : table.find(current.number(key));
        }
        return ancestors;
    }
}
