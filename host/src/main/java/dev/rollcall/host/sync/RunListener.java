package dev.rollcall.host.sync;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A client that is told how far a run is, over a connection that stays open. Safe for all threads.
 *
 * <p>The server serves its next request with the same objects as soon as this one's end has been told to the listener.
 * So the end is let pass only when no thread is sending any more: what one of them did to its answer after that, and be
 * it that it marks it as broken, would be done to somebody else's.
 */
final class RunListener implements AsyncListener {
    private final String runId;
    private final OutputStream out;
    private final AsyncContext context;
    private final Consumer<RunListener> whenGone;
    private final long openedAt = System.nanoTime();
    /** Held by who sends or ends. */
    private final ReentrantLock wire = new ReentrantLock();

    private final AtomicBoolean isGone = new AtomicBoolean();
    private volatile boolean isClosing;
    /** Guarded by {@link #wire}, as what follows. */
    private boolean isOver;

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
        if (isGone.get() || !wire.tryLock()) {
            return;
        }
        try {
            if (!isGone.get()) {
                tellHeld(event, silence);
            }
        } catch (IOException | IllegalStateException e) {
            // The client has gone, which is its right. The server notices as well and ends the request itself.
            leave();
        } finally {
            wire.unlock();
        }
        if (isClosing) {
            completeUnlessTelling();
        }
    }

    private void tellHeld(RunEvent event, Duration silence) throws IOException {
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
    }

    private void send(byte[] bytes, long now) throws IOException {
        out.write(bytes);
        out.flush();
        latestAt = now;
    }

    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt >= age.toNanos();
    }

    /** Ends the connection, once nobody is sending; a second time does nothing. Doesn't wait. */
    void close() {
        if (leave()) {
            isClosing = true;
            completeUnlessTelling();
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

    /** Who is telling does it afterwards. */
    private void completeUnlessTelling() {
        if (wire.tryLock()) {
            try {
                complete();
            } finally {
                wire.unlock();
            }
        }
    }

    /** Does nothing after the first time, and once the server has ended the request: the objects may serve another. */
    private void complete() {
        if (isOver) {
            return;
        }
        try {
            context.complete();
            isOver = true;
        } catch (IllegalStateException e) {
            // The server is ending it already.
        }
    }

    /** Lets the server go on when nobody is sending, and nobody will. */
    private void end(boolean isToComplete) {
        leave();
        wire.lock();
        try {
            if (isToComplete) {
                complete();
            }
            isOver = true;
        } finally {
            wire.unlock();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end(false);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end(true);
    }

    @Override
    public void onError(AsyncEvent event) {
        end(true);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
