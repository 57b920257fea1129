package dev.rollcall.benchmark.decision;

import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.OwnProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures decisions with JMH: each case in a process of its own. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = {
            "Decides runs over many devices, alone and with three connections, unchanged and with changes, on one core.",
            "",
            "Exits with 1 if a connection alone decides fewer a second than the limit asks for."
        })
public final class DecideCommand implements Callable<Integer> {
    @Mixin
    private DecideOptions options = new DecideOptions();

    @Option(names = "--heap", defaultValue = "2g", description = "The heap of each process (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(names = "--jvm-option", description = "A further option for the Java that decides, such as a profiler's.")
    private List<String> jvmOptions = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        out.println(Machine.description() + ", heap of " + heap + ".");
        var worst = 0;
        for (var connections : List.of(1, 3)) {
            for (var percent : List.of(0, 5)) {
                worst = Math.max(worst, measure(connections, percent));
            }
        }
        return worst;
    }

    private int measure(int connections, int percent) throws IOException, InterruptedException {
        var java = new ArrayList<>(jvmOptions);
        java.add("-Xmx" + heap);
        var arguments = new ArrayList<>(
                List.of("measure-decisions", "--connections=" + connections, "--percent-changed=" + percent));
        arguments.addAll(options.arguments());
        return OwnProcess.run(OwnProcess.command(java, arguments));
    }
}
