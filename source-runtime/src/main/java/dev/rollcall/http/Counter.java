package dev.rollcall.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what one client asks, and tells who watches. */
final class Counter {
    private final String peer;
    private final RequestWatch watch;
    private final Map<String, LongAdder> byEndpoint = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /**
     * For one client.
     *
     * @param peer who is asked
     * @param watch who watches
     */
    Counter(String peer, RequestWatch watch) {
        this.peer = peer;
        this.watch = watch;
    }

    void sent(String endpoint) {
        byEndpoint.computeIfAbsent(endpoint, name -> new LongAdder()).increment();
    }

    void answered(int status, Duration took) {
        watch.answered(peer, status, took);
    }

    void unanswered(Duration took) {
        watch.unanswered(peer, took);
    }

    void waited(Duration time) {
        watch.waited(peer, time);
    }

    void retried() {
        retries.increment();
    }

    void throttled() {
        throttled.increment();
        watch.throttled(peer);
    }

    RequestCounts counts() {
        var sums = byEndpoint.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .sum()));
        return new RequestCounts(sums, retries.sum(), throttled.sum());
    }
}
