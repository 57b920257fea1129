package dev.rollcall.testkit.simulator;

/** What the simulated MDM says of a device's user. */
public sealed interface SimulatedUser {
    /** The MDM says that nobody is assigned. */
    SimulatedUser NOBODY = new Nobody();

    /** The MDM does not say: the simulator leaves the field out. */
    SimulatedUser NOT_REPORTED = new NotReported();

    /**
     * Somebody.
     *
     * @param email also serves as user name where the MDM has user names only
     * @param name for display
     */
    record Somebody(String email, String name) implements SimulatedUser {}

    /** The MDM says that nobody is assigned. */
    record Nobody() implements SimulatedUser {}

    /** The MDM does not say. */
    record NotReported() implements SimulatedUser {}
}
