package dev.rollcall.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what one client asks. */
final class Counter {
    private final Map<String, LongAdder> byEndpoint = new ConcurrentHashMap<>();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    void sent(String endpoint) {
        byEndpoint.computeIfAbsent(endpoint, name -> new LongAdder()).increment();
    }

    void retried() {
        retries.increment();
    }

    void throttled() {
        throttled.increment();
    }

    RequestCounts counts() {
        var sums = byEndpoint.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .sum()));
        return new RequestCounts(sums, retries.sum(), throttled.sum());
    }
}
