package dev.rollcall.host.plugin;

import dev.rollcall.api.SourceSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A plugin in the folder that can be used, or could be if it were enabled.
 *
 * @param facts what its manifest says
 * @param file where it was found
 * @param sha256 of the file, in hexadecimal digits
 * @param spec of its provider; empty while it is disabled
 */
public record InstalledPlugin(PluginFacts facts, Path file, String sha256, Optional<SourceSpec> spec) {
    public boolean isEnabled() {
        return spec.isPresent();
    }
}
