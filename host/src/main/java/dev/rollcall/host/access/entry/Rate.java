package dev.rollcall.host.access.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often a caller may call a route for machines. */
final class Rate {
    /** Of whom a button or a job sends. */
    static final int FEW = 30;
    /** Of an MDM, which tells of every device that checks in. */
    static final int MANY = 3000;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, AtomicInteger> calls;
    private final int most;

    /**
     * @param most within a {@link #WINDOW}
     */
    Rate(Ticker ticker, int most) {
        this.most = most;
        calls = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WINDOW)
                .maximumSize(10_000)
                .build();
    }

    /** Counts a call, and says whether it is one too many. */
    boolean isPassedBy(String caller) {
        return calls.get(caller, key -> new AtomicInteger()).incrementAndGet() > most;
    }
}
