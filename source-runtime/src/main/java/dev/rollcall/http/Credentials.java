package dev.rollcall.http;

import dev.rollcall.api.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What clients of the same credential share, for as long as one of them is open. Holds nothing of a plugin's. */
final class Credentials {
    private final Waiter waiter;
    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();
    private volatile int hosts = 1;
    private long settledAt;

    Credentials(Waiter waiter, Clock clock) {
        this.waiter = waiter;
        this.clock = clock;
        this.settledAt = waiter.nanoTime();
    }

    /**
     * From now on, what is allowed to all hosts together is shared by so many.
     *
     * @param settling those who ask for it from now on wait so long with their first request
     */
    synchronized void shareAmong(int number, Duration settling) {
        hosts = number;
        settledAt = waiter.nanoTime() + settling.toNanos();
    }

    /** What is allowed to all hosts together: this one keeps to its part of it. */
    synchronized Shared shareWithHosts(String key, Pace pace) {
        var isNew = !entries.containsKey(key);
        var shared = share(key, new Pacer(pace, waiter, clock, () -> hosts));
        if (isNew) {
            shared.pacer().pause(Duration.ofNanos(settledAt - waiter.nanoTime()));
        }
        return shared;
    }

    synchronized Shared share(String key, Pace pace) {
        return share(key, new Pacer(pace, waiter, clock));
    }

    private Shared share(String key, Pacer fresh) {
        var entry = entries.computeIfAbsent(key, name -> new Entry(fresh, new TokenCache(clock)));
        entry.users++;
        return new Shared(key, entry);
    }

    private synchronized void giveBack(String key, Entry entry) {
        entry.users--;
        if (entry.users == 0) {
            entries.remove(key, entry);
        }
        entry.pacer.wake();
    }

    /** One client's part in it; to be closed once. */
    final class Shared implements AutoCloseable {
        private final String key;
        private final Entry entry;

        private Shared(String key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        Pacer pacer() {
            return entry.pacer;
        }

        TokenCache tokens() {
            return entry.tokens;
        }

        @Override
        public void close() {
            giveBack(key, entry);
        }
    }

    private static final class Entry {
        private final Pacer pacer;
        private final TokenCache tokens;
        private int users;

        Entry(Pacer pacer, TokenCache tokens) {
            this.pacer = pacer;
            this.tokens = tokens;
        }
    }
}
