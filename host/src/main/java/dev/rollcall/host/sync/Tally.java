package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeState;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of a run's changes. Safe for use by several threads. */
final class Tally {
    private final Map<ChangeState, Map<String, Long>> counts = new EnumMap<>(ChangeState.class);

    synchronized void count(ChangeState state, String rule) {
        counts.computeIfAbsent(state, one -> new TreeMap<>()).merge(rule, 1L, Long::sum);
    }

    synchronized long of(ChangeState state) {
        return sum(counts.getOrDefault(state, Map.of()));
    }

    /** By state, how many. */
    synchronized Map<ChangeState, Long> states() {
        var states = new EnumMap<ChangeState, Long>(ChangeState.class);
        counts.forEach((state, rules) -> states.put(state, sum(rules)));
        return states;
    }

    /** By rule, how many were written. */
    synchronized Map<String, Long> rules() {
        return new TreeMap<>(counts.getOrDefault(ChangeState.DONE, Map.of()));
    }

    /** By state and rule, how many. */
    synchronized Map<ChangeState, Map<String, Long>> statesAndRules() {
        var copy = new EnumMap<ChangeState, Map<String, Long>>(ChangeState.class);
        counts.forEach((state, rules) -> copy.put(state, Map.copyOf(rules)));
        return copy;
    }

    private static long sum(Map<String, Long> rules) {
        return rules.values().stream().mapToLong(Long::longValue).sum();
    }
}
