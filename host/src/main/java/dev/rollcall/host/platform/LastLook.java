package dev.rollcall.host.platform;

import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.web.CheckView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the last look at the platform found.
 *
 * @param at when
 * @param version of the settings that it was looked at with
 * @param address where, as {@link PlatformAddress} writes it
 * @param check what the check found
 * @param statuses those that it has; empty if they can't be read
 */
record LastLook(Instant at, long version, String address, CheckView check, List<StatusChoice> statuses) {
    LastLook {
        statuses = List.copyOf(statuses);
    }

    /** The status that settings call so. */
    Optional<StatusChoice> status(String name) {
        return statuses.stream()
                .filter(status -> status.key().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
