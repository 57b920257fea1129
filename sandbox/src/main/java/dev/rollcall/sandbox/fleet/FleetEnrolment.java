package dev.rollcall.sandbox.fleet;

/** Whether a listed device is under management. */
public enum FleetEnrolment {
    ENROLLED,
    LOCKED,
    PENDING,
    UNMANAGED,
    LEAVING,
    LEFT;

    /** Whether it counts as enrolled: a locked device does. */
    public boolean isEnrolled() {
        return this == ENROLLED || this == LOCKED;
    }
}
