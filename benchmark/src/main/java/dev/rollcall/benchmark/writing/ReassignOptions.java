package dev.rollcall.benchmark.writing;

import java.util.List;
import picocli.CommandLine.Option;

/** What is reassigned; the same for both processes of a measurement. */
final class ReassignOptions {
    @Option(
            names = "--changed",
            defaultValue = "1000",
            description = "How many assets get another holder, twice (${DEFAULT-VALUE}).")
    private int changed;

    @Option(
            names = "--assets",
            defaultValue = "2000",
            description = "How many assets there are (${DEFAULT-VALUE}), each with a link.")
    private int assets;

    int changed() {
        return changed;
    }

    int assets() {
        return Math.max(assets, changed);
    }

    /** The same options, for another process. */
    List<String> arguments() {
        return List.of("--changed=" + changed, "--assets=" + assets);
    }
}
