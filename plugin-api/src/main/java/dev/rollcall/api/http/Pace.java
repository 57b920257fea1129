package dev.rollcall.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the MDM allows, kept by the host for all callers that share a credential. Immutable; grows by new methods only.
 */
public final class Pace {
    /** For an MDM that says nothing: five requests a second, two at a time. */
    public static final Pace GENTLE = atOnce(2).limit(5, Duration.ofSeconds(1));

    private final int concurrency;
    private final List<RateLimit> limits;
    private final @Nullable String remainingHeader;
    private final @Nullable String resetHeader;
    private final @Nullable Duration window;

    private Pace(
            int concurrency,
            List<RateLimit> limits,
            @Nullable String remainingHeader,
            @Nullable String resetHeader,
            @Nullable Duration window) {
        this.concurrency = concurrency;
        this.limits = limits;
        this.remainingHeader = remainingHeader;
        this.resetHeader = resetHeader;
        this.window = window;
    }

    /**
     * At most so many requests under way at a time.
     *
     * @param concurrency above zero
     */
    public static Pace atOnce(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("At least one request must be allowed at a time.");
        }
        return new Pace(concurrency, List.of(), null, null, null);
    }

    /** And at most so many in so much time; several limits may hold together. */
    public Pace limit(int requests, Duration per) {
        var more = new ArrayList<>(limits);
        more.add(new RateLimit(requests, per));
        return new Pace(concurrency, List.copyOf(more), remainingHeader, resetHeader, window);
    }

    /**
     * And watch the headers in which the MDM says what is left: when nothing is, the host waits until the reset.
     *
     * @param remaining name of the header with the number of requests left
     * @param reset name of the header with the seconds until the number is full again
     */
    public Pace watching(String remaining, String reset) {
        return new Pace(concurrency, limits, remaining, reset, window);
    }

    /**
     * And where neither a header nor Retry-After says until when the host has to wait, it waits so long.
     *
     * @param longest the MDM's own span of counting, above zero
     */
    public Pace resettingWithin(Duration longest) {
        if (longest.isZero() || longest.isNegative()) {
            throw new IllegalArgumentException("A span of counting is longer than " + longest + ".");
        }
        return new Pace(concurrency, limits, remainingHeader, resetHeader, longest);
    }

    public int concurrency() {
        return concurrency;
    }

    public List<RateLimit> limits() {
        return limits;
    }

    public Optional<String> remainingHeader() {
        return Optional.ofNullable(remainingHeader);
    }

    public Optional<String> resetHeader() {
        return Optional.ofNullable(resetHeader);
    }

    /** How long to wait where the MDM does not say. */
    public Optional<Duration> window() {
        return Optional.ofNullable(window);
    }
}
