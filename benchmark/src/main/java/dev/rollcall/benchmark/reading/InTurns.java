package dev.rollcall.benchmark.reading;

import dev.rollcall.api.SourceException;
import java.util.ArrayList;

/**
 * Two ways of reading in turns, in one process.
 *
 * @param count how many rows each round has to read
 * @param warmUp rounds before those that are measured
 * @param rounds that are measured
 */
record InTurns(int count, int warmUp, int rounds) {
    Comparison compare(Comparison.Subject subject, Reading ours, Reading bare)
            throws SourceException, InterruptedException {
        var first = measured(ours);
        for (var round = 1; round < warmUp; round++) {
            measured(bare);
            measured(ours);
        }
        var comparison = new Comparison(subject, first, new ArrayList<>(), new ArrayList<>());
        for (var round = 0; round < rounds; round++) {
            // Whoever comes second must not always be the same.
            if (round % 2 == 0) {
                comparison.bare().add(measured(bare));
                comparison.ours().add(measured(ours));
                continue;
            }
            comparison.ours().add(measured(ours));
            comparison.bare().add(measured(bare));
        }
        return comparison;
    }

    Round measured(Reading reading) throws SourceException, InterruptedException {
        var round = Round.of(reading);
        if (round.devices() != count) {
            throw new IllegalStateException(
                    "A round read " + round.devices() + " of " + count + " rows, so nothing can be compared.");
        }
        return round;
    }
}
