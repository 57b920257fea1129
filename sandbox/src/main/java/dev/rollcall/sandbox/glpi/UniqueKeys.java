package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The unique keys of tables, which the database itself holds. */
final class UniqueKeys {
    private static final int DUPLICATE = 1062;

    private UniqueKeys() {}

    /**
     * Looks whether a row may become so.
     *
     * @param row as it is, or a new one that is not in yet
     * @param after what it is about to have
     * @throws SqlError if another row has the same key
     */
    static void check(Table table, Row row, Map<String, @Nullable Object> after) {
        List<String> key = row.schema().uniqueKey();
        if (key.isEmpty() || key.stream().noneMatch(after::containsKey)) {
            return;
        }
        List<String> wanted = new ArrayList<>();
        for (String column : key) {
            wanted.add(Values.collated(after.containsKey(column) ? after.get(column) : row.get(column)));
        }
        boolean isTaken = candidates(table, row, after).stream()
                .anyMatch(other -> other.id() != row.id()
                        && key.stream()
                                .map(column -> Values.collated(other.get(column)))
                                .toList()
                                .equals(wanted));
        if (isTaken) {
            throw new SqlError(DUPLICATE, "Duplicate entry '%s' for key 'unicity'".formatted(String.join("-", wanted)));
        }
    }

    private static Collection<Row> candidates(Table table, Row row, Map<String, @Nullable Object> after) {
        Object type = after.containsKey("itemtype") ? after.get("itemtype") : row.get("itemtype");
        Object item = after.containsKey("items_id") ? after.get("items_id") : row.get("items_id");
        return table.hasIndex("items_id")
                ? table.by("items_id", String.valueOf(type), TypeRules.id(item))
                : table.rows();
    }
}
