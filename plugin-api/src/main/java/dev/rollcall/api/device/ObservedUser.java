package dev.rollcall.api.device;

import java.util.function.Function;

/**
 * What the MDM says of the device's user: somebody, nobody, or nothing. The last two are never confused: only
 * {@link Unassigned} can clear an assignee (R22), {@link NotReported} changes nothing.
 */
public sealed interface ObservedUser permits AssignedUser, ObservedUser.Unassigned, ObservedUser.NotReported {

    /** The MDM says that nobody is assigned. */
    static ObservedUser unassigned() {
        return Unassigned.NOBODY;
    }

    /** The MDM did not say: the field is missing, the section unreadable, the permission lacking. */
    static ObservedUser notReported() {
        return NotReported.SILENT;
    }

    /**
     * The MDM said something that is no assignment (R7): a last login, a shared device.
     *
     * @param reason for people, such as {@code shared iPad}
     */
    static ObservedUser notReported(String reason) {
        return new NotReported(reason);
    }

    /** Calls the function for the kind of user this is. */
    <R> R match(
            Function<AssignedUser, ? extends R> assigned,
            Function<Unassigned, ? extends R> unassigned,
            Function<NotReported, ? extends R> notReported);

    /** The MDM says that nobody is assigned. */
    record Unassigned() implements ObservedUser {
        private static final Unassigned NOBODY = new Unassigned();

        @Override
        public <R> R match(
                Function<AssignedUser, ? extends R> assigned,
                Function<Unassigned, ? extends R> unassigned,
                Function<NotReported, ? extends R> notReported) {
            return unassigned.apply(this);
        }
    }

    /**
     * The MDM did not say who the user is.
     *
     * @param reason why it counts as unsaid, for people; empty where the field was simply not there
     */
    record NotReported(String reason) implements ObservedUser {
        private static final NotReported SILENT = new NotReported("");

        @Override
        public <R> R match(
                Function<AssignedUser, ? extends R> assigned,
                Function<Unassigned, ? extends R> unassigned,
                Function<NotReported, ? extends R> notReported) {
            return notReported.apply(this);
        }
    }
}
