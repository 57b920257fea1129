package dev.rollcall.host.access.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rollcall.host.access.BootstrapToken;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the wrong tokens that come from an address. Different ones are counted, so that a client with an old token does
 * not lock out the others of its machine.
 */
final class Guesses {
    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final Cache<String, Set<String>> wrong;

    Guesses(Ticker ticker) {
        wrong = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(WINDOW)
                .maximumSize(10_000)
                .build();
    }

    /** Whether so many wrong ones came from there that none is looked at for a while. */
    boolean areTooMany(String address) {
        var tokens = wrong.getIfPresent(address);
        return tokens != null && tokens.size() >= MOST;
    }

    /**
     * Counts a wrong one.
     *
     * @return whether it is the first time that this one came, in a while
     */
    boolean add(String address, String token) {
        var digest = HexFormat.of().formatHex(BootstrapToken.digest(token));
        return wrong.get(address, any -> ConcurrentHashMap.newKeySet()).add(digest);
    }
}
