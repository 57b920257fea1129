package dev.rollcall.testkit.simulator;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A fault and how many requests it was for so far. */
final class PlantedFault {
    private final RequestMatch match;
    private final Outcome.Maker maker;
    private final AtomicInteger counted = new AtomicInteger();

    PlantedFault(RequestMatch match, Outcome.Maker maker) {
        this.match = match;
        this.maker = maker;
    }

    Outcome meet(Asked asked, Supplier<Reply> normal) {
        if (!match.counts(asked) || !match.holdsFor(counted.incrementAndGet())) {
            return Outcome.none();
        }
        return maker.make(normal);
    }
}
