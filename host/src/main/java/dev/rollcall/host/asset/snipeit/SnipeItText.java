package dev.rollcall.host.asset.snipeit;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Texts as Snipe-IT sends them. */
final class SnipeItText {
    /** What PHP's htmlspecialchars makes of {@code & " ' < >}; Snipe-IT escapes every text of a GET by it. */
    private static final Pattern ESCAPED = Pattern.compile("&(amp|quot|#0?39|lt|gt);");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SnipeItText() {}

    /** A serial in the spelling that serials are compared in (R3). */
    static String serial(String text) {
        return BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Undoes one escaping: a text that was escaped twice is escaped once after it. */
    static String unescaped(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        return ESCAPED.matcher(text).replaceAll(found -> character(found.group(1)));
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "quot" -> "\"";
            case "lt" -> "<";
            case "gt" -> ">";
            default -> "'";
        };
    }

    /** A field of a GET's row, unescaped; empty if it is missing, null or no scalar. */
    static String at(JsonNode row, String field) {
        return of(row.get(field));
    }

    static String of(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isContainer() ? "" : unescaped(value.asString());
    }

    /** The same for everybody who compares names as Snipe-IT's database nearly does. */
    static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Our own words around a text of the platform's: short and on one line. */
    static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() > 200 ? line.substring(0, 200) + "…" : line) + "'";
    }
}
