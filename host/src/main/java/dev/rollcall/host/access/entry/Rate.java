package dev.rollcall.host.access.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often a caller may call a route for machines. */
final class Rate {
    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, AtomicInteger> calls;

    Rate(Ticker ticker) {
        calls = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WINDOW)
                .maximumSize(10_000)
                .build();
    }

    /** Counts a call, and says whether it is one too many. */
    boolean isPassedBy(String caller) {
        return calls.get(caller, key -> new AtomicInteger()).incrementAndGet() > MOST;
    }
}
