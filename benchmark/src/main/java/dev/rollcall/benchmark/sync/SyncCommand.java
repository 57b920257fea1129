package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.reading.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures syncs that find nothing to change: starts a process that serves both sides' pages and one that syncs. */
@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description = {
            "Syncs an Iru tenant with a platform that agrees with it, and fetches the same pages with a bare WebClient, in"
                    + " turns, and compares.",
            "",
            "Exits with 1 if a run takes longer than the limit allows."
        })
public final class SyncCommand implements Callable<Integer> {
    @Mixin
    private SyncOptions options = new SyncOptions();

    @Option(
            names = "--heap",
            defaultValue = "256m",
            description = "The heap of the process that syncs (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--jvm-option", description = "A further option for the Java that syncs, such as a profiler's.")
    private List<String> jvmOptions = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var java = new ArrayList<>(jvmOptions);
        java.add("-Xmx" + heap);
        return Processes.run(arguments("tenants"), java, address -> {
            var arguments = arguments("measure-sync");
            arguments.add("--server=" + address);
            return arguments;
        });
    }

    private List<String> arguments(String command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(options.arguments());
        return arguments;
    }
}
