package dev.rollcall.host.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as pages show it: of the host's log and journal, whatever the zone of who looks at it. */
public final class Moment {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moment() {}

    /** To the minute, in UTC. */
    public static String text(Instant time) {
        return FORMAT.format(time);
    }
}
