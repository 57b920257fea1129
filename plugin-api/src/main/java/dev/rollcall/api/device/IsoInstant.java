package dev.rollcall.api.device;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The one spelling of a date and time in UTC that nearly all records have, several times each: {@code
 * 2024-07-23T14:11:37.150Z}, also with a blank for the T, or {@code +00:00} for the Z. Read without a formatter, which
 * took a third of the time of a whole reading. What is spelled otherwise, or out of its range, is left to the formatter.
 */
final class IsoInstant {
    private static final int SECONDS_END = 19;
    private static final int NANO_DIGITS = 9;

    private final String text;

    private IsoInstant(String text) {
        this.text = text;
    }

    /** The point in time; empty if the text is not in exactly that spelling. */
    static Optional<Instant> of(String text) {
        var spelling = new IsoInstant(text);
        return spelling.hasSeparators() ? spelling.instant() : Optional.empty();
    }

    private boolean hasSeparators() {
        return text.length() > SECONDS_END
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private Optional<Instant> instant() {
        var zone = text.charAt(SECONDS_END) == '.' ? afterDigits(SECONDS_END + 1) : SECONDS_END;
        var nanos = nanos(zone);
        var year = number(0, 4);
        var month = number(5, 7);
        var day = number(8, 10);
        var hour = number(11, 13);
        var minute = number(14, 16);
        var second = number(17, SECONDS_END);
        var isInRange = nanos >= 0
                && year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        if (!isInRange || !isUtc(zone) || day > YearMonth.of(year, month).lengthOfMonth()) {
            return Optional.empty();
        }
        var days = LocalDate.of(year, month, day).toEpochDay();
        return Optional.of(Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos));
    }

    private boolean isUtc(int from) {
        return text.startsWith("Z", from)
                ? text.length() == from + 1
                : text.substring(from).equals("+00:00");
    }

    /** Nanoseconds from the fraction before the zone; -1 if it is none. */
    private long nanos(int zone) {
        if (zone == SECONDS_END) {
            return 0;
        }
        var digits = zone - SECONDS_END - 1;
        if (digits < 1 || digits > NANO_DIGITS) {
            return -1;
        }
        long nanos = number(SECONDS_END + 1, zone);
        for (var missing = NANO_DIGITS - digits; missing > 0; missing--) {
            nanos *= 10;
        }
        return nanos;
    }

    private int afterDigits(int from) {
        var at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The number in these places; -1 if there is something else in them than digits. */
    private int number(int from, int to) {
        var number = 0;
        for (var at = from; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
