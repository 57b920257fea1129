package dev.rollcall.api.device;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Readers for what MDMs send in many spellings. Each returns empty for what says nothing or can't be read: a detail
 * that nobody understands never costs the record.
 */
public final class Lenient {
    /** Dates before it are sentinels for "never": year 1, 1970, and Fleet's 2000-01-01. */
    private static final Instant EARLIEST = Instant.parse("2000-01-02T00:00:00Z");

    /** Dates from it on are sentinels for "never ends": year 9999. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendPattern("[XXX][XX][X]")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    /** A number, and a unit unless the number is all there is; behind the unit there may be anything: {@code LPDDR4}. */
    private static final Pattern AMOUNT =
            Pattern.compile("([0-9][0-9.,]*)\\s*(?:([kmgtp])(i?)b?(?:\\W.*)?|b(?:ytes?)?(?:\\W.*)?)?");

    private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]+(?:[.,][0-9]+)?");
    private static final Pattern EPOCH_MILLIS = Pattern.compile("[0-9]{12,14}");
    private static final String MAC_SEPARATORS = " \t\n\u000b\f\r:.-";
    private static final int MAC_LENGTH = "00:00:00:00:00:00".length();
    private static final Set<String> SAYING_NOTHING = Set.of("00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF");
    private static final int MOST_DIGITS = 18;
    private static final Pattern IMEI_SEPARATOR = Pattern.compile("[\\s-]");
    private static final Pattern IMEI = Pattern.compile("[0-9]{14,16}");
    private static final Pattern ALL_ZEROS = Pattern.compile("0+");

    private Lenient() {}

    /**
     * A date and time: ISO with {@code T} or a blank, with up to nine digits of fractions, with an offset or without
     * (then UTC), a date alone (then its first moment in UTC), or milliseconds since 1970. Sentinels (before
     * 2000-01-02, from 2200 on) are not reported.
     */
    public static Optional<Instant> instant(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            var spelled = text.strip();
            var value = IsoInstant.of(spelled).orElseGet(() -> parseInstant(spelled));
            return value.isBefore(EARLIEST) || !value.isBefore(LATEST) ? Optional.empty() : Optional.of(value);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * An amount of memory in bytes from a text such as {@code 8 GB LPDDR4}: units of memory are powers of 1,024
     * whatever their spelling.
     */
    public static Optional<Long> memoryBytes(@Nullable String text) {
        return amount(text, 1024);
    }

    /**
     * An amount of storage in bytes from a text such as {@code 228.27 GB}: powers of 1,000, as makers of disks count,
     * unless the unit is spelled {@code GiB}.
     */
    public static Optional<Long> storageBytes(@Nullable String text) {
        return amount(text, 1000);
    }

    /** Bytes from a number of mebibytes (2^20); nothing for null, zero and less, and what no long can hold. */
    public static Optional<Long> mebibytes(@Nullable Long number) {
        return number == null || number <= 0 || number > Long.MAX_VALUE >> 20
                ? Optional.empty()
                : Optional.of(number << 20);
    }

    /** A number from its digits; empty for everything else, also for zero and less. */
    public static Optional<Long> number(@Nullable String digits) {
        var text = digits == null ? "" : digits.strip();
        if (text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        var number = 0L;
        for (var at = 0; at < text.length(); at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            number = number * 10 + digit;
        }
        return number == 0 ? Optional.empty() : Optional.of(number);
    }

    /** A yes or no from {@code true}, {@code "True"}, {@code yes}, {@code 1} and their opposites. */
    public static Optional<Boolean> flag(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /**
     * A MAC address as {@code FC:E2:6C:27:1B:E4}, from any spelling of its twelve digits; all zeros, and all
     * ones, say nothing.
     */
    public static Optional<String> macAddress(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var address = new StringBuilder(MAC_LENGTH);
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            var digit = character < 128 ? Character.digit(character, 16) : -1;
            if (digit < 0 && MAC_SEPARATORS.indexOf(character) >= 0) {
                continue;
            }
            if (digit < 0 || address.length() == MAC_LENGTH) {
                return Optional.empty();
            }
            if (address.length() % 3 == 2) {
                address.append(':');
            }
            address.append("0123456789ABCDEF".charAt(digit));
        }
        var saysNothing = address.length() < MAC_LENGTH || SAYING_NOTHING.contains(address.toString());
        return saysNothing ? Optional.empty() : Optional.of(address.toString());
    }

    /** An IMEI's 14 to 16 digits, from any spelling with blanks and hyphens; all zeros say nothing. */
    public static Optional<String> imei(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var digits = IMEI_SEPARATOR.matcher(text).replaceAll("");
        return IMEI.matcher(digits).matches() && !ALL_ZEROS.matcher(digits).matches()
                ? Optional.of(digits)
                : Optional.empty();
    }

    /** In any spelling that {@link #instant} knows. */
    static Instant parseInstant(String text) {
        if (EPOCH_MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        var parsed = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime withOffset) {
            return withOffset.toInstant();
        }
        if (parsed instanceof LocalDateTime withoutOffset) {
            return withoutOffset.toInstant(ZoneOffset.UTC);
        }
        return LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Optional<Long> amount(@Nullable String text, int base) {
        if (text == null) {
            return Optional.empty();
        }
        var match = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        var unit =
                match.group(2) == null ? 1 : unit(match.group(2), match.group(3).isEmpty() ? base : 1024);
        var bytes = decimal(match.group(1)).orElse(0.0) * unit;
        return bytes < 1 || bytes >= Long.MAX_VALUE ? Optional.empty() : Optional.of(Math.round(bytes));
    }

    private static double unit(String letter, int base) {
        return Math.pow(base, 1 + "kmgtp".indexOf(letter));
    }

    /** A comma before three digits parts thousands, as {@code 1,024 MB}; before any others it is a decimal point. */
    private static Optional<Double> decimal(String digits) {
        if (THOUSANDS.matcher(digits).matches()) {
            return Optional.of(Double.parseDouble(digits.replace(",", "")));
        }
        return DECIMAL.matcher(digits).matches()
                ? Optional.of(Double.parseDouble(digits.replace(',', '.')))
                : Optional.empty();
    }
}
