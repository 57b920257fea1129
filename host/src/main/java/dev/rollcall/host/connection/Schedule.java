package dev.rollcall.host.connection;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a connection is synced by itself: a cron expression of six fields (second, minute, hour, day of the month, month,
 * day of the week), and behind it the time zone that it is meant in, as "Europe/Berlin"; UTC if none is named. Where the
 * clocks go forward over its time, it comes due right after; where they go back over it, once.
 */
public final class Schedule {
    /** What is stored of a connection that is never synced by itself. */
    public static final String NEVER = "never";

    private static final int FIELDS = 6;

    private final @Nullable CronExpression expression;
    private final ZoneId zone;

    private Schedule(@Nullable CronExpression expression, ZoneId zone) {
        this.expression = expression;
        this.zone = zone;
    }

    /**
     * The schedule of a connection.
     *
     * @param text as it is stored; if it is blank the connection is synced daily, at a time that its id chooses, so that
     *     many connections do not all begin at once and none moves when others come and go
     * @throws ExpressionProblem if the cron expression is none, or never comes due
     * @throws ZoneProblem if there is no such time zone
     */
    public static Schedule of(String text, String connectionId) {
        return text.isBlank() ? daily(connectionId) : parse(text);
    }

    /** As {@link #of}, of a text that is not blank. */
    static Schedule parse(String text) {
        var words = text.strip().split("\\s+", -1);
        if (words.length == 1 && words[0].equalsIgnoreCase(NEVER)) {
            return new Schedule(null, ZoneOffset.UTC);
        }
        var hasZone = words.length == FIELDS + 1;
        var expression = expression(hasZone ? String.join(" ", fields(words)) : text.strip());
        return new Schedule(expression, hasZone ? zone(words[FIELDS]) : ZoneOffset.UTC);
    }

    private static List<String> fields(String[] words) {
        return List.of(words).subList(0, FIELDS);
    }

    private static CronExpression expression(String text) {
        try {
            var expression = CronExpression.parse(text);
            if (expression.next(Instant.EPOCH.atZone(ZoneOffset.UTC)) != null) {
                return expression;
            }
        } catch (IllegalArgumentException e) {
            throw new ExpressionProblem(e);
        }
        throw new ExpressionProblem(null);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new ZoneProblem(name, e);
        }
    }

    private static Schedule daily(String connectionId) {
        // The hash of a text is part of its specification: it is the same on every host and in every version of Java.
        var at = LocalTime.ofSecondOfDay(
                Math.floorMod(connectionId.hashCode(), Duration.ofDays(1).toSeconds()));
        var text = at.getSecond() + " " + at.getMinute() + " " + at.getHour() + " * * *";
        return new Schedule(CronExpression.parse(text), ZoneOffset.UTC);
    }

    /** When it comes due next, later than that; empty if never. */
    public Optional<Instant> next(Instant after) {
        if (expression == null) {
            return Optional.empty();
        }
        // In local time every day has every hour: one that the clocks skip in spring is then moved to right after, and
        // one that comes twice in autumn is taken for the first.
        var local = expression.next(after.atZone(zone).toLocalDateTime());
        while (local != null && !local.atZone(zone).toInstant().isAfter(after)) {
            local = expression.next(local);
        }
        return Optional.ofNullable(local).map(due -> due.atZone(zone).toInstant());
    }

    /** When it comes due next, so many times; none if never. */
    List<Instant> next(Instant after, int times) {
        var all = new ArrayList<Instant>();
        var due = next(after);
        while (due.isPresent() && all.size() < times) {
            all.add(due.get());
            due = next(due.get());
        }
        return all;
    }

    /** A text that is no cron expression, or one that never comes due. */
    static final class ExpressionProblem extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        ExpressionProblem(@Nullable Throwable cause) {
            super("It is no cron expression that ever comes due. Enter six fields.", cause);
        }
    }

    /** The name of a time zone that there is none of. */
    static final class ZoneProblem extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String zone;

        ZoneProblem(String zone, Throwable cause) {
            super("There is no such time zone. Enter one as in the tz database.", cause);
            this.zone = zone;
        }

        String zone() {
            return zone;
        }
    }
}
