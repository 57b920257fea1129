package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** How often and how long one request is tried. Of one request; not shared. */
final class Patience {
    /** The longest that one request waits between its attempts, in all. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** Where an MDM limits its rate without saying for how long, haste makes it worse. */
    private static final Duration FIRST_WHEN_LIMITED = Duration.ofSeconds(5);

    private static final Set<Kind> PASSING = EnumSet.of(Kind.RATE_LIMITED, Kind.UNAVAILABLE, Kind.TIMEOUT);

    private int attempts;
    private Duration waited = Duration.ZERO;

    /**
     * How long to wait before the next attempt.
     *
     * @param retryAfter what the other side asked for
     * @throws SourceException if there is to be no next attempt
     */
    Duration next(Fault fault, Optional<Duration> retryAfter) throws SourceException {
        attempts++;
        var wait = retryAfter.orElseGet(() -> backOff(fault.kind()));
        if (!PASSING.contains(fault.kind())
                || attempts >= ATTEMPTS
                || waited.plus(wait).compareTo(LONGEST) > 0) {
            throw failure(fault, retryAfter);
        }
        waited = waited.plus(wait);
        return wait;
    }

    static SourceException failure(Fault fault, Optional<Duration> retryAfter) {
        return new SourceException(fault.kind(), fault.happened(), fault.cure(), retryAfter.orElse(null), null);
    }

    /** Seconds or a date (RFC 9110, 10.2.3); the date is measured by the other side's own clock where it shows it. */
    static Optional<Duration> retryAfter(RawAnswer answer, Clock clock) {
        var header = answer.header("Retry-After").map(String::strip);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (header.get().matches("[0-9]{1,9}(\\.[0-9]+)?")) {
            return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(header.get()) * 1000)));
        }
        var now = answer.header("Date").flatMap(Patience::date).orElseGet(clock::instant);
        return header.flatMap(Patience::date)
                .map(date -> Duration.between(now, date))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    static Optional<Instant> date(String text) {
        try {
            var format = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);
            return Optional.of(ZonedDateTime.parse(text.strip(), format).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Duration backOff(Kind kind) {
        var first = kind == Kind.RATE_LIMITED ? FIRST_WHEN_LIMITED : FIRST;
        var full = first.multipliedBy(1L << (attempts - 1)).toMillis();
        return Duration.ofMillis(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }
}
