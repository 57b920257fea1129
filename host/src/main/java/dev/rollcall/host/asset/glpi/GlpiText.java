package dev.rollcall.host.asset.glpi;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Texts as GLPI sends and compares them. */
final class GlpiText {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /**
     * What GLPI 10 stores in another spelling, or a LIKE reads in a way of its own: looked for as any text, and compared
     * afterwards.
     */
    private static final Pattern DELICATE = Pattern.compile("[&<>'\"\\\\%]+");

    private static final int LONGEST_QUOTE = 200;
    private static final int SHORT_SERIAL = 6;

    private GlpiText() {}

    /** A column of a row; empty if it is missing, null or no scalar. */
    static String at(JsonNode row, String column) {
        return of(row.get(column));
    }

    static String of(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isContainer() ? "" : value.asString();
    }

    /** The id in a column; 0, which is GLPI's none, if there is no number. */
    static long id(JsonNode row, String column) {
        return number(at(row, column));
    }

    static long number(String text) {
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** GLPI's flags are 0 and 1; newer versions may say true. */
    static boolean isOn(JsonNode row, String column) {
        var text = at(row, column);
        return text.equals("1") || text.equals("true");
    }

    /** A serial in the spelling that serials are compared in (R3). */
    static String serial(String text) {
        return BLANKS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    }

    /** Names are compared without regard to case, as GLPI's database does. */
    static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Our own words around a text of the platform's: short and on one line. */
    static String quoted(String text) {
        var line = BLANKS.matcher(text.strip()).replaceAll(" ");
        return "'" + (line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line) + "'";
    }

    /** The text of a value in a query or a path. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A part of a query that finds rows by a column's text. Finds more than are meant, so rows are to be compared
     * afterwards.
     */
    static String exactly(String column, String text) {
        return "searchText[" + column + "]=" + encoded("^" + pattern(text) + "$");
    }

    /**
     * The same for a serial, which may be stored with blanks in it (R3): a wildcard stands between its characters. A short
     * one would be in too many others.
     */
    static String serialLike(String column, String text) {
        var characters = serial(text).codePoints().mapToObj(Character::toString).toList();
        var loose = DELICATE.matcher(String.join("%", characters)).replaceAll("%");
        var whole = characters.size() < SHORT_SERIAL ? "^" + loose + "$" : loose;
        return "searchText[" + column + "]=" + encoded(whole);
    }

    /** With every delicate character as a wildcard. */
    static String pattern(String text) {
        return DELICATE.matcher(text.strip()).replaceAll("%");
    }
}
