package dev.rollcall.sandbox.glpi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The admin's rules that fields must be unique. They look only at fields that a write changes. */
final class Unicity {
    private final Database database;

    Unicity(Database database) {
        this.database = database;
    }

    /** Whether a write makes a field doubly used that must not be; the author is told. */
    boolean isRefused(Row row, Map<String, @Nullable Object> input, Author author) {
        for (Row rule : database.table("FieldUnicity").rows()) {
            if (rule.is("is_active")
                    && rule.is("action_refuse")
                    && rule.text("itemtype").equals(row.type())) {
                Row other = other(List.of(rule.text("fields").split(",", -1)), row, input);
                if (other != null) {
                    author.messages().say(message(rule.text("fields").split(",", -1)[0], other));
                    return true;
                }
            }
        }
        return false;
    }

    private @Nullable Row other(List<String> fields, Row row, Map<String, @Nullable Object> input) {
        boolean isTouched = fields.stream()
                .anyMatch(field -> input.containsKey(field)
                        && !Values.collated(input.get(field)).equals(Values.collated(row.get(field))));
        if (!isTouched) {
            return null;
        }
        return database.table(row.type()).rows().stream()
                .filter(other -> other.id() != row.id() && !other.is("is_template"))
                .filter(other -> fields.stream().allMatch(field -> isSame(field, other, row, input)))
                .findFirst()
                .orElse(null);
    }

    private static boolean isSame(String field, Row other, Row row, Map<String, @Nullable Object> input) {
        String value = Values.collated(input.containsKey(field) ? input.get(field) : row.get(field));
        return !value.isEmpty() && value.equals(Values.collated(other.get(field)));
    }

    private String message(String field, Row other) {
        String label =
                switch (field) {
                    case "serial" -> "Serial number";
                    case "otherserial" -> "Inventory number";
                    case "name" -> "Name";
                    case "uuid" -> "UUID";
                    default -> field;
                };
        Row entity = database.table("Entity").find(other.number("entities_id"));
        return "Impossible record for %1$s = %2$sOther item exist[%3$s - ID: %4$d - %1$s: %2$s - Entity: %5$s]"
                .formatted(
                        label,
                        other.text(field),
                        other.text("name"),
                        other.id(),
                        entity == null ? "" : entity.text("completename"));
    }
}
