package dev.rollcall.sandbox.fleet;

/**
 * A person of the directory.
 *
 * @param index 0 and up; an index beyond the fleet's people is somebody whom no platform knows
 * @param email as the platform spells it
 */
public record FleetPerson(int index, String firstName, String lastName, String email, String username) {}
