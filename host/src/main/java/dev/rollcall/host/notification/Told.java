package dev.rollcall.host.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was told through one channel of one matter, kept so that a restart repeats nothing.
 *
 * @param name of the connection, as it was told
 * @param tellings how often it was told that it is so, since it was last at rest
 * @param amount how many there were when it was last told
 * @param toldAt when that was
 * @param standing whether the last word was that it is so, not that it is over
 * @param endedAt when it was first seen to be so no more; null while it is so
 */
record Told(
        Condition.Matter matter,
        String name,
        int tellings,
        long amount,
        Instant toldAt,
        boolean standing,
        @Nullable Instant endedAt) {
    /**
     * What was over for so long is told as something new when it is so again. What comes again earlier is told again
     * after so long at the latest: it may be there to stay.
     */
    static final Duration CALM = Duration.ofDays(1);

    static Told first(Condition condition, Instant now) {
        return new Told(condition.matter(), condition.name(), 1, condition.amount(), now, true, null);
    }

    Told again(Condition condition, Instant now) {
        return new Told(matter, condition.name(), tellings + 1, condition.amount(), now, true, null);
    }

    /** It is so no more, and that was told or need not be. */
    Told over(Instant now) {
        return new Told(matter, name, tellings, amount, toldAt, false, endedAt == null ? now : endedAt);
    }

    /** It is so again, and that is not told yet. */
    Told back() {
        return endedAt == null ? this : new Told(matter, name, tellings, amount, toldAt, standing, null);
    }

    boolean isForgotten(Instant now) {
        return endedAt != null && !endedAt.plus(CALM).isAfter(now);
    }

    /** When to tell again what is so. */
    Instant dueAt(Condition condition, Rules rules) {
        var interval = rules.interval(tellings);
        if (!standing && interval.compareTo(CALM) > 0) {
            return toldAt.plus(CALM);
        }
        var soonest = rules.interval(1);
        var isWorse = condition.matter().kind() == Kind.HELD && condition.amount() >= 2 * amount;
        return toldAt.plus(isWorse && soonest.compareTo(interval) < 0 ? soonest : interval);
    }
}
