package dev.rollcall.host.asset;

/**
 * Where a spec is written.
 *
 * @param name of the field, as people see it
 */
public record SpecField(String name, WriteMode mode) {}
