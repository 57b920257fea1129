package dev.rollcall.host.plugin;

import java.nio.file.Path;

/**
 * A file in the folder that can't be used.
 *
 * @param file where it is
 * @param reason what is wrong and what to do, for people
 */
public record RefusedPlugin(Path file, String reason) {}
