package dev.rollcall.host.asset;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/** A platform's users, read in bulk and remembered for a while. Safe for use by several threads. */
public abstract class KnownUsers {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final String ALL = "all";

    private final Cache<String, Known> cache;

    /** Knows nobody yet. */
    protected KnownUsers(Ticker ticker) {
        // Softly: a run that reads half a million users anew needs the room of those of the run before.
        this.cache = Caffeine.newBuilder()
                .softValues()
                .expireAfterWrite(FRESH)
                .maximumSize(1)
                .ticker(ticker)
                .build();
    }

    /**
     * The active users.
     *
     * @param isComplete whether all of them came, with all that they are found by
     */
    public record Known(People people, boolean isComplete) {}

    /** As they were a few minutes ago at most. */
    public final Known known() throws PlatformException, InterruptedException {
        var fresh = cache.getIfPresent(ALL);
        return fresh != null ? fresh : anew(new Persons(new ValuePool()));
    }

    /**
     * As a run needs them: as they are now.
     *
     * @param persons who hold its assets; the users are shared with them
     */
    public final Known anew(Persons persons) throws PlatformException, InterruptedException {
        var read = read(persons);
        if (read.isComplete()) {
            cache.put(ALL, read);
        }
        return read;
    }

    /** They have changed. */
    public final void forget() {
        cache.invalidateAll();
    }

    /** Asks the platform. */
    protected abstract Known read(Persons persons) throws PlatformException, InterruptedException;
}
