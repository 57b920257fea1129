package dev.rollcall.sandbox.snipeit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** What can go wrong on purpose. Each fault lasts until it is switched off or used up; safe for all threads. */
public final class Faults {
    private volatile boolean maintenance;
    private volatile boolean databaseDown;
    private volatile Duration delay = Duration.ZERO;
    private final AtomicInteger serverErrors = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger lostAnswers = new AtomicInteger();
    private final AtomicReference<Runnable> race = new AtomicReference<>();

    Faults() {}

    /** Whether every request is answered with 503, whose {@code messages} is a number. */
    public void maintenance(boolean on) {
        maintenance = on;
    }

    /** Whether every request is answered with a redirect to {@code /setup}. */
    public void databaseDown(boolean on) {
        databaseDown = on;
    }

    /** How long each answer takes; zero for none. */
    public void delay(Duration newDelay) {
        delay = newDelay;
    }

    /** Answers that many of the next requests with 500, before they do anything. */
    public void serverErrors(int requests) {
        serverErrors.set(requests);
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
     * Plays two clients that write at once: {@code other} runs within the next checkout, check-in, creation or PATCH
     * through the API, between its checks and its write (v8.1.4, which locks nothing) or before its checks (newer versions,
     * which lock the row). It runs in the server's thread and must use {@link SnipeIt#person}, not HTTP.
     */
    public void duringNextWrite(Runnable other) {
        race.set(other);
    }

    boolean isInMaintenance() {
        return maintenance;
    }

    boolean isDatabaseDown() {
        return databaseDown;
    }

    Duration delay() {
        return delay;
    }

    boolean takeServerError() {
        return take(serverErrors);
    }

    boolean takeCut() {
        return take(cuts);
    }

    boolean takeLostAnswer() {
        return take(lostAnswers);
    }

    Optional<Runnable> takeRace() {
        return Optional.ofNullable(race.getAndSet(null));
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(count -> count > 0 ? count - 1 : 0) > 0;
    }
}
