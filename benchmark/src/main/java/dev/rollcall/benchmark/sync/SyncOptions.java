package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.fleet.Platform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is synced, and how often; the same for all processes of a measurement. */
final class SyncOptions {
    @Option(
            names = "--devices",
            defaultValue = "100000",
            description = "How many devices, and as many assets (${DEFAULT-VALUE}).")
    private int devices;

    @Option(
            names = "--platform",
            defaultValue = "snipe-it",
            converter = PlatformName.class,
            description = "What it is synced with: snipe-it or glpi (${DEFAULT-VALUE}).")
    private Platform platform = Platform.SNIPE_IT;

    @Option(names = "--rounds", defaultValue = "9", description = "How many rounds are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            description = "How many rounds before are not (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--contacts",
            description =
                    "Every device has been in contact with the MDM since the run before, so that each is noted anew.")
    private boolean contacts;

    @Option(
            names = "--limit",
            defaultValue = "1.3",
            description = "How many times the bare client's time a run may take (${DEFAULT-VALUE}).")
    private double limit;

    @Option(names = "--seed", defaultValue = "1", description = "What the devices are made up from (${DEFAULT-VALUE}).")
    private long seed;

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

    Platform platform() {
        return platform;
    }

    int rounds() {
        return rounds;
    }

    int warmUp() {
        return warmUp;
    }

    boolean contacts() {
        return contacts;
    }

    double limit() {
        return limit;
    }

    long seed() {
        return seed;
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
                "--platform=" + PlatformName.of(platform),
                "--devices=" + devices,
                "--rounds=" + rounds,
                "--warm-up=" + warmUp,
                "--limit=" + limit,
                "--seed=" + seed,
                "--plugins-folder=" + pluginsFolder));
        if (contacts) {
            arguments.add("--contacts");
        }
        if (figures != null) {
            arguments.add("--figures=" + figures);
        }
        return arguments;
    }
}
