package dev.rollcall.benchmark.sync;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is synced for the first time; the same for all processes of a measurement. */
final class FirstSyncOptions {
    @Option(names = "--devices", defaultValue = "1000", description = "How many devices (${DEFAULT-VALUE}).")
    private int devices;

    @Option(
            names = "--changed",
            defaultValue = "1000",
            description = "How many of their assets differ (${DEFAULT-VALUE}).")
    private int changed;

    @Option(
            names = "--per-minute",
            defaultValue = "0",
            description =
                    "How many requests a minute Snipe-IT allows; 120 is its own default. 0 (${DEFAULT-VALUE}) measures"
                            + " without the limits of both sides.")
    private int perMinute;

    @Option(
            names = "--plugins-folder",
            defaultValue = "${env:ROLLCALL_BASE:-.}/plugins",
            description = "Where the plugin is (${DEFAULT-VALUE}).")
    private Path pluginsFolder = Path.of("plugins");

    @Option(names = "--figures", description = "A file that the figures are added to, one line a measurement.")
    private @Nullable Path figures;

    int devices() {
        return devices;
    }

    int changed() {
        return changed;
    }

    /** What Snipe-IT allows; 0 for no limit. */
    int perMinute() {
        return perMinute;
    }

    /** What Rollcall takes of it: eleven of twelve, as by default. */
    int ownPerMinute() {
        return perMinute * 11 / 12;
    }

    Path pluginsFolder() {
        return pluginsFolder;
    }

    Optional<Path> figures() {
        return Optional.ofNullable(figures);
    }

    /** The same options, for another process. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--devices=" + devices,
                "--changed=" + changed,
                "--per-minute=" + perMinute,
                "--plugins-folder=" + pluginsFolder));
        if (figures != null) {
            arguments.add("--figures=" + figures);
        }
        return arguments;
    }
}
