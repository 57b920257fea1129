package dev.rollcall.host.plugin;

import java.util.Optional;

/**
 * What is known of a plugin before any of its code is loaded.
 *
 * @param id of the plugin, not of its provider
 * @param version three numbers, possibly with a qualifier
 * @param vendor who made it; empty if the manifest does not say
 * @param description for people; empty if the manifest does not say
 * @param requires the range of {@code plugin-api} versions that it works with
 * @param signer the subject of the certificate that it is signed with; empty where no signature is asked for
 */
public record PluginFacts(
        String id, String version, String vendor, String description, String requires, Optional<String> signer) {

    /** As people name it. */
    String name() {
        return id + " " + version;
    }

    PluginFacts signedBy(Optional<String> subject) {
        return new PluginFacts(id, version, vendor, description, requires, subject);
    }
}
