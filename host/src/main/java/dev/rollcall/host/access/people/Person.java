package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Role;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may log in.
 *
 * @param id which never changes
 * @param name to log in with, unique in any case of its letters; never changes
 * @param role what they may do
 * @param disabled whether they are kept out
 * @param subject whom the identity provider means; empty if they log in with a password
 * @param stamp raised to end their sessions
 * @param createdAt when they were made known
 * @param lastLoginAt empty if they never logged in
 */
public record Person(
        String id,
        String name,
        Role role,
        boolean disabled,
        Optional<String> subject,
        long stamp,
        Instant createdAt,
        Optional<Instant> lastLoginAt) {

    /** Whether an identity provider lets them in. */
    public boolean external() {
        return subject.isPresent();
    }

    /** They as a caller. */
    public Caller caller() {
        return Caller.person(id, name, role);
    }
}
