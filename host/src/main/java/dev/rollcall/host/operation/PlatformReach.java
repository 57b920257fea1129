package dev.rollcall.host.operation;

import dev.rollcall.http.RequestWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the platform can be reached, as its last answer told: nothing is sent to find out. Safe for use by several
 * threads.
 */
public final class PlatformReach implements RequestWatch {
    private final Set<String> peers;
    private final Clock clock;
    private volatile Optional<Seen> last = Optional.empty();

    /**
     * Nothing is known yet.
     *
     * @param peers what a platform's requests are known by, of whatever kind it is: that may be chosen while the host runs
     */
    public PlatformReach(Set<String> peers, Clock clock) {
        this.peers = Set.copyOf(peers);
        this.clock = clock;
    }

    /**
     * What the last request met.
     *
     * @param at when
     * @param reached whether an answer came that is no failure of the platform's own
     */
    record Seen(Instant at, boolean reached) {}

    /** Empty while nothing was asked since the start. */
    Optional<Seen> last() {
        return last;
    }

    /** 1 if it can be reached, 0 if not, no number while nothing is known. */
    double asNumber() {
        return last.map(seen -> seen.reached() ? 1.0 : 0.0).orElse(Double.NaN);
    }

    @Override
    public void answered(String asked, int status, Duration took) {
        note(asked, status < 500);
    }

    @Override
    public void unanswered(String asked, Duration took) {
        note(asked, false);
    }

    @Override
    public void waited(String asked, Duration time) {}

    @Override
    public void throttled(String asked) {}

    private void note(String asked, boolean reached) {
        if (peers.contains(asked)) {
            last = Optional.of(new Seen(clock.instant(), reached));
        }
    }
}
