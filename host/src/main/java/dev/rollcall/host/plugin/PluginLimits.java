package dev.rollcall.host.plugin;

import java.time.Duration;

/**
 * How much a plugin may be and take.
 *
 * @param fileBytes the size of its file
 * @param unpackedBytes the size of all its entries, unpacked
 * @param entries the number of its entries
 * @param start how long {@code spec()} may take
 * @param finish how long a reading in progress may go on when its plugin is to be removed
 * @param interrupted how long an interrupted reading may take to end before it is given up
 */
public record PluginLimits(
        long fileBytes, long unpackedBytes, int entries, Duration start, Duration finish, Duration interrupted) {
    /** 100 MiB, 1 GiB unpacked, 50,000 entries; 10 s to start, 60 s to finish, 10 s after an interrupt. */
    public static final PluginLimits DEFAULT = new PluginLimits(
            100L << 20, 1L << 30, 50_000, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(10));
}
