package dev.rollcall.benchmark.decision;

import java.util.List;
import picocli.CommandLine.Option;

/** How much is decided, and how often; the same for all processes of a measurement. */
final class DecideOptions {
    @Option(names = "--devices", defaultValue = "10000", description = "How many devices (${DEFAULT-VALUE}).")
    private int devices;

    @Option(names = "--iterations", defaultValue = "5", description = "How many are measured (${DEFAULT-VALUE}).")
    private int iterations;

    @Option(names = "--warm-up", defaultValue = "5", description = "How many before are not (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "10", description = "How long each lasts (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--limit",
            defaultValue = "1000000",
            description = "Decisions a second and core below which it fails (${DEFAULT-VALUE}).")
    private double limit;

    int devices() {
        return devices;
    }

    int iterations() {
        return iterations;
    }

    int warmUp() {
        return warmUp;
    }

    int seconds() {
        return seconds;
    }

    double limit() {
        return limit;
    }

    /** The same options, for another process. */
    List<String> arguments() {
        return List.of(
                "--devices=" + devices,
                "--iterations=" + iterations,
                "--warm-up=" + warmUp,
                "--seconds=" + seconds,
                "--limit=" + limit);
    }
}
