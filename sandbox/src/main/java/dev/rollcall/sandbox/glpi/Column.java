package dev.rollcall.sandbox.glpi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param isNullable whether it may be null
 * @param isAutomatic whether requests cannot write it
 * @param initial what a new row has
 */
record Column(
        String name,
        Kind kind,
        boolean isNullable,
        boolean isAutomatic,
        @Nullable Object initial) {
    /** What a column holds. */
    enum Kind {
        NUMBER,
        TEXT,
        LONG_TEXT,
        TIME,
        DATE,
        DECIMAL,
        IDS
    }

    /** How long a {@link Kind#TEXT} may be. */
    static final int LONGEST_TEXT = 255;

    /** Reads a column as the file of tables spells it. */
    static Column of(String spelled) {
        boolean automatic = spelled.contains(":auto");
        String plain = spelled.replace(":auto", "");
        int equals = plain.indexOf('=');
        if (equals < 0) {
            int colon = plain.indexOf(':');
            return colon < 0
                    ? new Column(plain, plain.equals("id") ? Kind.NUMBER : Kind.TEXT, true, automatic, null)
                    : new Column(plain.substring(0, colon), kind(plain.substring(colon + 1)), true, automatic, null);
        }
        return withInitial(plain.substring(0, equals), plain.substring(equals + 1), automatic);
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "text" -> Kind.LONG_TEXT;
            case "time" -> Kind.TIME;
            case "date" -> Kind.DATE;
            default -> throw new IllegalArgumentException("No kind of column is called " + name + ". Mend tables.txt.");
        };
    }

    private static Column withInitial(String name, String initial, boolean automatic) {
        if (initial.equals("?")) {
            return new Column(name, Kind.NUMBER, true, automatic, null);
        }
        if (initial.equals("[]") && !automatic) {
            return new Column(name, Kind.IDS, false, false, List.of());
        }
        if (initial.matches("d\\d+(\\.\\d+)?")) {
            return new Column(name, Kind.DECIMAL, false, automatic, initial.substring(1));
        }
        if (initial.matches("\\d+")) {
            return new Column(name, Kind.NUMBER, false, automatic, Integer.valueOf(initial));
        }
        return new Column(name, Kind.TEXT, automatic, automatic, initial);
    }

    /** How many places a decimal has. */
    int places() {
        String spelled = String.valueOf(initial);
        int dot = spelled.indexOf('.');
        return dot < 0 ? 0 : spelled.length() - dot - 1;
    }
}
