package dev.rollcall.host.sync;

import java.time.Clock;

/**
 * What all runs share.
 *
 * @param writers how many assets are written at a time
 */
record Desk(
        Notebook notebook,
        Scenes scenes,
        Inquiry inquiry,
        Gate gate,
        Landing landing,
        AssetLocks locks,
        Clock clock,
        int writers) {}
