package dev.rollcall.sandbox.mdm;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What can go wrong with a tenant on purpose. Each fault lasts until it is switched off or used up; those with a number
 * count requests that are no token requests. Safe for all threads.
 */
public final class MdmFaults {
    private static final int LOOK_UP = -1;

    private final AtomicInteger limited = new AtomicInteger();
    private final AtomicInteger serverErrors = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger webPages = new AtomicInteger();
    private final Map<Integer, Runnable> beforePages = new ConcurrentHashMap<>();
    private volatile Optional<Duration> retryAfter = Optional.empty();
    private volatile int failingPage = -1;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean emptyLists;
    private volatile boolean refused;

    MdmFaults() {}

    /** Whether the credentials of {@link MdmTenant#settings} are refused: revoked, expired, wrong. */
    public void credentialsRefused(boolean on) {
        refused = on;
    }

    /** Answers that many of the next requests with 429, without a word on when to come back. */
    public void rateLimit(int requests) {
        retryAfter = Optional.empty();
        limited.set(requests);
    }

    /** Answers that many of the next requests with 429 and a {@code Retry-After} in whole seconds. */
    public void rateLimit(int requests, Duration comeBackAfter) {
        retryAfter = Optional.of(comeBackAfter);
        limited.set(requests);
    }

    /** Answers that many of the next requests with 500. */
    public void serverErrors(int requests) {
        serverErrors.set(requests);
    }

    /** Answers each request for that page of a list, counted from 0, with 500; -1 for none. */
    public void failAtPage(int page) {
        failingPage = page;
    }

    /** Runs once, right before that page of a list, counted from 0, is made: for what changes in mid-read. */
    public void beforePage(int page, Runnable what) {
        beforePages.put(page, what);
    }

    /** Runs once, right before the next answer to somebody who asks for one device, by id or by serial. */
    public void beforeLookUp(Runnable what) {
        beforePages.put(LOOK_UP, what);
    }

    /** How long each answer takes; zero for none. */
    public void delay(Duration newDelay) {
        delay = newDelay;
    }

    /** Ends the connection of that many of the next requests in the middle of the answer. */
    public void cutConnections(int requests) {
        cuts.set(requests);
    }

    /** Answers that many of the next requests with JSON that ends in the middle. */
    public void brokenJson(int requests) {
        broken.set(requests);
    }

    /** Answers that many of the next requests with a web page, and status 200. */
    public void webPages(int requests) {
        webPages.set(requests);
    }

    /** Whether every list, and every search in one, is empty although nothing was removed. */
    public void emptyLists(boolean on) {
        emptyLists = on;
    }

    /** Switches all of it off. */
    public void none() {
        for (var left : new AtomicInteger[] {limited, serverErrors, cuts, broken, webPages}) {
            left.set(0);
        }
        beforePages.clear();
        failingPage = -1;
        delay = Duration.ZERO;
        emptyLists = false;
        refused = false;
    }

    boolean areCredentialsRefused() {
        return refused;
    }

    boolean areListsEmpty() {
        return emptyLists;
    }

    Duration delay() {
        return delay;
    }

    boolean isFailing(int page) {
        return page == failingPage;
    }

    void runBeforeLookUp() {
        runBefore(LOOK_UP);
    }

    void runBefore(int page) {
        var what = beforePages.remove(page);
        if (what != null) {
            what.run();
        }
    }

    boolean takeLimit() {
        return take(limited);
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    boolean takeServerError() {
        return take(serverErrors);
    }

    boolean takeCut() {
        return take(cuts);
    }

    boolean takeBroken() {
        return take(broken);
    }

    boolean takeWebPage() {
        return take(webPages);
    }

    private static boolean take(AtomicInteger left) {
        return left.getAndUpdate(count -> count > 0 ? count - 1 : 0) > 0;
    }
}
