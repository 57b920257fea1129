package dev.rollcall.sandbox.glpi;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code searchText} and {@code contains} mean: a part of the text, between {@code ^} and {@code $} the whole. */
final class TextFilter {
    private static final int FIRST_BEYOND_ASCII = 128;

    private TextFilter() {}

    /** What a searched text matches. */
    static Predicate<@Nullable Object> of(String searched) {
        if (searched.equalsIgnoreCase("NULL")) {
            return value -> value == null;
        }
        boolean fromStart = searched.startsWith("^");
        boolean toEnd = searched.endsWith("$");
        String text = collated(searched.substring(fromStart ? 1 : 0, searched.length() - (toEnd ? 1 : 0)));
        if (text.indexOf('%') >= 0) {
            return like((fromStart ? "" : "%") + text + (toEnd ? "" : "%"));
        }
        if (fromStart && toEnd) {
            return value -> value != null && isSame(value.toString(), text);
        }
        return value -> value != null && matches(collated(value.toString()), text, fromStart, toEnd);
    }

    /** GLPI escapes the other wildcard of a LIKE and leaves this one, so it works (read in its source). */
    private static Predicate<@Nullable Object> like(String pattern) {
        Pattern regex = Pattern.compile(
                Arrays.stream(pattern.split("%", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
        return value ->
                value != null && regex.matcher(collated(value.toString())).matches();
    }

    /** Whether a text is a collated one; asked of whole tables, so that it does not collate what cannot be. */
    private static boolean isSame(String value, String collated) {
        return value.equalsIgnoreCase(collated)
                || (!isPlain(value) && collated(value).equals(collated));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_BEYOND_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String value, String text, boolean fromStart, boolean toEnd) {
        if (fromStart) {
            return value.startsWith(text);
        }
        return toEnd ? value.endsWith(text) : value.contains(text);
    }

    /** A text as the database compares it: without regard to case and accents. */
    static String collated(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return isPlain(lower)
                ? lower
                : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
}
