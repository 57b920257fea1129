package dev.rollcall.api.device;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the MDM means as the device's user. Only what the MDM means as an assignment goes in here: a last
 * login, a recent user or the technician who enrolled devices in bulk does not (R7).
 *
 * <p>Immutable. At least one of e-mail and user name is known.
 */
public final class AssignedUser implements ObservedUser {
    private final Evidence evidence;
    private final @Nullable String email;
    private final @Nullable String username;
    private final @Nullable String displayName;
    private final @Nullable String userId;
    private final boolean archived;

    private AssignedUser(Builder builder) {
        evidence = builder.evidence;
        email = builder.email;
        username = builder.username;
        displayName = builder.displayName;
        userId = builder.userId;
        archived = builder.archived;
    }

    /**
     * Starts a user.
     *
     * @param evidence what the MDM calls this relation
     */
    public static Builder as(Evidence evidence) {
        return new Builder(evidence);
    }

    public Evidence evidence() {
        return evidence;
    }

    /** The e-mail address as the MDM spells it. */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The login or user principal name; used to find the person only where there is no e-mail (R14). */
    public Optional<String> username() {
        return Optional.ofNullable(username);
    }

    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    /** The MDM's own id of the user. */
    public Optional<String> userId() {
        return Optional.ofNullable(userId);
    }

    /** Whether the MDM says that this user was archived or suspended: nobody the platform is to know (R7). */
    public boolean isArchived() {
        return archived;
    }

    @Override
    public <R> R match(
            Function<AssignedUser, ? extends R> assigned,
            Function<Unassigned, ? extends R> unassigned,
            Function<NotReported, ? extends R> notReported) {
        return assigned.apply(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssignedUser user
                && user.evidence == evidence
                && user.archived == archived
                && Objects.equals(user.email, email)
                && Objects.equals(user.username, username)
                && Objects.equals(user.displayName, displayName)
                && Objects.equals(user.userId, userId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(evidence, email, username, displayName, userId, archived);
    }

    @Override
    public String toString() {
        var name = email != null ? email : username;
        return archived ? name + " (archived)" : String.valueOf(name);
    }

    /** What the MDM calls the relation between the user and the device. */
    public enum Evidence {
        /** Somebody assigned the device to the user in the MDM. */
        ASSIGNED,
        /** The MDM's primary user, usually who enrolled the device for their own use. */
        PRIMARY,
        /** A note that an admin wrote on the device. */
        ANNOTATED
    }

    /** Collects what is known of a user; blank texts count as not known. */
    public static final class Builder {
        private final Evidence evidence;
        private @Nullable String email;
        private @Nullable String username;
        private @Nullable String displayName;
        private @Nullable String userId;
        private boolean archived;

        private Builder(Evidence evidence) {
            this.evidence = Objects.requireNonNull(evidence, "evidence");
        }

        public Builder email(@Nullable String value) {
            email = known(value);
            return this;
        }

        public Builder username(@Nullable String value) {
            username = known(value);
            return this;
        }

        public Builder displayName(@Nullable String value) {
            displayName = known(value);
            return this;
        }

        public Builder userId(@Nullable String value) {
            userId = known(value);
            return this;
        }

        public Builder archived(boolean value) {
            archived = value;
            return this;
        }

        /**
         * The user; or, where neither e-mail nor user name is known, {@link ObservedUser#notReported(String)}: the MDM
         * shows somebody whom nobody could find, which is not "nobody".
         */
        public ObservedUser build() {
            if (email == null && username == null) {
                return ObservedUser.notReported("the MDM shows a user without e-mail and user name");
            }
            return new AssignedUser(this);
        }

        private static @Nullable String known(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }
    }
}
