package dev.rollcall.host.plugin;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plugin as the API shows it, or a file in the folder that can't be used as one. */
@Schema(name = "Plugin", description = "A file in the plugins folder.")
record PluginView(
        @Schema(
                description = "The plugin's id; absent where a refused file does not even say that.",
                example = "kandji")
        @Nullable
        String id,

        @Nullable String version,

        State state,

        @Schema(description = "The id of the provider that it supplies; absent of a refused one.", example = "kandji")
        @Nullable
        String provider,

        @Schema(description = "Who made it, as its manifest says.") @Nullable
        String vendor,

        @Schema(description = "What it is, as its manifest says.") @Nullable
        String description,

        @Schema(description = "The range of versions of plugin-api that it works with.") @Nullable
        String requires,

        @Schema(description = "The subject of the certificate that signed it; absent where no signature is asked for.")
        @Nullable
        String signer,

        @Schema(description = "The name of its file in the folder.")
        String file,

        @Schema(description = "Of the file, in hexadecimal digits; absent of a refused one.") @Nullable
        String sha256,

        @Schema(description = "The names of the connections that depend on it, by rank.")
        List<String> connections,

        @Schema(description = "Why it is refused and what to do; absent of all others.") @Nullable
        String reason) {

    /** What becomes of a file in the folder. */
    enum State {
        ENABLED,
        DISABLED,
        REFUSED
    }

    static PluginView of(InstalledPlugin plugin, ProviderUsers users) {
        var facts = plugin.facts();
        return new PluginView(
                facts.id(),
                facts.version(),
                plugin.isEnabled() ? State.ENABLED : State.DISABLED,
                plugin.provider(),
                said(facts.vendor()).orElse(null),
                said(facts.description()).orElse(null),
                facts.requires(),
                facts.signer().orElse(null),
                String.valueOf(plugin.file().getFileName()),
                plugin.sha256(),
                users.of(plugin.provider()),
                null);
    }

    static PluginView of(RefusedPlugin plugin) {
        var facts = plugin.facts();
        return new PluginView(
                facts.map(PluginFacts::id).orElse(null),
                facts.map(PluginFacts::version).orElse(null),
                State.REFUSED,
                null,
                facts.map(PluginFacts::vendor).flatMap(PluginView::said).orElse(null),
                facts.map(PluginFacts::description).flatMap(PluginView::said).orElse(null),
                facts.map(PluginFacts::requires).orElse(null),
                facts.flatMap(PluginFacts::signer).orElse(null),
                String.valueOf(plugin.file().getFileName()),
                null,
                List.of(),
                plugin.reason());
    }

    private static Optional<String> said(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }
}
