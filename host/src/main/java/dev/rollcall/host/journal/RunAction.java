package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody did with a run.
 *
 * @param runId the run that it was done with
 * @param actor who
 * @param at when
 * @param changes how many changes were meant; empty where none were, or that is not known
 * @param carriedOutBy the run that carries it out; empty for what no run does
 */
public record RunAction(
        String runId, Kind kind, String actor, Instant at, OptionalInt changes, Optional<String> carriedOutBy) {

    /** What can be done with a run. */
    public enum Kind {
        /** Written, after a preview. */
        APPLY,
        /** Written, after it was held. */
        APPROVE,
        /** Decided against. */
        DISCARD,
        /** Taken back. */
        REVERT,
        /** Stopped. */
        CANCEL
    }
}
