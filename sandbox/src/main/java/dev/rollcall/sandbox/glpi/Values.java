package dev.rollcall.sandbox.glpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns what requests send into what columns store, as MariaDB does in its strict mode. */
final class Values {
    private static final int CANNOT_BE_NULL = 1048;
    private static final int OUT_OF_RANGE = 1264;
    private static final int INCORRECT_VALUE = 1366;

    private final String databaseName;

    Values(GlpiVersion version) {
        this.databaseName = version.databaseName();
    }

    /**
     * What a column stores.
     *
     * @throws SqlError if the database refuses the value
     */
    @Nullable
    Object stored(Schema schema, Column column, @Nullable Object sent) {
        if (column.kind() == Column.Kind.IDS) {
            return ids(sent);
        }
        if (sent == null || (isTime(column) && sent.equals("NULL"))) {
            if (!column.isNullable()) {
                throw new SqlError(CANNOT_BE_NULL, "Column '%s' cannot be null".formatted(column.name()));
            }
            return null;
        }
        return switch (column.kind()) {
            case NUMBER -> number(schema, column, sent);
            case DECIMAL -> decimal(schema, column, sent);
            case TEXT -> cut(text(sent));
            default -> text(sent);
        };
    }

    private static boolean isTime(Column column) {
        return column.kind() == Column.Kind.TIME || column.kind() == Column.Kind.DATE;
    }

    private static String cut(String text) {
        return text.length() > Column.LONGEST_TEXT ? text.substring(0, Column.LONGEST_TEXT) : text;
    }

    private static String text(Object sent) {
        if (sent instanceof Boolean flag) {
            return flag ? "1" : "";
        }
        return sent instanceof List<?> ? Json.text(sent) : sent.toString();
    }

    private Integer number(Schema schema, Column column, Object sent) {
        if (sent instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        String text = sent instanceof List<?> ? "Array" : sent.toString();
        if (!text.matches("\\s*[-+]?\\d+(\\.\\d+)?\\s*")) {
            throw new SqlError(INCORRECT_VALUE, incorrect("integer", text, schema, column));
        }
        BigDecimal number = new BigDecimal(text.strip()).setScale(0, RoundingMode.HALF_UP);
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            throw new SqlError(OUT_OF_RANGE, "Out of range value for column '%s' at row 1".formatted(column.name()));
        }
        return number.intValue();
    }

    private String decimal(Schema schema, Column column, Object sent) {
        String text = sent.toString().strip();
        if (!text.matches("[-+]?\\d+(\\.\\d+)?")) {
            throw new SqlError(INCORRECT_VALUE, incorrect("decimal", text, schema, column));
        }
        return new BigDecimal(text)
                .setScale(column.places(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    private String incorrect(String kind, String text, Schema schema, Column column) {
        return "Incorrect %s value: '%s' for column `%s`.`%s`.`%s` at row 1"
                .formatted(kind, text, databaseName, schema.table(), column.name());
    }

    private static List<Integer> ids(@Nullable Object sent) {
        List<?> sentIds = sent instanceof List<?> list ? list : sent == null ? List.of() : List.of(sent);
        List<Integer> ids = new ArrayList<>();
        for (Object id : sentIds) {
            String text = String.valueOf(id);
            if (text.matches("[1-9]\\d{0,8}")) {
                ids.add(Integer.valueOf(text));
            }
        }
        return List.copyOf(ids);
    }

    /** Whether a column would change, by the comparison that GLPI makes before it asks the database. */
    static boolean differs(Column column, @Nullable Object before, @Nullable Object sent) {
        if (column.kind() == Column.Kind.IDS) {
            return !ids(sent).equals(before);
        }
        if (column.kind() == Column.Kind.DECIMAL && before != null && sent != null) {
            return !isSameDecimal(before.toString(), sent.toString());
        }
        return !shown(before).equals(shown(sent));
    }

    private static boolean isSameDecimal(String before, String sent) {
        return sent.strip().matches("[-+]?\\d+(\\.\\d+)?")
                && new BigDecimal(before).compareTo(new BigDecimal(sent.strip())) == 0;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : text(value);
    }

    /** A value as the database compares it: without regard to case. */
    static String collated(@Nullable Object value) {
        return Objects.toString(value, "").toLowerCase(Locale.ROOT);
    }
}
