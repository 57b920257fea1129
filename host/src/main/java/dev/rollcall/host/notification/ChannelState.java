package dev.rollcall.host.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How sending by a channel went.
 *
 * @param sentAt when a message was last sent; empty if never
 * @param failures how often in a row it failed
 * @param retryAt when it is tried again; empty if it works
 * @param problem what is wrong, two sentences; empty if nothing is
 */
record ChannelState(Optional<Instant> sentAt, int failures, Optional<Instant> retryAt, String problem) {
    static final ChannelState NEW = new ChannelState(Optional.empty(), 0, Optional.empty(), "");

    private static final List<Duration> PATIENCE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final Duration LONGEST = Duration.ofHours(6);

    /** Whether something is wrong, though the last message may have been sent. */
    boolean isFailing() {
        return failures > 0 || !problem.isEmpty();
    }

    /** Whether nothing is sent yet: the last message was just sent, or the next try is later. */
    boolean waits(Instant now, Duration atMostEvery) {
        return sentAt.filter(sent -> sent.plus(atMostEvery).isAfter(now)).isPresent()
                || retryAt.filter(now::isBefore).isPresent();
    }

    /** When to try again after one more failure. */
    Instant retryAfter(Instant now, ChannelException failure) {
        var wait = PATIENCE.get(Math.min(failures, PATIENCE.size() - 1));
        var asked =
                failure.retryAfter().filter(time -> time.compareTo(wait) > 0).orElse(wait);
        return now.plus(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }
}
