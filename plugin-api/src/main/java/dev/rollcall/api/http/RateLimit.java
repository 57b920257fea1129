package dev.rollcall.api.http;

import java.time.Duration;

/**
 * So many requests in so much time.
 *
 * @param requests above zero
 * @param per above zero
 */
public record RateLimit(int requests, Duration per) {
    public RateLimit {
        if (requests < 1 || per.isZero() || per.isNegative()) {
            throw new IllegalArgumentException("A rate is at least one request in some time, not " + requests + ".");
        }
    }
}
