package dev.rollcall.http;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was asked, for people who watch a limit.
 *
 * @param byEndpoint requests sent, retries included, by the endpoint they count under
 * @param retries how many of them were sent again
 * @param throttled how many were refused because of a limit
 */
public record RequestCounts(Map<String, Long> byEndpoint, long retries, long throttled) {
    public RequestCounts {
        byEndpoint = Map.copyOf(new TreeMap<>(byEndpoint));
    }

    /** All requests. */
    public long total() {
        return byEndpoint.values().stream().mapToLong(Long::longValue).sum();
    }
}
