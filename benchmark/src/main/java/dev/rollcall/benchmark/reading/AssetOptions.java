package dev.rollcall.benchmark.reading;

import java.util.List;
import picocli.CommandLine.Option;

/** How many assets are read, and how often; the same for all processes of a measurement. */
final class AssetOptions {
    @Option(names = "--assets", defaultValue = "100000", description = "How many assets (${DEFAULT-VALUE}).")
    private int assets;

    @Option(names = "--rounds", defaultValue = "15", description = "How many rounds are measured (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "25",
            description = "How many rounds before are not (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--limit",
            defaultValue = "1.3",
            description = "How many times the bare client's time the adapter may take (${DEFAULT-VALUE}).")
    private double limit;

    @Option(names = "--seed", defaultValue = "1", description = "What the assets are made up from (${DEFAULT-VALUE}).")
    private long seed;

    int assets() {
        return assets;
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

    /** The same options, for another process. */
    List<String> arguments() {
        return List.of(
                "--assets=" + assets,
                "--rounds=" + rounds,
                "--warm-up=" + warmUp,
                "--limit=" + limit,
                "--seed=" + seed);
    }
}
