package dev.rollcall.sandbox.snipeit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the database compares texts: without regard to case, accents and blanks at the end (utf8mb4_unicode_ci). */
final class Collation {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Collation() {}

    static boolean equal(@Nullable String left, @Nullable String right) {
        return left != null && right != null && fold(left).equals(fold(right));
    }

    /** What equal texts have in common. */
    static String fold(String text) {
        String bare = text.stripTrailing();
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) > 127) {
                return MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss");
            }
        }
        return bare.toLowerCase(Locale.ROOT);
    }

    /** Whether the text contains the part, in which {@code %} stands for anything and {@code _} for one character. */
    static boolean like(@Nullable String text, String part) {
        if (text == null) {
            return false;
        }
        String foldedPart = part.toLowerCase(Locale.ROOT);
        if (foldedPart.indexOf('%') < 0 && foldedPart.indexOf('_') < 0) {
            return fold(text).contains(fold(part));
        }
        StringBuilder pattern = new StringBuilder(".*");
        for (char c : fold(part).toCharArray()) {
            pattern.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(pattern + ".*", Pattern.DOTALL)
                .matcher(fold(text))
                .matches();
    }
}
