package dev.rollcall.benchmark.decision;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The time of processors that this process took, garbage collection included: what one core has to give for a run, also
 * on a machine that does other things at the same time.
 */
public final class ProcessorTime implements InternalProfiler {
    static final String NAME = "cpu";

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long before;

    @Override
    public String getDescription() {
        return "Processor time of the process, milliseconds per operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = PROCESS.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        var millis = (PROCESS.getProcessCpuTime() - before) / 1e6;
        var runs = result.getMetadata().getMeasuredOps();
        return List.of(new ScalarResult(NAME, millis / runs, "ms/op", AggregationPolicy.AVG));
    }
}
