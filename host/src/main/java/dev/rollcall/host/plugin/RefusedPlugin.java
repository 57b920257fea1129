package dev.rollcall.host.plugin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in the folder that can't be used.
 *
 * @param file where it is
 * @param facts what is known of it; empty if the file does not even say that
 * @param reason what is wrong and what to do, for people
 */
public record RefusedPlugin(Path file, Optional<PluginFacts> facts, String reason) {}
