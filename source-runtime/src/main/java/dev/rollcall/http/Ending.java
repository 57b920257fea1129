package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

/** The end of a client, and what has to end with it. */
final class Ending {
    private final CountDownLatch latch = new CountDownLatch(1);
    private final IdentityHashMap<Future<?>, Boolean> underWay = new IdentityHashMap<>();

    CountDownLatch latch() {
        return latch;
    }

    /** Cancels what is under way; what comes later is refused. */
    void come() {
        latch.countDown();
        copied().forEach(future -> future.cancel(true));
    }

    boolean hasCome() {
        return latch.getCount() == 0;
    }

    void check() throws SourceException {
        if (hasCome()) {
            throw closed();
        }
    }

    static SourceException closed() {
        return new SourceException(
                SourceException.Kind.UNAVAILABLE,
                "The connection was closed while it was in use.",
                "Start again; this happens when a connection or its plugin is changed or removed.");
    }

    void add(Future<?> future) throws SourceException {
        synchronized (underWay) {
            underWay.put(future, true);
        }
        if (hasCome()) {
            future.cancel(true);
        }
        check();
    }

    void remove(Future<?> future) {
        synchronized (underWay) {
            underWay.remove(future);
        }
    }

    private List<Future<?>> copied() {
        synchronized (underWay) {
            return List.copyOf(underWay.keySet());
        }
    }
}
