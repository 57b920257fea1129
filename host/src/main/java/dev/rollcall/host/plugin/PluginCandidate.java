package dev.rollcall.host.plugin;

import java.nio.file.Path;

/** A plugin outside of the folder that was found usable: its code is loaded, and nobody uses it yet. */
final class PluginCandidate implements AutoCloseable {
    private final LoadedPlugin plugin;
    private final Path jar;
    private final String sha256;
    private boolean taken;

    PluginCandidate(LoadedPlugin plugin, Path jar, String sha256) {
        this.plugin = plugin;
        this.jar = jar;
        this.sha256 = sha256;
    }

    LoadedPlugin plugin() {
        return plugin;
    }

    PluginFacts facts() {
        return plugin.facts();
    }

    Path jar() {
        return jar;
    }

    String sha256() {
        return sha256;
    }

    /** Gives the loaded plugin to who uses it from now on. */
    LoadedPlugin take() {
        taken = true;
        return plugin;
    }

    /** Drops its code, unless somebody has taken it. */
    @Override
    public void close() {
        if (!taken) {
            plugin.unload();
        }
    }
}
