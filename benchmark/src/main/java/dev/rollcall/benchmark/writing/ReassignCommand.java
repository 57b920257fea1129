package dev.rollcall.benchmark.writing;

import dev.rollcall.benchmark.reading.Processes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures reassignments: starts a process that plays a GLPI and one that writes. */
@Command(
        name = "reassign",
        mixinStandardHelpOptions = true,
        description = {
            "Gives assets of a GLPI to another person, in bulk and one by one, and compares requests and time. The GLPI is"
                    + " the sandbox's, which takes no time of its own: see docs/reference/benchmarks.md for a real one's."
        })
public final class ReassignCommand implements Callable<Integer> {
    @Mixin
    private ReassignOptions options = new ReassignOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return Processes.run(arguments("held-assets"), List.of("-Xmx256m"), address -> {
            var arguments = arguments("measure-reassign");
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
