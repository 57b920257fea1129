package dev.rollcall.benchmark.reading;

import dev.rollcall.benchmark.Machine;
import dev.rollcall.benchmark.fleet.ObservedFleet;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.ReadingProgress;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sightings;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds what a run holds, one thing after the other, and weighs the heap after each. */
@Command(name = "measure-index", hidden = true, description = "Holds a run in memory; started by index.")
public final class MeasureIndexCommand implements Callable<Integer> {
    private static final int DOES_NOT_FIT = 1;
    private static final double MEBI = 1 << 20;

    @Option(names = "--server", required = true)
    private URI server = URI.create("http://127.0.0.1");

    @Option(names = "--assets", required = true)
    private int count;

    @Option(names = "--seed", required = true)
    private long seed;

    @Spec
    private CommandSpec spec;

    private long before;
    private List<Observed> devices = List.of();
    private List<Sighting> noted = List.of();

    @Override
    public Integer call() throws PlatformException, InterruptedException {
        var out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s, heap of %.0f MiB.%n",
                Machine.description(),
                Runtime.getRuntime().maxMemory() / MEBI);
        try {
            hold(out);
        } catch (OutOfMemoryError e) {
            var isIndexed = !devices.isEmpty();
            // What was held is let go of, so that there is room to say so.
            devices = List.of();
            noted = List.of();
            out.println(
                    isIndexed
                            ? "No more fits: what comes after these was not held."
                            : "The assets and devices DO NOT FIT.");
            return isIndexed ? 0 : DOES_NOT_FIT;
        }
        return 0;
    }

    private void hold(PrintWriter out) throws PlatformException, InterruptedException {
        var fleet = new ObservedFleet(count, seed);
        before = used();
        try (var adapter = new AdapterReading(server);
                var snipeIt = adapter.open()) {
            var sharing = new Sharing();
            var read = snipeIt.read(sharing).reading();
            weigh(out, "assets, and half as many users");
            devices = fleet.observed(snipeIt::spelled, sharing.values);
            weigh(out, "devices");
            noted = fleet.sightings(read.assets(), sharing.values);
            weigh(out, "sightings");
            sharing.values = new ValuePool();
            weigh(out, "without the reading's pool");
            var sightings = new Sightings(ObservedFleet.CONNECTION, List.of(), noted);
            noted = List.of();
            weigh(out, "the index of the sightings");
            var scene = fleet.scene(read, devices, sightings);
            var plan = Reconciler.plan(scene);
            weigh(out, "the plan");
            var notes = Memory.of(scene, plan);
            weigh(out, "what is remembered");
            out.printf(
                    Locale.ROOT,
                    "%d devices, %d verdicts worth telling, %d sightings changed.%n",
                    devices.size(),
                    plan.notable().size(),
                    notes.changed().size());
        }
    }

    /** Gives the reading a pool of values, which a run drops when all is read. */
    private static final class Sharing implements ReadingProgress {
        private ValuePool values = new ValuePool();

        @Override
        public ValuePool values() {
            return values;
        }
    }

    private void weigh(PrintWriter out, String what) {
        var now = used();
        out.printf(
                Locale.ROOT,
                "%-32s %5d bytes each; %4.0f MiB held together%n",
                what,
                (now - before) / count,
                now / MEBI);
        before = now;
    }

    @SuppressWarnings("DoNotCall")
    private static long used() {
        System.gc();
        return HeapWatch.used();
    }
}
