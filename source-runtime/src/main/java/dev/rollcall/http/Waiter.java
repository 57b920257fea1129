package dev.rollcall.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits; a seam so that no test has to. */
interface Waiter {
    /** The machine's own. */
    Waiter SYSTEM = new Waiter() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration time, CountDownLatch end) throws InterruptedException {
            var ended = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
            assert !ended || end.getCount() == 0;
        }
    };

    /** As {@link System#nanoTime}. */
    long nanoTime();

    /** Returns after that time, or sooner if the latch opens. */
    void sleep(Duration time, CountDownLatch end) throws InterruptedException;
}
