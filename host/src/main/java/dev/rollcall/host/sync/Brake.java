package dev.rollcall.host.sync;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops a run between two changes, never within one: because somebody cancelled it, or because going on makes no sense.
 * Safe for use by several threads.
 */
final class Brake {
    /** So many assets in a row that fail without being refused mean that the platform is in trouble. */
    private static final int PATIENCE = 5;

    private final AtomicReference<@Nullable String> cancelled = new AtomicReference<>();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /** Somebody wants it to stop; the text says who. */
    void cancel(String why) {
        cancelled.compareAndSet(null, why);
    }

    /** It can't go on; the text has two sentences. The first one counts. */
    void fail(String why) {
        failure.compareAndSet(null, why);
    }

    void succeeded() {
        failuresInARow.set(0);
    }

    /** An asset failed for a reason that lies with the platform. */
    void failedOnce(String why) {
        if (failuresInARow.incrementAndGet() >= PATIENCE) {
            fail(why);
        }
    }

    boolean isOn() {
        return cancelled.get() != null || failure.get() != null;
    }

    Optional<String> cancellation() {
        return Optional.ofNullable(cancelled.get());
    }

    Optional<String> failure() {
        return Optional.ofNullable(failure.get());
    }
}
