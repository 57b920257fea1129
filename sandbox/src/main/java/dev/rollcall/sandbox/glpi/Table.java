package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows by an id that only ever rises, with the indexes that the schema names. Guarded by the database's lock. */
final class Table {
    private final Schema schema;
    private final NavigableMap<Integer, Row> rows = new TreeMap<>();
    private final List<List<String>> indexes;
    private final Map<Key, List<Row>> indexed = new HashMap<>();
    private int nextId = 1;

    Table(Schema schema) {
        this.schema = schema;
        this.indexes = schema.indexes();
    }

    /** What an index finds rows by: the index's last column, the type (empty if it has none) and the id. */
    private record Key(String column, String type, int id) {}

    Schema schema() {
        return schema;
    }

    Collection<Row> rows() {
        return rows.values();
    }

    int size() {
        return rows.size();
    }

    @Nullable
    Row find(int id) {
        return rows.get(id);
    }

    /** The row with an id. */
    Row row(int id) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("There is no " + schema.type() + " " + id + ". Name one that there is.");
        }
        return row;
    }

    int nextId() {
        return nextId;
    }

    /** Makes {@code id} the next one, so that those in between stay unused. */
    void skipTo(int id) {
        nextId = Math.max(nextId, id);
    }

    /** A row with the next id, not in the table yet. */
    Row draft() {
        return new Row(schema, nextId++);
    }

    /** A row with an id of one's own, not in the table yet. */
    Row draft(int id) {
        skipTo(id + 1);
        return new Row(schema, id);
    }

    Row insert(Row row) {
        rows.put(row.id(), row);
        index(row);
        return row;
    }

    Row insert(Consumer<Row> filling) {
        Row row = draft();
        filling.accept(row);
        return insert(row);
    }

    void remove(Row row) {
        rows.remove(row.id());
        unindex(row);
    }

    void set(Row row, String column, @Nullable Object value) {
        boolean indexedColumn = indexes.stream().anyMatch(index -> index.contains(column));
        if (indexedColumn) {
            unindex(row);
        }
        row.put(column, value);
        if (indexedColumn) {
            index(row);
        }
    }

    /** The rows whose column is an id, by an index; newest last. */
    List<Row> by(String column, int id) {
        return sorted(new Key(column, "", id));
    }

    /** The rows that are about an item, by an index whose last column is named; newest last. */
    List<Row> by(String column, String type, int id) {
        return sorted(new Key(column, type, id));
    }

    private List<Row> sorted(Key key) {
        return indexed.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparingInt(Row::id))
                .toList();
    }

    /** Whether there is an index with that last column. */
    boolean hasIndex(String column) {
        return indexes.stream().anyMatch(index -> index.get(index.size() - 1).equals(column));
    }

    private void index(Row row) {
        for (List<String> index : indexes) {
            indexed.computeIfAbsent(key(index, row), key -> new ArrayList<>(1)).add(row);
        }
    }

    private void unindex(Row row) {
        for (List<String> index : indexes) {
            Key key = key(index, row);
            indexed.computeIfPresent(key, (unused, found) -> found.remove(row) && found.isEmpty() ? null : found);
        }
    }

    private static Key key(List<String> index, Row row) {
        String column = index.get(index.size() - 1);
        return new Key(column, Schema.isTyped(index) ? row.text(index.get(0)) : "", row.number(column));
    }
}
