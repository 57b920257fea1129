package dev.rollcall.benchmark.start;

import dev.rollcall.benchmark.Medians;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The starts with one number of plugins. */
final class StartsWith {
    private final int count;
    private final Path folder;
    private final List<Double> plain = new ArrayList<>();
    private final List<StartTimes> probed = new ArrayList<>();

    StartsWith(int count, Path folder) {
        this.count = count;
        this.folder = folder;
    }

    /** Starts the host as people do, and once more with the probe. */
    void measure(HostProgram host) throws IOException, InterruptedException {
        plain.add(host.start(folder));
        probed.add(host.startWithProbe(folder, count));
    }

    int count() {
        return count;
    }

    /** Seconds of each start without a probe. */
    List<Double> plain() {
        return plain;
    }

    double median(ToDoubleFunction<StartTimes> part) {
        return Medians.of(probed, part);
    }
}
