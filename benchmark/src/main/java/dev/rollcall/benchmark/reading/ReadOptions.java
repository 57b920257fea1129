package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.fleet.Fleet;
import dev.rollcall.benchmark.fleet.Fleets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What is read, and how often; the same for all processes of a measurement. */
final class ReadOptions {
    @Option(
            names = "--provider",
            required = true,
            description = "Which provider's plugin reads: kandji, jamf, intune or google.")
    private String provider = "";

    @Option(names = "--devices", defaultValue = "100000", description = "How many devices (${DEFAULT-VALUE}).")
    private int devices;

    @Option(names = "--rounds", defaultValue = "25", description = "How many rounds are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "40",
            description = "How many rounds before are not (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--limit",
            defaultValue = "1.3",
            description = "How many times the bare client's time the plugin may take (${DEFAULT-VALUE}).")
    private double limit;

    @Option(names = "--seed", defaultValue = "1", description = "What the devices are made up from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--plugins-folder",
            defaultValue = "${env:ROLLCALL_BASE:-.}/plugins",
            description = "Where the plugin is (${DEFAULT-VALUE}).")
    private Path pluginsFolder = Path.of("plugins");

    Fleet fleet() {
        return Fleets.of(provider);
    }

    int devices() {
        return devices;
    }

    int rounds() {
        return rounds;
    }

    int warmUp() {
        return warmUp;
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

    /** The same options, for another process. */
    List<String> arguments() {
        return List.of(
                "--provider=" + provider,
                "--devices=" + devices,
                "--rounds=" + rounds,
                "--warm-up=" + warmUp,
                "--limit=" + limit,
                "--seed=" + seed,
                "--plugins-folder=" + pluginsFolder);
    }
}
