package dev.rollcall.sandbox.glpi;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of the rows that columns point to. */
final class Names {
    private final Database database;
    private final Map<String, String> types = new HashMap<>();

    Names(Database database) {
        this.database = database;
        for (Table table : database.tables()) {
            types.put(table.schema().foreignKey(), table.schema().type());
        }
    }

    /** The type that a column points to, {@code users_id_tech} too; null if it points to none that the sandbox has. */
    @Nullable
    String type(String column) {
        int end = column.indexOf("_id");
        return end < 0 || column.equals("items_id") ? null : types.get(column.substring(0, end + "_id".length()));
    }

    boolean isReference(String column) {
        return type(column) != null;
    }

    /** The name of the row that a column points to: a login, a complete name in trees; empty if there is none. */
    String of(String column, int id) {
        Row row = row(column, id);
        return row == null ? "" : shown(row);
    }

    @Nullable
    Row row(String column, int id) {
        String type = type(column);
        return type == null ? null : database.table(type).find(id);
    }

    private static String shown(Row row) {
        return row.text(row.schema().isTree() ? "completename" : "name");
    }

    /** The name of a row as messages have it: people by their names, tickets with their numbers. */
    static String friendly(Row row) {
        return switch (row.type()) {
            case "User" -> person(row);
            case "Ticket" -> row.text("name") + " (" + row.id() + ")";
            case "PluginFieldsContainer" -> row.text("label");
            default -> row.text("name");
        };
    }

    private static String person(Row user) {
        String name = (user.text("realname") + " " + user.text("firstname")).strip();
        return name.isEmpty() ? user.text("name") : name;
    }
}
