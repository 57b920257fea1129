package dev.rollcall.host.plugin;

import java.util.Optional;

/**
 * Keeps a change of plugins for good. It is called while no other change happens; what it throws leaves everything as it
 * was.
 */
@FunctionalInterface
public interface PluginRecord {
    /**
     * Keeps a change, and has its files changed as part of that.
     *
     * @param before the plugin as it was; empty if there was none
     * @param after the plugin as it will be; empty if it goes
     * @param files changes the files in the folder
     */
    void keep(Optional<InstalledPlugin> before, Optional<InstalledPlugin> after, Runnable files);
}
