package dev.rollcall.host.journal;

/**
 * Changes or remarks of a run that have the same state, kind and rule.
 *
 * @param rule such as {@code R21}
 * @param number how many there are, 1 or more
 */
public record ChangeCount(ChangeState state, ChangeKind kind, String rule, long number) {
    /** Whether they pass a filter, as far as it asks for these. */
    public boolean passes(ChangeFilter filter) {
        return (filter.states().isEmpty() || filter.states().contains(state))
                && (filter.kinds().isEmpty() || filter.kinds().contains(kind))
                && (filter.rules().isEmpty() || filter.rules().contains(rule));
    }
}
