package dev.rollcall.api;

import java.time.Duration;
import java.time.Instant;

/**
 * The optional ability of a source to list what changed since a time. It saves requests between complete reads and
 * replaces none: what is missing from it says nothing.
 */
public interface ChangeFeed {

    /**
     * How far to go back behind the last reading so that nothing is missed: the granularity of the MDM's filter and
     * the doubt about its time zone. A filter by whole days needs two days.
     */
    Duration overlap();

    /** Delivers every device that changed at or after the time, as far as the MDM can tell; some may be unchanged. */
    void readChangedSince(SourceContext context, Partition partition, Instant since, DeviceSink sink)
            throws SourceException, InterruptedException;
}
