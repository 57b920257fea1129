package dev.rollcall.host.plugin;

import java.nio.file.Path;

/**
 * Where plugins are and what they may take.
 *
 * @param folder the drop-in folder; made if it is not there
 * @param limits how much a plugin may be and take
 * @param signers who must have signed every plugin
 * @param switches which plugins are disabled
 */
public record PluginOptions(Path folder, PluginLimits limits, TrustedSigners signers, PluginSwitches switches) {

    /** Where no signature is asked for, and all plugins are enabled. */
    public PluginOptions(Path folder, PluginLimits limits) {
        this(folder, limits, TrustedSigners.ANYBODY, PluginSwitches.ALL_ON);
    }
}
