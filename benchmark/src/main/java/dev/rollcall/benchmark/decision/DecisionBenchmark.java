package dev.rollcall.benchmark.decision;

import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Scene;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How long the rules take for a whole run, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecisionBenchmark {
    @Param("100000")
    int devices = 0;

    @Param("1")
    int connections = 0;

    @Param("0")
    int percentChanged = 0;

    private Scene scene = new MadeUpScene(1, 1, 0).scene();

    @Setup
    public void prepare() {
        scene = new MadeUpScene(devices, connections, percentChanged).scene();
        var expected = devices * percentChanged / 100;
        var changed = Reconciler.plan(scene).notable().size();
        // Some would clear what is clear already.
        if (changed > expected || changed < expected * 3 / 4) {
            throw new IllegalStateException(changed + " of " + devices + " devices have a change.");
        }
    }

    @Benchmark
    public void plan(Blackhole hole) {
        hole.consume(Reconciler.plan(scene));
    }
}
