package dev.rollcall.benchmark.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what a run keeps in memory: starts a process that serves a Snipe-IT's pages and one that holds a run. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = {
            "Holds the assets, users, devices and sightings of a run and its plan, and says what each of them weighs.",
            "",
            "Exits with 1 if the assets and devices do not fit into the heap."
        })
public final class IndexCommand implements Callable<Integer> {
    @Option(
            names = "--assets",
            defaultValue = "1000000",
            description = "How many assets and devices (${DEFAULT-VALUE}).")
    private int assets;

    @Option(names = "--heap", defaultValue = "768m", description = "The heap of the process (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--seed", defaultValue = "1", description = "What they are made up from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--jvm-option", description = "A further option for the Java that holds them.")
    private List<String> jvmOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var same = List.of("--assets=" + assets, "--seed=" + seed);
        var pages = new ArrayList<>(List.of("asset-pages"));
        pages.addAll(same);
        var java = new ArrayList<>(jvmOptions);
        java.add("-Xmx" + heap);
        return Processes.run(pages, java, address -> {
            var arguments = new ArrayList<>(List.of("measure-index", "--server", address));
            arguments.addAll(same);
            return arguments;
        });
    }
}
