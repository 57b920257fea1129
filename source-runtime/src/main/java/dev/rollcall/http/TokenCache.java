package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One token for all who share a credential. One caller takes it, the others wait for it; if the one is interrupted,
 * the next takes its place, and if it fails, those who waited fail with it.
 */
final class TokenCache {
    private static final Duration AHEAD_AT_MOST = Duration.ofSeconds(30);

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile @Nullable Failure failure;
    private final AtomicLong failures = new AtomicLong();

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    /** How a caller takes a token. */
    @FunctionalInterface
    interface Taking {
        Token take() throws SourceException, InterruptedException;
    }

    Proofs.Proof current(Taking taking, Ending ending) throws SourceException, InterruptedException {
        var now = held;
        if (now != null && now.lasts(clock.instant())) {
            return now.proof;
        }
        var failuresBefore = failures.get();
        if (lock.isHeldByCurrentThread()) {
            throw new SourceException(
                    SourceException.Kind.DEFECT,
                    "The plugin asks for a token while it takes one.",
                    "Report it to the maker of the plugin: a token function uses the HTTP it is given.");
        }
        lock.lockInterruptibly();
        try {
            ending.check();
            return afterWaiting(taking, failuresBefore, ending);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a proof, unless another has taken its place already. */
    void refused(Proofs.Proof used) {
        lock.lock();
        try {
            var now = held;
            if (now != null && now.proof == used) {
                held = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Proofs.Proof afterWaiting(Taking taking, long failuresBefore, Ending ending)
            throws SourceException, InterruptedException {
        var now = held;
        if (now != null && now.lasts(clock.instant())) {
            return now.proof;
        }
        var failed = failure;
        if (failed != null && failures.get() > failuresBefore) {
            throw failed.again();
        }
        try {
            var asked = clock.instant();
            var token = taking.take();
            var taken = new Held(new Proofs.Proof(token.headers()), end(asked, token.life()));
            held = taken;
            failure = null;
            return taken.proof;
        } catch (SourceException e) {
            if (!ending.hasCome()) {
                failure = new Failure(e.kind(), e.happened(), e.cure(), e.retryAfter());
                failures.incrementAndGet();
            }
            throw e;
        }
    }

    /** A fixed margin would be longer than the whole life of a token that lasts a minute. */
    private static Optional<Instant> end(Instant asked, Optional<Duration> life) {
        return life.map(whole -> {
            var tenth = whole.dividedBy(10);
            return asked.plus(whole).minus(tenth.compareTo(AHEAD_AT_MOST) < 0 ? tenth : AHEAD_AT_MOST);
        });
    }

    private record Held(Proofs.Proof proof, Optional<Instant> end) {
        boolean lasts(Instant now) {
            return end.map(now::isBefore).orElse(true);
        }
    }

    /** What went wrong, without the exception, which may hold objects of a plugin's. */
    private record Failure(SourceException.Kind kind, String happened, String cure, Optional<Duration> retryAfter) {
        SourceException again() {
            return new SourceException(kind, happened, cure, retryAfter.orElse(null), null);
        }
    }
}
