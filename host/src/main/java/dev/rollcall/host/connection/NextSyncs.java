package dev.rollcall.host.connection;

import java.time.Instant;
import java.util.Map;

/** Knows when connections are synced next by themselves. */
@FunctionalInterface
public interface NextSyncs {
    /** Of none. */
    NextSyncs NONE = Map::of;

    /** By connection id; without those that are not synced by themselves. A time that has passed is due now. */
    Map<String, Instant> all();
}
