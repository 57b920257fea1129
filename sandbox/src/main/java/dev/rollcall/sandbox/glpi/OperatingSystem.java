package dev.rollcall.sandbox.glpi;

/**
 * What an item's tab "Operating systems" shows.
 *
 * @param name empty for none
 * @param version empty for none
 */
public record OperatingSystem(String name, String version) {}
