package dev.rollcall.host.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A schedule as people choose it.
 *
 * @param kind what is chosen; empty if it is none of the choices
 * @param time of the day, hours and minutes
 * @param cron six fields, for {@link Kind#OWN}
 * @param zone the time zone's name; blank for UTC
 */
record ScheduleForm(Optional<Kind> kind, String time, String cron, String zone) {
    private static final String KIND = "schedule.kind";
    private static final String TIME = "schedule.time";
    private static final String CRON = "schedule.cron";
    private static final String ZONE = "schedule.zone";
    private static final String EARLY = "03:00";

    private static final Pattern AT = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
    private static final Pattern DAILY = Pattern.compile("0 ([0-9]{1,2}) ([0-9]{1,2}) \\* \\* \\*");
    private static final Pattern WEEKDAYS = Pattern.compile("0 ([0-9]{1,2}) ([0-9]{1,2}) \\* \\* MON-FRI");
    private static final String HOURLY = "0 0 * * * *";

    /** What can be chosen. */
    enum Kind {
        /** Daily, at a time of the connection's own. */
        USUAL,
        DAILY,
        WEEKDAYS,
        HOURLY,
        OWN,
        NEVER
    }

    /** What was entered. */
    static ScheduleForm of(FormValues form) {
        var chosen = form.of(KIND);
        var kind = Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(chosen))
                .findFirst();
        return new ScheduleForm(
                kind,
                form.of(TIME).strip(),
                form.of(CRON).strip(),
                form.of(ZONE).strip());
    }

    /** What is stored. */
    static ScheduleForm of(String stored) {
        var text = stored.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return new ScheduleForm(Optional.of(Kind.USUAL), EARLY, "", "");
        }
        if (text.equalsIgnoreCase(Schedule.NEVER)) {
            return new ScheduleForm(Optional.of(Kind.NEVER), EARLY, "", "");
        }
        var words = text.split(" ", 7);
        var zone = words.length == 7 ? words[6] : "";
        var cron = String.join(" ", Arrays.asList(words).subList(0, Math.min(6, words.length)));
        if (cron.equals(HOURLY)) {
            return new ScheduleForm(Optional.of(Kind.HOURLY), EARLY, "", zone);
        }
        return daily(Kind.DAILY, DAILY, cron, zone)
                .or(() -> daily(Kind.WEEKDAYS, WEEKDAYS, cron.toUpperCase(Locale.ROOT), zone))
                .orElseGet(() -> new ScheduleForm(Optional.of(Kind.OWN), EARLY, cron, zone));
    }

    private static Optional<ScheduleForm> daily(Kind kind, Pattern pattern, String cron, String zone) {
        var found = pattern.matcher(cron);
        if (!found.matches()) {
            return Optional.empty();
        }
        var time = String.format(
                Locale.ROOT, "%02d:%02d", Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)));
        return Optional.of(new ScheduleForm(Optional.of(kind), time, "", zone));
    }

    void putInto(Map<String, String> fields) {
        kind.ifPresent(chosen -> fields.put(KIND, chosen.name()));
        fields.put(TIME, time);
        fields.put(CRON, cron);
        fields.put(ZONE, zone);
    }

    /** What is wrong with it before it is even a schedule. */
    Optional<ConnectionProblem> problem() {
        if (kind.isEmpty()) {
            return Optional.of(new ConnectionProblem(
                    KIND, "It is not said when the connection is synced.", "Choose one of the ways."));
        }
        if ((kind.get() == Kind.DAILY || kind.get() == Kind.WEEKDAYS)
                && !AT.matcher(time).matches()) {
            return Optional.of(new ConnectionProblem(
                    TIME, "The time is none of a day.", "Enter hours and minutes, such as 03:00."));
        }
        if (kind.get() == Kind.OWN && cron.isEmpty()) {
            return Optional.of(new ConnectionProblem(
                    CRON, "The cron expression is missing.", "Enter six fields, or choose another way."));
        }
        return Optional.empty();
    }

    /** As it is stored; only without a {@link #problem}. */
    String text() {
        return switch (kind.orElseThrow()) {
            case USUAL -> "";
            case NEVER -> Schedule.NEVER;
            case HOURLY -> (HOURLY + " " + zone).strip();
            case OWN -> (cron + " " + zone).strip();
            case DAILY -> at("*");
            case WEEKDAYS -> at("MON-FRI");
        };
    }

    private String at(String days) {
        var found = AT.matcher(time);
        if (!found.matches()) {
            throw new IllegalStateException("The time was not looked at.");
        }
        var minute = Integer.parseInt(found.group(2));
        var hour = Integer.parseInt(found.group(1));
        return ("0 " + minute + " " + hour + " * * " + days + " " + zone).strip();
    }
}
