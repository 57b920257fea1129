package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds, updates and removes rows with all that GLPI does then: rules, uniqueness, locks, history, connected items. Its
 * callers have asked for the right.
 */
final class Writer {
    private final Database database;
    private final Values values;
    private final TypeRules typeRules;
    private final AssetRules assetRules;
    private final Unicity unicity;
    private final Locks locks;
    private final History history;
    private final Connections connections;
    private final FieldsPlugin fields;

    Writer(Database database, Sessions sessions) {
        this.database = database;
        this.values = new Values(database.version);
        this.typeRules = new TypeRules(database, sessions, this);
        this.assetRules = new AssetRules(database);
        this.unicity = new Unicity(database);
        this.locks = new Locks(database);
        this.history = new History(database);
        this.connections = new Connections(database, this);
        this.fields = new FieldsPlugin(database);
    }

    /** The columns that an update changes, with the values that are sent. */
    private record Changes(Table table, Row row, Map<String, @Nullable Object> sent) {}

    /**
     * Updates a row.
     *
     * @return false if GLPI or its database refuses; the author's messages say why
     */
    boolean update(Table table, Row row, Map<String, @Nullable Object> sent, Author author) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(sent);
        if (!typeRules.prepareUpdate(row, input, author)) {
            return false;
        }
        fields.prepare(row, input, database.now());
        if (table.schema().isItem()) {
            assetRules.apply(AssetRules.ON_UPDATE, row, input);
            if (unicity.isRefused(row, input, author)) {
                return false;
            }
        }
        Changes changes = new Changes(table, row, changed(row, input));
        locks.keepLocked(row, input, changes.sent);
        if (changes.sent.isEmpty()) {
            return true;
        }
        stampChange(row, changes.sent);
        Map<String, @Nullable Object> before = stored(changes, author);
        if (before == null) {
            return false;
        }
        locks.lockChanged(row, input, before.keySet());
        history.changed(row, before, author);
        typeRules.updated(row, before.keySet());
        connections.follow(row, before.keySet(), author);
        return true;
    }

    private Map<String, @Nullable Object> changed(Row row, Map<String, @Nullable Object> input) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        input.forEach((name, value) -> {
            Column column = row.schema().column(name);
            if (column != null
                    && !column.isAutomatic()
                    && !name.equals("id")
                    && Values.differs(column, row.get(name), value)) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    private void stampChange(Row row, Map<String, @Nullable Object> changed) {
        if (row.schema().has("date_mod")) {
            changed.remove("date_mod");
            changed.put("date_mod", database.now());
        }
    }

    /** Stores all changes or, if the database refuses one, none; answers what was there before. */
    private @Nullable Map<String, @Nullable Object> stored(Changes changes, Author author) {
        Row row = changes.row;
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        try {
            changes.sent.forEach((name, value) -> after.put(name, value(row.schema(), name, value)));
            UniqueKeys.check(changes.table, row, after);
        } catch (SqlError e) {
            sayUpdateError(e, changes, author);
            return null;
        }
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        after.forEach((name, value) -> {
            before.put(name, row.get(name));
            changes.table.set(row, name, value);
        });
        Groups.list(database, row);
        return before;
    }

    private @Nullable Object value(Schema schema, String name, @Nullable Object sent) {
        Column column = schema.column(name);
        return column == null ? null : values.stored(schema, column, sent);
    }

    private void sayUpdateError(SqlError error, Changes changes, Author author) {
        if (database.version.is10()) {
            author.messages().databaseError(error.text());
            return;
        }
        author.messages()
                .say("MySQL query error: %s (%d) in SQL query \"UPDATE `%s` SET %s WHERE `id` = '%d'\"."
                        .formatted(
                                error.text(),
                                error.code(),
                                changes.row.schema().table(),
                                assignments(changes.sent),
                                changes.row.id()));
    }

    private static String assignments(Map<String, @Nullable Object> sent) {
        StringBuilder text = new StringBuilder();
        sent.forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                .append('`')
                .append(name)
                .append("` = ")
                .append(value == null ? "NULL" : "'" + value + "'"));
        return text.toString();
    }

    /**
     * Adds a row.
     *
     * @return null if GLPI or its database refuses; the author's messages say why
     */
    @Nullable
    Row add(Table table, Map<String, @Nullable Object> sent, Author author) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(sent);
        Schema schema = table.schema();
        if (schema.has("entities_id") && !schema.type().equals("User")) {
            input.putIfAbsent("entities_id", author.activeEntity());
        }
        if (!typeRules.prepareAdd(schema, input, author)) {
            return null;
        }
        Row draft = new Row(schema, 0);
        if (schema.isItem()) {
            assetRules.apply(AssetRules.ON_ADD, draft, input);
            if (unicity.isRefused(draft, input, author)) {
                return null;
            }
        }
        Row row = filled(table, input, author);
        if (row == null) {
            return null;
        }
        table.insert(row);
        Groups.list(database, row);
        history.added(row, author);
        typeRules.added(row, input, author);
        fields.write(row, input);
        return row;
    }

    private @Nullable Row filled(Table table, Map<String, @Nullable Object> input, Author author) {
        Schema schema = table.schema();
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        try {
            input.forEach((name, value) -> {
                Column column = schema.column(name);
                if (column != null && !column.isAutomatic() && !name.equals("id")) {
                    after.put(name, values.stored(schema, column, value));
                }
            });
            UniqueKeys.check(table, new Row(schema, 0), after);
        } catch (SqlError e) {
            sayInsertError(e, schema, author);
            return null;
        }
        Row row = table.draft();
        after.forEach(row::put);
        stampNew(row);
        return row;
    }

    private void sayInsertError(SqlError error, Schema schema, Author author) {
        if (database.version.is10()) {
            author.messages().databaseError(error.text());
        } else {
            author.messages()
                    .say("MySQL query error: %s (%d) in SQL query \"INSERT INTO `%s`\"."
                            .formatted(error.text(), error.code(), schema.table()));
        }
    }

    private void stampNew(Row row) {
        for (String column : new String[] {"date_creation", "date_mod"}) {
            if (row.schema().has(column)) {
                row.put(column, database.now());
            }
        }
    }

    /** Puts a row into the trash, or removes it for good where there is none, or if asked for. */
    void delete(Table table, Row row, boolean purge, Author author) {
        boolean isFinal = purge || !hasTrash(row) || row.is("is_template");
        if (isFinal) {
            table.remove(row);
            typeRules.removed(row);
            return;
        }
        if (row.is("is_deleted")) {
            return;
        }
        table.set(row, "is_deleted", 1);
        if (row.schema().has("date_mod")) {
            table.set(row, "date_mod", database.now());
        }
        history.deleted(row, author);
    }

    /** Rows beside items, such as links, are removed at once unless an inventory made them. */
    private static boolean hasTrash(Row row) {
        boolean isBesideItem = row.schema().has("is_dynamic") && !row.schema().isItem();
        return row.schema().has("is_deleted") && (!isBesideItem || row.is("is_dynamic"));
    }
}
