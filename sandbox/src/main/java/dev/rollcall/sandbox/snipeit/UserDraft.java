package dev.rollcall.sandbox.snipeit;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A user as a world is given it: stored as it is said here, whatever the rules say. */
public final class UserDraft {
    private final User user;

    UserDraft(User user) {
        this.user = user;
    }

    public UserDraft name(String firstName, @Nullable String lastName) {
        user.firstName = firstName;
        user.lastName = lastName;
        return this;
    }

    /** The e-mail, which need not be unique; null for none. */
    public UserDraft email(@Nullable String email) {
        user.email = email;
        return this;
    }

    public UserDraft employeeNumber(@Nullable String number) {
        user.employeeNumber = number;
        return this;
    }

    /** Whether the user may log in; true by default. */
    public UserDraft activated(boolean activated) {
        user.activated = activated;
        return this;
    }

    public UserDraft company(int companyId) {
        user.companyId = companyId;
        return this;
    }

    public UserDraft location(int locationId) {
        user.locationId = locationId;
        return this;
    }

    public UserDraft twoFactorEnrolled(boolean enrolled) {
        user.twoFactorEnrolled = enrolled;
        return this;
    }

    /** Grants permissions by name: {@code superuser}, {@code admin}, {@code assets.view} and so on. */
    public UserDraft permissions(Collection<String> permissions) {
        permissions.forEach(permission -> user.permissions.put(permission, 1));
        return this;
    }

    /** Deletes the user softly. */
    public UserDraft deleted(Instant at) {
        user.deletedAt = at.getEpochSecond();
        return this;
    }
}
