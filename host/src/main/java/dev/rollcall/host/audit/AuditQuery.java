package dev.rollcall.host.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are looked for; what is empty says nothing.
 *
 * @param who a part of who did it, in any case of its letters
 * @param what a part of what was done, in any case of its letters
 * @param since the earliest time
 * @param until entries from that time on are left out
 */
public record AuditQuery(
        Optional<String> who, Optional<String> what, Optional<Instant> since, Optional<Instant> until) {
    /** All of them. */
    public static final AuditQuery ALL =
            new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
