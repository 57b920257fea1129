package dev.rollcall.host.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of the platform.
 *
 * @param entered what people set here, without secrets
 * @param version counts their changes
 * @param address where the assets are that the state speaks of, as {@link PlatformAddress} writes it; empty while none was read
 * @param since since when they are those of that platform; empty where it has always been that one
 * @param lastLook what the last look at it found; empty if there was none
 */
record StoredPlatform(
        PlatformDraft entered, long version, String address, Optional<Instant> since, Optional<LastLook> lastLook) {

    StoredPlatform changed(PlatformDraft next) {
        return new StoredPlatform(next, version + 1, address, since, lastLook);
    }

    StoredPlatform at(String next, Optional<Instant> from) {
        return new StoredPlatform(entered, version, next, from, lastLook);
    }
}
