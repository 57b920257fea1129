package dev.rollcall.sandbox.snipeit;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How Snipe-IT writes texts and times. */
final class Text {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FORMATTED = DateTimeFormatter.ofPattern("yyyy-MM-dd hh:mm a", Locale.ROOT);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.'000000Z'", Locale.ROOT);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)");

    private Text() {}

    /** PHP's {@code htmlspecialchars}, quotes included; NULL becomes an empty text. */
    static String escape(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#039;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static @Nullable String escapeOrNull(@Nullable String text) {
        return text == null ? null : escape(text);
    }

    /** Notes as GET shows them: Markdown as HTML (bold and links), the rest escaped. */
    static @Nullable String markdown(@Nullable String notes) {
        if (notes == null) {
            return null;
        }
        String bold = BOLD.matcher(escape(notes)).replaceAll("<strong>$1</strong>");
        return LINK.matcher(bold).replaceAll("<a href=\"$2\">$1</a>");
    }

    /** Letters and digits in lower case, everything else as one separator. */
    static String slug(String text, char separator) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String joined = plain.replaceAll("[^a-z0-9]+", String.valueOf(separator));
        return joined.replaceAll("^" + separator + "+|" + separator + "+$", "");
    }

    /** The first bytes of a text, cut between characters, as a column cuts it. */
    static String cutBytes(String text, int bytes) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length <= bytes) {
            return text;
        }
        int end = bytes;
        while ((encoded[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(encoded, 0, end, StandardCharsets.UTF_8);
    }

    static String cut(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters);
    }

    /** What an encrypted column holds: meaningless to read, different for every text, always the same for one. */
    static String cipher(String plain) {
        long seed = plain.hashCode() * 0x9E3779B97F4A7C15L;
        String mac = Long.toHexString(seed) + Long.toHexString(Long.rotateLeft(seed, 17) ^ plain.length());
        String json = "{\"iv\":\"" + mac + "\",\"value\":\"" + mac + mac + "\",\"mac\":\"" + mac + "\",\"tag\":\"\"}";
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** A time as GET shows it: an object, or null for 0. */
    static @Nullable JsonObject time(long seconds, ZoneId zone) {
        if (seconds == 0) {
            return null;
        }
        var local = Instant.ofEpochSecond(seconds).atZone(zone);
        return new JsonObject().with("datetime", STAMP.format(local)).with("formatted", FORMATTED.format(local));
    }

    /** A date as GET shows it: an object, or null for 0. */
    static @Nullable JsonObject date(long seconds, ZoneId zone) {
        if (seconds == 0) {
            return null;
        }
        String day = Instant.ofEpochSecond(seconds).atZone(zone).toLocalDate().toString();
        return new JsonObject().with("date", day).with("formatted", day);
    }

    /** A time as rows show the two that Laravel keeps: in UTC, with six zeros. */
    static @Nullable String iso(long seconds) {
        return seconds == 0 ? null : ISO.format(Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC));
    }

    /** A time as rows show all others. */
    static @Nullable String stamp(long seconds, ZoneId zone) {
        return seconds == 0 ? null : STAMP.format(Instant.ofEpochSecond(seconds).atZone(zone));
    }
}
