package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeState;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of a run's changes. Safe for use by several threads. */
final class Tally {
    private final Map<ChangeState, Long> states = new EnumMap<>(ChangeState.class);
    private final Map<String, Long> rules = new TreeMap<>();

    synchronized void count(ChangeState state, String rule) {
        states.merge(state, 1L, Long::sum);
        if (state == ChangeState.DONE) {
            rules.merge(rule, 1L, Long::sum);
        }
    }

    synchronized long of(ChangeState state) {
        return states.getOrDefault(state, 0L);
    }

    synchronized Map<ChangeState, Long> states() {
        return new EnumMap<>(states);
    }

    synchronized Map<String, Long> rules() {
        return new TreeMap<>(rules);
    }
}
