package dev.rollcall.api.device;

import java.util.Objects;

/**
 * Whether the MDM manages the device now, with the MDM's own word for it.
 *
 * @param state what it means
 * @param reported the MDM's word ({@code managed=false}, {@code DEPROVISIONED}), for people to recognise; empty where
 *     the MDM has none
 */
public record Enrolment(State state, String reported) {
    /** Enrolled, where the MDM has no word for it. */
    public static final Enrolment ENROLLED = new Enrolment(State.ENROLLED, "");

    public Enrolment {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reported, "reported");
    }

    /** Whether the device counts as enrolled (R6): also if it is locked, and if the MDM's word is not known to us. */
    public boolean isEnrolled() {
        return state.enrolled;
    }

    /** What an MDM may say of a device that it lists. */
    public enum State {
        ENROLLED(true),
        /** Disabled, lost or locked by the MDM: still enrolled. */
        LOCKED(true),
        /** A word that the plugin does not know: treated as enrolled, since nothing says that it is not. */
        UNKNOWN(true),
        /** Known to the MDM, and not enrolled yet. */
        PENDING(false),
        /** The record is kept, the device is not under management. */
        UNMANAGED(false),
        /** A retirement, wipe or deletion was ordered and is under way. */
        LEAVING(false),
        /** Retired, wiped, removed or deprovisioned. */
        LEFT(false);

        private final boolean enrolled;

        State(boolean enrolled) {
            this.enrolled = enrolled;
        }
    }
}
