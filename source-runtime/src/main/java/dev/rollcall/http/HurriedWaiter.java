package dev.rollcall.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A waiter whose waits are over at once: its time runs ahead by as much as was to be waited. */
final class HurriedWaiter implements Waiter {
    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public void sleep(Duration time, CountDownLatch end) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        ahead.addAndGet(Math.max(0, time.toNanos()));
    }
}
