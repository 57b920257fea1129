package dev.rollcall.host.operation;

import java.time.Duration;
import java.time.Instant;

/**
 * How long ago something was, as people say it: in the largest unit of which it is one at least.
 *
 * @param count 0 for less than a minute
 */
record Age(long count, Unit unit) {
    /** In what it is told. */
    enum Unit {
        MINUTES,
        HOURS,
        DAYS
    }

    /** That between two times; none at all if the clock was set back in between. */
    static Age between(Instant then, Instant now) {
        var time = Duration.between(then, now);
        if (time.toDays() > 0) {
            return new Age(time.toDays(), Unit.DAYS);
        }
        return time.toHours() > 0
                ? new Age(time.toHours(), Unit.HOURS)
                : new Age(Math.max(0, time.toMinutes()), Unit.MINUTES);
    }
}
