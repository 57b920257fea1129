package dev.rollcall.host.command;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times for people, in their time zone. */
record TimeText(ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** The day and the minute. */
    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /** The minute of the day. */
    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    /** In the two units that matter. */
    static String duration(Duration time) {
        var seconds = Math.max(0, (time.toMillis() + 500) / 1000);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min" + (seconds < 600 && seconds % 60 > 0 ? " " + seconds % 60 + " s" : "");
        }
        return seconds / 3600 + " h" + (seconds / 60 % 60 > 0 ? " " + seconds / 60 % 60 + " min" : "");
    }
}
