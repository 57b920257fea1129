package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a table is: its names, its right, its columns and its indexes. */
final class Schema {
    private static final List<String> ITEMS = List.of("Computer", "Phone", "Peripheral", "Monitor");
    private static final List<String> TREES = List.of("State", "Entity", "Group", "Location", "ITILCategory");

    private final String type;
    private final String table;
    private final String right;
    private final List<String> flags;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * A table.
     *
     * @param words type, table, right and flags as the file of tables has them
     */
    Schema(List<String> words) {
        this.type = words.get(0);
        this.table = words.get(1);
        this.right = words.get(2);
        this.flags = List.copyOf(words.subList(3, words.size()));
    }

    void add(Column column) {
        places.put(column.name(), columns.size());
        columns.add(column);
    }

    String type() {
        return type;
    }

    String table() {
        return table;
    }

    /** The right that its rows need; empty if nobody is asked. */
    String right() {
        return right.equals("-") ? "" : right;
    }

    List<Column> columns() {
        return columns;
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /** Where a column stands; -1 if it is none. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    @Nullable
    Column column(String name) {
        Integer place = places.get(name);
        return place == null ? null : columns.get(place);
    }

    /** Whether its rows are items, which rules, locks and history are about. */
    boolean isItem() {
        return ITEMS.contains(type);
    }

    /** Whether its rows have parents of their own kind and complete names. */
    boolean isTree() {
        return TREES.contains(type);
    }

    /** The column that points to the parent in a tree, and from other tables to this one: {@code states_id}. */
    String foreignKey() {
        return table.substring("glpi_".length()) + "_id";
    }

    /** The columns of each index. */
    List<List<String>> indexes() {
        return flags.stream()
                .filter(flag -> flag.startsWith("by:"))
                .map(flag -> List.of(flag.substring(3).split("\\+", -1)))
                .toList();
    }

    /** The columns in which its rows must differ; empty if there are none. */
    List<String> uniqueKey() {
        return flags.stream()
                .filter(flag -> flag.startsWith("unique:"))
                .findFirst()
                .map(flag -> List.of(flag.substring("unique:".length()).split("\\+", -1)))
                .orElse(List.of());
    }

    /** Whether nothing is said of an added row. */
    boolean isSilent() {
        return flags.contains("silent");
    }

    /** What a row without a name is called, and the plugin that the table belongs to; empty for none. */
    String flag(String name) {
        return flags.stream()
                .filter(flag -> flag.startsWith(name + ":"))
                .map(flag -> flag.substring(name.length() + 1).replace('_', ' '))
                .findFirst()
                .orElse("");
    }

    /** Whether an index on a column is for an item, whose type is in the column before. */
    static boolean isTyped(List<String> index) {
        return index.size() == 2;
    }
}
