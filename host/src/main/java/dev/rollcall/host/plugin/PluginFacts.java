package dev.rollcall.host.plugin;

/**
 * What a plugin's manifest says.
 *
 * @param id of the plugin, not of its provider
 * @param version three numbers, possibly with a qualifier
 * @param vendor who made it; empty if the manifest does not say
 * @param description for people; empty if the manifest does not say
 * @param requires the range of {@code plugin-api} versions that it works with
 */
public record PluginFacts(String id, String version, String vendor, String description, String requires) {}
