package dev.rollcall.host.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong passwords by account and by address. An attempt counts from its beginning, so that many at the same time
 * are no way around. Names that nobody has are counted too, and so tell nothing.
 */
public final class LoginThrottle {
    static final int MOST_OF_AN_ACCOUNT = 10;
    static final int MOST_OF_AN_ADDRESS = 50;
    /** How long both are closed after the first of these attempts. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    private final Cache<String, AtomicInteger> accounts;
    private final Cache<String, AtomicInteger> addresses;

    public LoginThrottle(Ticker ticker) {
        accounts = counters(ticker);
        addresses = counters(ticker);
    }

    /** Counts an attempt that begins; whether its password is looked at. */
    public boolean begins(String name, String address) {
        var ofAddress = counter(addresses, address).incrementAndGet();
        var ofAccount = counter(accounts, key(name)).incrementAndGet();
        return ofAddress <= MOST_OF_AN_ADDRESS && ofAccount <= MOST_OF_AN_ACCOUNT;
    }

    /** The attempt had the right password: it counts no more, and the account begins anew. */
    public void succeeded(String name, String address) {
        accounts.invalidate(key(name));
        counter(addresses, address).decrementAndGet();
    }

    private static AtomicInteger counter(Cache<String, AtomicInteger> counters, String key) {
        return counters.get(key, any -> new AtomicInteger());
    }

    private static Cache<String, AtomicInteger> counters(Ticker ticker) {
        return Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WINDOW)
                .maximumSize(10_000)
                .build();
    }

    private static String key(String name) {
        var key = name.strip().toLowerCase(Locale.ROOT);
        return key.length() > 200 ? key.substring(0, 200) : key;
    }
}
