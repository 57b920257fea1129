package dev.rollcall.sandbox.glpi;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What can go wrong on purpose. Each fault lasts until it is switched off or used up; safe for all threads. */
public final class Faults {
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean htmlErrors;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusalStatus = 500;
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicInteger emptyAnswers = new AtomicInteger();
    private final AtomicInteger lostSessions = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> race = new AtomicReference<>();
    private final AtomicReference<@Nullable CountDownLatch> hold = new AtomicReference<>();

    Faults() {}

    /** How long each answer takes; zero for none. */
    public void delay(Duration newDelay) {
        delay = newDelay;
    }

    /** Answers that many of the next requests with 500 and an HTML page, before they do anything. */
    public void serverErrors(int requests) {
        answers(requests, 500);
    }

    /** Answers that many of the next requests with a status and an HTML page, before they do anything. */
    public void answers(int requests, int status) {
        refusalStatus = status;
        refusals.set(requests);
    }

    /** Whether every request is answered with 503 and an HTML page, as a web server before a GLPI that is down. */
    public void maintenance(boolean on) {
        htmlErrors = on;
    }

    /** Ends the connection of that many of the next requests in the middle of the answer, after they had their effect. */
    public void cutConnections(int requests) {
        cuts.set(requests);
    }

    /** Answers that many of the next requests with 500 although they had their effect. */
    public void lostAnswers(int requests) {
        lostAnswers.set(requests);
    }

    /**
     * Answers that many of the next writes with 200, {@code text/html} and nothing, although they had their effect, as a
     * fatal error of PHP does.
     */
    public void emptyAnswers(int writes) {
        emptyAnswers.set(writes);
    }

    /** Ends all sessions before each of that many of the next requests which come with one. */
    public void loseSessions(int requests) {
        lostSessions.set(requests);
    }

    /**
     * Plays two clients that write at once: {@code other} runs within the next write through the API, before it. It runs
     * in the server's thread and must use {@link Glpi#person}, not HTTP.
     */
    public void duringNextWrite(Runnable other) {
        race.set(other);
    }

    /** Lets every request wait before it does anything, until {@link #release}. */
    public void hold() {
        hold.compareAndSet(null, new CountDownLatch(1));
    }

    /** Lets the requests that wait go on, and those to come. */
    public void release() {
        CountDownLatch latch = hold.getAndSet(null);
        if (latch != null) {
            latch.countDown();
        }
    }

    boolean isInMaintenance() {
        return htmlErrors;
    }

    Duration delay() {
        return delay;
    }

    /** Waits as long as requests are held. */
    void awaitRelease() throws InterruptedException {
        CountDownLatch latch = hold.get();
        if (latch != null) {
            latch.await();
        }
    }

    /** The status to refuse a request with; 0 to answer it. */
    int takeRefusal() {
        return take(refusals) ? refusalStatus : 0;
    }

    boolean takeCut() {
        return take(cuts);
    }

    boolean takeLostAnswer() {
        return take(lostAnswers);
    }

    boolean takeEmptyAnswer() {
        return take(emptyAnswers);
    }

    boolean takeLostSession() {
        return take(lostSessions);
    }

    void race() {
        Runnable other = race.getAndSet(null);
        if (other != null) {
            other.run();
        }
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(count -> count > 0 ? count - 1 : 0) > 0;
    }
}
