package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps the pace of one credential for all clients that share it. */
final class Pacer implements Turnstile {
    /** A reset beyond this many seconds is a point in time, not a span. */
    private static final long EPOCH_LIKE = 1_000_000_000L;

    private final Pace pace;
    private final Waiter waiter;
    private final Clock clock;
    private final @Nullable Bucket bucket;
    private final IntSupplier hosts;
    private int sharedBy = 1;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition left = lock.newCondition();
    private int free;
    private long pausedUntil;

    Pacer(Pace pace, Waiter waiter, Clock clock) {
        this(pace, waiter, clock, () -> 1);
    }

    /**
     * @param hosts how many share the pace now, this one included
     */
    Pacer(Pace pace, Waiter waiter, Clock clock, IntSupplier hosts) {
        this.pace = pace;
        this.waiter = waiter;
        this.clock = clock;
        this.free = pace.concurrency();
        this.pausedUntil = waiter.nanoTime();
        this.bucket = bucket(pace, waiter);
        this.hosts = hosts;
    }

    @Override
    public void enter(Ending ending) throws SourceException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (free == 0) {
                ending.check();
                left.await();
            }
            ending.check();
            free--;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void leave() {
        lock.lock();
        try {
            free++;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The same limits for requests that are made in the turn of one who has entered: for its token. */
    Turnstile inside() {
        return new Inside();
    }

    /** Lets those who wait look whether their client was closed. */
    void wake() {
        lock.lock();
        try {
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void pace(Ending ending) throws SourceException, InterruptedException {
        while (true) {
            ending.check();
            var wait = waitForPause();
            if (wait <= 0) {
                wait = waitForRate();
            }
            if (wait <= 0) {
                return;
            }
            waiter.sleep(Duration.ofNanos(wait), ending.latch());
        }
    }

    @Override
    public void pause(Duration time) {
        lock.lock();
        try {
            var until = waiter.nanoTime() + time.toNanos();
            if (until - pausedUntil > 0) {
                pausedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void answered(RawAnswer answer) {
        var remaining = pace.remainingHeader()
                .flatMap(answer::header)
                .map(Pacer::number)
                .orElse(-1L);
        if (remaining != 0) {
            return;
        }
        var reset =
                pace.resetHeader().flatMap(answer::header).map(Pacer::number).orElse(-1L);
        if (reset > EPOCH_LIKE) {
            reset = Duration.between(clock.instant(), Instant.ofEpochSecond(reset))
                            .toSeconds()
                    + 1;
        }
        if (reset > 0 && reset < Duration.ofDays(1).toSeconds()) {
            pause(Duration.ofSeconds(reset));
            return;
        }
        pace.window().ifPresent(this::pause);
    }

    @Override
    public Optional<Duration> window() {
        return pace.window();
    }

    private long waitForPause() throws SourceException {
        lock.lock();
        try {
            var wait = pausedUntil - waiter.nanoTime();
            if (wait > Patience.LONGEST.toNanos()) {
                throw new SourceException(
                        SourceException.Kind.RATE_LIMITED,
                        "The MDM asked to wait for " + Duration.ofNanos(wait).toSeconds() + " seconds.",
                        "Sync again after that, and check what else uses this MDM's API.",
                        Duration.ofNanos(wait),
                        null);
            }
            return wait;
        } finally {
            lock.unlock();
        }
    }

    private long waitForRate() {
        if (bucket == null) {
            return 0;
        }
        takePart(bucket);
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    /** What the bucket holds stays, as far as it has room: a part that grows does not fill at once. */
    private void takePart(Bucket shared) {
        lock.lock();
        try {
            var now = hosts.getAsInt();
            if (now != sharedBy) {
                var configuration = BucketConfiguration.builder();
                pace.limits().forEach(limit -> configuration.addLimit(window(limit, now)));
                shared.replaceConfiguration(configuration.build(), TokensInheritanceStrategy.AS_IS);
                sharedBy = now;
            }
        } finally {
            lock.unlock();
        }
    }

    private static @Nullable Bucket bucket(Pace pace, Waiter waiter) {
        if (pace.limits().isEmpty()) {
            return null;
        }
        var builder = Bucket.builder().withCustomTimePrecision(new Meter(waiter));
        for (var limit : pace.limits()) {
            builder.addLimit(window(limit, 1));
        }
        return builder.build();
    }

    /**
     * A bucket lets through what it holds and what flows in meanwhile. A fifth of the limit may go at once, and the
     * rest flows, so that in no span of that length more than the limit go through, wherever the other side's spans
     * begin.
     */
    private static Bandwidth window(RateLimit limit, int hosts) {
        if (limit.requests() < hosts) {
            var longer = limit.per().multipliedBy(hosts).dividedBy(limit.requests());
            return Bandwidth.builder().capacity(1).refillGreedy(1, longer).build();
        }
        var requests = limit.requests() / hosts;
        var atOnce = Math.max(1, requests / 5);
        return Bandwidth.builder()
                .capacity(atOnce)
                .refillGreedy(requests - atOnce + 1L, limit.per())
                .build();
    }

    private static long number(String text) {
        try {
            return (long) Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private record Meter(Waiter waiter) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return waiter.nanoTime();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final class Inside implements Turnstile {
        @Override
        public void enter(Ending ending) {}

        @Override
        public void pace(Ending ending) throws SourceException, InterruptedException {
            Pacer.this.pace(ending);
        }

        @Override
        public void leave() {}

        @Override
        public void pause(Duration time) {
            Pacer.this.pause(time);
        }

        @Override
        public void answered(RawAnswer answer) {
            Pacer.this.answered(answer);
        }

        @Override
        public Optional<Duration> window() {
            return pace.window();
        }
    }
}
