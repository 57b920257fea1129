package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs are meant.
 *
 * @param connectionId of this connection only; empty for all
 * @param states in these states only; all if empty
 * @param purposes for these purposes only; all if empty
 * @param since only those that began then or later; empty for no limit
 * @param until only those that began before; empty for no limit
 */
public record RunFilter(
        Optional<String> connectionId,
        Set<RunState> states,
        Set<Purpose> purposes,
        Optional<Instant> since,
        Optional<Instant> until) {
    /** Every run. */
    public static final RunFilter ALL =
            new RunFilter(Optional.empty(), Set.of(), Set.of(), Optional.empty(), Optional.empty());

    public RunFilter {
        states = Set.copyOf(states);
        purposes = Set.copyOf(purposes);
    }

    /** Only those of one connection. */
    public static RunFilter ofConnection(String connectionId) {
        return new RunFilter(Optional.of(connectionId), Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }
}
