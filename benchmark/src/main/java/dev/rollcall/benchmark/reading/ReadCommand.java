package dev.rollcall.benchmark.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures reading: starts a process that serves the pages and one that reads them. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Reads devices from prepared pages through a provider's plugin and with a bare WebClient, in turns, and compares.",
            "",
            "Exits with 1 if the plugin takes longer than the limit allows."
        })
public final class ReadCommand implements Callable<Integer> {
    @Mixin
    private ReadOptions options = new ReadOptions();

    @Option(
            names = "--heap",
            defaultValue = "128m",
            description = "The heap of the process that reads (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--jvm-option", description = "A further option for the Java that reads, such as a profiler's.")
    private List<String> jvmOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var java = new ArrayList<>(jvmOptions);
        java.add("-Xmx" + heap);
        return Processes.run(pagesArguments(), java, this::measureArguments);
    }

    private List<String> pagesArguments() {
        var arguments = new ArrayList<>(List.of("pages"));
        arguments.addAll(options.arguments());
        return arguments;
    }

    private List<String> measureArguments(String address) {
        var arguments = new ArrayList<>(List.of("measure", "--server", address));
        arguments.addAll(options.arguments());
        return arguments;
    }
}
