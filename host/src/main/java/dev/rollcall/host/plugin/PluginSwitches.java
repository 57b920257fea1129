package dev.rollcall.host.plugin;

import java.util.Map;

/** Which plugins are disabled. It is asked at every look at the folder, as another host may have changed it. */
@FunctionalInterface
public interface PluginSwitches {
    /** All plugins are enabled. */
    PluginSwitches ALL_ON = Map::of;

    /**
     * The disabled plugins.
     *
     * @return by a plugin's id, the id of the provider that it supplied when it was disabled
     */
    Map<String, String> disabled();
}
