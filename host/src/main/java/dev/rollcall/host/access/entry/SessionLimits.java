package dev.rollcall.host.access.entry;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idle without a request
 * @param longest after the login, whatever comes
 */
public record SessionLimits(Duration idle, Duration longest) {}
