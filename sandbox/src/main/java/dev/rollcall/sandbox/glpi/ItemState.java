package dev.rollcall.sandbox.glpi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item's row as it is in the database.
 *
 * @param user 0 for none
 * @param group 0 for none, the first of several
 * @param status 0 for none
 * @param columns all columns that are not null, by name, and the fields of the plugin Fields that the item has
 */
public record ItemState(ItemType type, int id, int user, int group, int status, Map<String, Object> columns) {
    public ItemState {
        columns = Map.copyOf(columns);
    }

    /** A column or field as a text; empty if it is null or there is no such column. */
    public Optional<String> value(String column) {
        return Optional.ofNullable(columns.get(column)).map(Object::toString);
    }

    /** A column as a number; 0 if it is null or none. */
    public int number(String column) {
        return columns.get(column) instanceof Integer number ? number : 0;
    }

    public Optional<String> name() {
        return value("name");
    }

    public Optional<String> serial() {
        return value("serial");
    }

    /** The inventory number. */
    public Optional<String> otherserial() {
        return value("otherserial");
    }

    public int model() {
        return number(type.modelColumn());
    }

    public int manufacturer() {
        return number("manufacturers_id");
    }

    public int entity() {
        return number("entities_id");
    }

    public int location() {
        return number("locations_id");
    }

    public boolean isDynamic() {
        return number("is_dynamic") != 0;
    }

    public boolean isTemplate() {
        return number("is_template") != 0;
    }

    public boolean isTrashed() {
        return number("is_deleted") != 0;
    }

    static ItemState of(Database database, ItemType type, Row row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Column column : row.schema().columns()) {
            Object value = row.get(column.name());
            if (value != null) {
                columns.put(column.name(), value);
            }
        }
        new FieldsPlugin(database).addValues(row, columns);
        Object groups = row.get("groups_id");
        int group = groups instanceof List<?> list
                ? list.isEmpty() ? 0 : TypeRules.id(list.get(0))
                : row.number("groups_id");
        return new ItemState(type, row.id(), row.number("users_id"), group, row.number("states_id"), columns);
    }
}
