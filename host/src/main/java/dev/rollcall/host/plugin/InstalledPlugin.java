package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin in the folder that can be used, or could be if it were enabled.
 *
 * @param facts what is known of it before its code is loaded
 * @param file where it was found
 * @param sha256 of the file, in hexadecimal digits
 * @param provider the id of the provider that it supplies, or supplied when it was disabled
 * @param spec of its provider; empty while it is disabled
 */
public record InstalledPlugin(PluginFacts facts, Path file, String sha256, String provider, Optional<SourceSpec> spec) {

    static InstalledPlugin enabled(PluginFacts facts, Path file, String sha256, SourceSpec spec) {
        return new InstalledPlugin(facts, file, sha256, spec.id(), Optional.of(spec));
    }

    static InstalledPlugin disabled(PluginFacts facts, Path file, String sha256, String provider) {
        return new InstalledPlugin(facts, file, sha256, provider, Optional.empty());
    }

    public boolean isEnabled() {
        return spec.isPresent();
    }
}
