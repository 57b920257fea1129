package dev.rollcall.host.plugin;

import java.nio.file.Path;

/**
 * Where plugins are and what they may take.
 *
 * @param folder the drop-in folder; made if it is not there
 * @param limits how much a plugin may be and take
 */
public record PluginOptions(Path folder, PluginLimits limits) {}
