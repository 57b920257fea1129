package dev.rollcall.testkit.simulator;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a fault made of a request.
 *
 * @param reply the answer; empty if the fault leaves it to what comes after it, or cuts the connection
 * @param isCut whether the connection is cut
 */
record Outcome(Optional<Reply> reply, boolean isCut) {

    static Outcome of(Reply reply) {
        return new Outcome(Optional.of(reply), false);
    }

    static Outcome cut() {
        return new Outcome(Optional.empty(), true);
    }

    static Outcome none() {
        return new Outcome(Optional.empty(), false);
    }

    boolean decides() {
        return isCut || reply.isPresent();
    }

    /** Makes the outcome of a request from what would normally be answered. */
    @FunctionalInterface
    interface Maker {
        Outcome make(Supplier<Reply> normal);
    }
}
