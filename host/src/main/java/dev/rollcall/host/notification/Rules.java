package dev.rollcall.host.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When something is told, and when again.
 *
 * @param failures after how many failed syncs in a row a connection is failing
 * @param notSyncedFor how long without a sync is too long; zero for never
 * @param repeats after how long something that stays so is told again; the last holds for all that follow
 * @param atMostEvery how far two messages through one channel are apart, so that what comes in between is told at once
 */
public record Rules(int failures, Duration notSyncedFor, List<Duration> repeats, Duration atMostEvery) {
    /** Three failures, two days; again after 1 h, 4 h, 1 d, 3 d, and then weekly; ten minutes apart. */
    public static final Rules DEFAULT = new Rules(
            3,
            Duration.ofHours(48),
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7)),
            Duration.ofMinutes(10));

    /**
     * @param repeats at least one
     */
    public Rules {
        repeats = List.copyOf(repeats);
        if (repeats.isEmpty()) {
            throw new IllegalArgumentException("There is no time after which something is told again.");
        }
    }

    /** How long to wait with the next telling after so many, at least one. */
    Duration interval(int tellings) {
        return repeats.get(Math.min(tellings, repeats.size()) - 1);
    }

    /** What is to be told of connections, in no order. */
    List<Condition> conditions(List<Situation> situations, Instant now) {
        var conditions = new ArrayList<Condition>();
        for (var situation : situations) {
            if (situation.active()) {
                held(situation).ifPresent(conditions::add);
                var failing = failing(situation);
                failing.ifPresent(conditions::add);
                notSynced(situation, now, failing.isPresent()).ifPresent(conditions::add);
            }
        }
        return conditions;
    }

    private static Optional<Condition> held(Situation situation) {
        var standing = situation.standing();
        return standing.heldSince()
                .filter(since -> standing.held() > 0)
                .map(since -> new Condition(
                        matter(Kind.HELD, situation),
                        situation.name(),
                        standing.held(),
                        since,
                        standing.heldRun().orElse(""),
                        "",
                        false));
    }

    private Optional<Condition> failing(Situation situation) {
        var standing = situation.standing();
        return standing.failingSince()
                .filter(since -> standing.failures() >= failures)
                .map(since -> new Condition(
                        matter(Kind.FAILING, situation),
                        situation.name(),
                        standing.failures(),
                        since,
                        standing.failedRun().orElse(""),
                        standing.failure(),
                        false));
    }

    private Optional<Condition> notSynced(Situation situation, Instant now, boolean isFailing) {
        var last = situation.lastGood();
        if (notSyncedFor.isZero() || last.plus(notSyncedFor).isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(
                new Condition(matter(Kind.NOT_SYNCED, situation), situation.name(), 0, last, "", "", isFailing));
    }

    private static Condition.Matter matter(Kind kind, Situation situation) {
        return new Condition.Matter(kind, situation.connection());
    }
}
