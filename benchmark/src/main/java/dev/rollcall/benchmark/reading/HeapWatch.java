package dev.rollcall.benchmark.reading;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks at the heap fifty times a second: the peaks that Java keeps of each of its pools are not of the same moment, so
 * their sum can be more than the heap. Costs both ways of reading the same, and next to nothing.
 */
final class HeapWatch implements AutoCloseable {
    private static final int MILLISECONDS = 20;

    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @SuppressWarnings("FutureReturnValueIgnored")
    HeapWatch() {
        thread.scheduleAtFixedRate(this::look, 0, MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    long peak() {
        return peak.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        peak.accumulateAndGet(used(), Math::max);
    }
}
