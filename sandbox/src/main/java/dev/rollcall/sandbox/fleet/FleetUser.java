package dev.rollcall.sandbox.fleet;

/**
 * What the MDM says of a device's user.
 *
 * @param person who it is in truth
 * @param email as the MDM spells it
 * @param principal the name the user signs in with; mostly the e-mail
 * @param isArchived whether the MDM has the user archived or suspended
 * @param isLastLogin whether this is only who logged in last, which is no assignment
 */
public record FleetUser(FleetPerson person, String email, String principal, boolean isArchived, boolean isLastLogin) {}
