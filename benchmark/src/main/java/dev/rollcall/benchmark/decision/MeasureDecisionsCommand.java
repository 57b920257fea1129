package dev.rollcall.benchmark.decision;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures one case; this process is the fork that JMH would make, as it can't start one from an executable jar. */
@Command(name = "measure-decisions", hidden = true, description = "Measures one case; started by decide.")
public final class MeasureDecisionsCommand implements Callable<Integer> {
    private static final int BELOW_THE_LIMIT = 1;
    private static final double MILLIS = 1000;

    @Mixin
    private DecideOptions options = new DecideOptions();

    @Option(names = "--connections", required = true)
    private int connections;

    @Option(names = "--percent-changed", required = true)
    private int percentChanged;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException {
        var jmh = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .param("devices", String.valueOf(options.devices()))
                .param("connections", String.valueOf(connections))
                .param("percentChanged", String.valueOf(percentChanged))
                .forks(0)
                .threads(1)
                .warmupIterations(options.warmUp())
                .warmupTime(TimeValue.seconds(options.seconds()))
                .measurementIterations(options.iterations())
                .measurementTime(TimeValue.seconds(options.seconds()))
                .addProfiler(ProcessorTime.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(jmh).runSingle();
        var wall = result.getPrimaryResult();
        var cpu = Objects.requireNonNull(result.getSecondaryResults().get(ProcessorTime.NAME))
                .getScore();
        var perSecond = options.devices() / cpu * MILLIS;
        var isKept = connections > 1 || perSecond >= options.limit();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s, %d %% changed: %,.0f decisions a second and core (%.1f ms of processor time for %,d)."
                                + " On the clock %.1f ms, fastest %.1f; load average %.2f%s%n",
                        connections == 1 ? "alone" : connections + " connections",
                        percentChanged,
                        perSecond,
                        cpu,
                        options.devices(),
                        wall.getStatistics().getPercentile(50),
                        wall.getStatistics().getMin(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        isKept ? "." : ": BELOW THE LIMIT.");
        return isKept ? 0 : BELOW_THE_LIMIT;
    }
}
