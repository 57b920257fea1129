package dev.rollcall.benchmark.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the reading of assets: starts a process that serves a Snipe-IT's pages and one that reads them. */
@Command(
        name = "assets",
        mixinStandardHelpOptions = true,
        description = {
            "Reads assets from prepared pages through the Snipe-IT adapter and with a bare WebClient, in turns, and compares.",
            "",
            "Exits with 1 if the adapter takes longer than the limit allows."
        })
public final class AssetsCommand implements Callable<Integer> {
    @Mixin
    private AssetOptions options = new AssetOptions();

    @Option(
            names = "--heap",
            defaultValue = "256m",
            description = "The heap of the process that reads (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--jvm-option", description = "A further option for the Java that reads, such as a profiler's.")
    private List<String> jvmOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var pages = List.of("asset-pages", "--prepared", "--assets=" + options.assets(), "--seed=" + options.seed());
        var java = new ArrayList<>(jvmOptions);
        java.add("-Xmx" + heap);
        return Processes.run(pages, java, this::measureArguments);
    }

    private List<String> measureArguments(String address) {
        var arguments = new ArrayList<>(List.of("measure-assets", "--server", address));
        arguments.addAll(options.arguments());
        return arguments;
    }
}
