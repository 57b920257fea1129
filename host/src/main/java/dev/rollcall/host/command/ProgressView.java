package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.host.sync.RunProgress.Phase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, as the API tells it.
 *
 * @param timeLeft how long the rest takes at the platform's pace; null while that is not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProgressView(
        Phase phase,
        long devices,
        long assets,
        long toWrite,
        long written,
        @Nullable Duration timeLeft) {
    /** A line about it. */
    String line(String connection, Instant now, TimeText times) {
        return connection + ": "
                + switch (phase) {
                    case READING -> "reading, " + devices + " devices and " + assets + " assets so far …";
                    case DECIDING -> devices + " devices and " + assets + " assets read, deciding …";
                    case WRITING ->
                        toWrite == 0
                                ? "nothing to write, ending …"
                                : written + " of " + toWrite + " written" + end(now, times) + " …";
                };
    }

    private String end(Instant now, TimeText times) {
        return timeLeft == null
                ? ""
                : ", ends at about " + times.clock(now.plus(timeLeft)) + " (in " + TimeText.duration(timeLeft) + ")";
    }
}
