package dev.rollcall.benchmark.sync;

import dev.rollcall.benchmark.reading.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a first sync: starts a process with a company's servers and one that syncs. */
@Command(
        name = "first-sync",
        mixinStandardHelpOptions = true,
        description = {
            "Syncs an Iru tenant with a Snipe-IT for the first time, where some assets differ from their devices: in a third"
                    + " of them the version of the operating system, a third has no link, a third has no holder.",
            "",
            "Exits with 1 if Snipe-IT refused a request because there were too many."
        })
public final class FirstSyncCommand implements Callable<Integer> {
    @Mixin
    private FirstSyncOptions options = new FirstSyncOptions();

    @Option(
            names = "--heap",
            defaultValue = "256m",
            description = "The heap of the process that syncs (${DEFAULT-VALUE}).")
    private String heap = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Processes.run(arguments("company"), List.of("-Xmx" + heap), addresses -> {
            var arguments = arguments("measure-first-sync");
            arguments.add("--servers=" + addresses);
            return arguments;
        });
    }

    private List<String> arguments(String command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(options.arguments());
        return arguments;
    }
}
