package dev.rollcall.host.sync.page;

import java.time.Duration;

/**
 * How long something took or takes, in the two largest units.
 *
 * @param unit of the first number: {@code HOURS}, {@code MINUTES} or {@code SECONDS}
 * @param first how many of these
 * @param second how many of the next smaller unit; 0 for seconds
 */
record Span(Unit unit, long first, long second) {
    /** The larger unit. */
    enum Unit {
        HOURS,
        MINUTES,
        SECONDS
    }

    static Span of(Duration duration) {
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return new Span(Unit.SECONDS, seconds, 0);
        }
        return seconds < 3600
                ? new Span(Unit.MINUTES, seconds / 60, seconds % 60)
                : new Span(Unit.HOURS, seconds / 3600, seconds % 3600 / 60);
    }
}
