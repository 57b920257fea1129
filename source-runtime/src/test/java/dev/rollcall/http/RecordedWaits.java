package dev.rollcall.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Waits no time: each wait moves its clock on and is written down. */
final class RecordedWaits implements Waiter {
    private final AtomicLong now = new AtomicLong(1);
    private final List<Duration> waits = new CopyOnWriteArrayList<>();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void sleep(Duration time, CountDownLatch end) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        waits.add(time);
        now.addAndGet(time.toNanos());
    }

    List<Duration> waits() {
        return waits;
    }

    Duration inAll() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
