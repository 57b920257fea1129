package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * A token that programs call with. Its value is not kept.
 *
 * @param id which never changes
 * @param name for people, unique in any case of its letters
 * @param role what it may do
 * @param madeBy the caller who made it
 * @param createdAt when it was made
 * @param expiresAt when it is of no use any more
 * @param lastUsedAt to the minute or so; empty if it never was
 */
public record ApiToken(
        String id,
        String name,
        Role role,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> lastUsedAt) {

    /** It as a caller. */
    public Caller caller() {
        return Caller.token(id, name, role);
    }

    /** Whether it is of no use any more. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
