package dev.rollcall.host.sync;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A client that is told how far a run is, over a connection that stays open. Safe for all threads. */
final class RunListener implements AsyncListener {
    private final String runId;
    private final OutputStream out;
    private final AsyncContext context;
    private final Consumer<RunListener> whenGone;
    private final long openedAt = System.nanoTime();
    private final AtomicBoolean isTelling = new AtomicBoolean();
    private final AtomicBoolean isGone = new AtomicBoolean();
    private RunEvent latest;
    private long latestAt = openedAt;
    private long told;

    /**
     * One more listener.
     *
     * @param latest what it was told already
     * @param whenGone called once, when nothing can be told any more
     */
    RunListener(String runId, RunEvent latest, OutputStream out, AsyncContext context, Consumer<RunListener> whenGone) {
        this.runId = runId;
        this.out = out;
        this.context = context;
        this.whenGone = whenGone;
        this.latest = latest;
    }

    String runId() {
        return runId;
    }

    /**
     * Tells what is new; where nothing is, and was not for some time, sends a sign of life. Passed over while the client
     * is still being told something: it is slow, and what comes next is newer.
     *
     * @param silence how long nothing may be sent
     */
    void tell(RunEvent event, Duration silence) {
        if (isGone.get() || !isTelling.compareAndSet(false, true)) {
            return;
        }
        try {
            var now = System.nanoTime();
            if (!event.equals(RunEvent.NOTHING) && !event.equals(latest)) {
                send(event.bytes(++told), now);
                latest = event;
            } else if (now - latestAt >= silence.toNanos()) {
                send(RunEvent.SIGN_OF_LIFE, now);
            }
            if (event.isLast()) {
                close();
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone, which is its right. The server notices as well and ends the request itself: were it
            // ended from here, that could meet the next request, which the server serves with the same objects.
            leave();
        } finally {
            isTelling.set(false);
        }
    }

    private void send(byte[] bytes, long now) throws IOException {
        out.write(bytes);
        out.flush();
        latestAt = now;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt >= age.toNanos();
    }

    /** Ends the connection; a second time does nothing. */
    void close() {
        if (leave()) {
            complete();
        }
    }

    /** Tells nothing any more; whether it was there until now. */
    private boolean leave() {
        var wasThere = isGone.compareAndSet(false, true);
        if (wasThere) {
            whenGone.accept(this);
        }
        return wasThere;
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The server has ended it already.
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
        complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
