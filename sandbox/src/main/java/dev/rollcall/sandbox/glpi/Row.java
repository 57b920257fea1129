package dev.rollcall.sandbox.glpi;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table. A value is an Integer, a String, a list of ids or null. */
final class Row {
    private final Schema schema;
    private final int id;
    private @Nullable Object[] values;

    Row(Schema schema, int id) {
        this.schema = schema;
        this.id = id;
        List<Column> columns = schema.columns();
        this.values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).initial();
        }
        values[schema.place("id")] = id;
    }

    int id() {
        return id;
    }

    Schema schema() {
        return schema;
    }

    String type() {
        return schema.type();
    }

    @Nullable
    Object at(int place) {
        return place < values.length ? values[place] : null;
    }

    /** A column's value; null also where the table has no such column. */
    @Nullable
    Object get(String column) {
        int place = schema.place(column);
        return place < 0 ? null : at(place);
    }

    /** A column as a number; 0 for null and for what is none. */
    int number(String column) {
        Object value = get(column);
        return value instanceof Integer number ? number : 0;
    }

    boolean is(String column) {
        return number(column) != 0;
    }

    /** A column as a text; empty for null. */
    String text(String column) {
        Object value = get(column);
        return value == null ? "" : value.toString();
    }

    /** Sets a column without telling the table's indexes: for rows that are not in yet, and by {@link Table#set}. */
    Row put(String column, @Nullable Object value) {
        int place = schema.place(column);
        if (place < 0) {
            throw new IllegalArgumentException(
                    schema.type() + " has no column " + column + ". Name one that tables.txt holds.");
        }
        if (place >= values.length) {
            values = Arrays.copyOf(values, schema.columns().size());
        }
        values[place] = value;
        return this;
    }
}
