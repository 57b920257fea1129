package dev.rollcall.host.plugin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What plugins are disabled, kept in memory; several hosts may share it. */
final class Switchboard implements PluginSwitches {
    private final Map<String, String> off = new HashMap<>();
    private boolean fails;

    @Override
    public Map<String, String> disabled() {
        if (fails) {
            throw new IllegalStateException("The database is away.");
        }
        return Map.copyOf(off);
    }

    /** From now on it can't be read. */
    void fail() {
        fails = true;
    }

    void keep(Optional<InstalledPlugin> before, Optional<InstalledPlugin> after, Runnable files) {
        var id = after.or(() -> before).orElseThrow().facts().id();
        off.remove(id);
        after.filter(plugin -> !plugin.isEnabled()).ifPresent(plugin -> off.put(id, plugin.provider()));
        files.run();
    }
}
