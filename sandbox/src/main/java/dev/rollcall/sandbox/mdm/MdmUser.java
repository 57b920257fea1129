package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetUser;

/**
 * What a tenant says of a device's user.
 *
 * @param email as the MDM spells it; empty unless somebody is assigned
 * @param username the name the person signs in with; only some MDMs show it
 * @param name the person's full name
 * @param isArchived whether the MDM has the person archived; only some MDMs show it
 */
public record MdmUser(Kind kind, String email, String username, String name, boolean isArchived) {
    /** The MDM says that nobody is assigned. */
    public static final MdmUser NOBODY = new MdmUser(Kind.NOBODY, "", "", "", false);

    /** The MDM says nothing of a user: the field is missing, or the section cannot be read. */
    public static final MdmUser NOT_REPORTED = new MdmUser(Kind.NOT_REPORTED, "", "", "", false);

    /** What is said. */
    public enum Kind {
        ASSIGNED,
        NOBODY,
        NOT_REPORTED
    }

    /** Somebody with that e-mail, who signs in with it. */
    public static MdmUser of(String email, String name) {
        return new MdmUser(Kind.ASSIGNED, email, email, name, false);
    }

    /** A last login is no assignment, so that a device with nothing else has nobody. */
    static MdmUser of(FleetDevice device) {
        if (!device.isUserReported()) {
            return NOT_REPORTED;
        }
        return device.user()
                .filter(user -> !user.isLastLogin())
                .map(MdmUser::of)
                .orElse(NOBODY);
    }

    private static MdmUser of(FleetUser user) {
        var name = user.person().firstName() + " " + user.person().lastName();
        return new MdmUser(Kind.ASSIGNED, user.email(), user.principal(), name, user.isArchived());
    }

    public boolean isAssigned() {
        return kind == Kind.ASSIGNED;
    }
}
