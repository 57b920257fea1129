package dev.rollcall.benchmark.reading;

import com.sun.management.OperatingSystemMXBean;
import dev.rollcall.api.SourceException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;

/**
 * One reading of all devices, measured.
 *
 * @param wall time on the clock
 * @param cpu time of all processors in this process, collecting garbage and compiling included
 * @param peakHeap most bytes of the heap that were in use, garbage included
 * @param held bytes of the heap that are in use at the end, without garbage
 * @param requests sent
 * @param devices read
 */
public record Round(Duration wall, Duration cpu, long peakHeap, long held, long requests, int devices) {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Measures a reading, which starts without the garbage of the one before. */
    @SuppressWarnings("DoNotCall")
    public static Round of(Reading reading) throws SourceException, InterruptedException {
        System.gc();
        var ids = new HashSet<String>();
        try (var heap = new HeapWatch()) {
            var cpuBefore = PROCESS.getProcessCpuTime();
            var wallBefore = System.nanoTime();
            var requests = reading.read(ids);
            var wall = Duration.ofNanos(System.nanoTime() - wallBefore);
            var cpu = Duration.ofNanos(PROCESS.getProcessCpuTime() - cpuBefore);
            var peak = heap.peak();
            System.gc();
            return new Round(wall, cpu, peak, HeapWatch.used(), requests, ids.size());
        }
    }
}
