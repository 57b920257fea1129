package dev.rollcall.testkit.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that goes on when it is told to, for what depends on time: tokens that expire, times that differ. Begins on 22
 * November 2026 at 8:00 UTC. Safe for use by several threads that read it and one that advances it.
 */
public final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-22T08:00:00Z");

    /** Lets that much time pass; a negative one sets it back. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** This clock itself: there is one zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
