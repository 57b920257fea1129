package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeCount;
import dev.rollcall.host.journal.ChangeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the changes of one rule.
 *
 * @param written or, of a preview, would be
 * @param waiting for a person or, of a preview, would be
 * @param decided by a person, or replaced by a later run
 * @param troubled that were not written
 * @param told skips, waits and reports
 */
record RuleCount(RuleText rule, long written, long waiting, long decided, long troubled, long told) {
    /** A change that was to be written, and was not. */
    static final Set<ChangeState> TROUBLES = Set.of(
            ChangeState.REFUSED, ChangeState.FAILED, ChangeState.UNFINISHED, ChangeState.CLOSED, ChangeState.STALE);

    private static final Set<ChangeState> WRITTEN = Set.of(ChangeState.DONE, ChangeState.PLANNED, ChangeState.BEGUN);
    private static final Set<ChangeState> WAITING = Set.of(ChangeState.HELD, ChangeState.PLANNED_HELD);
    private static final Set<ChangeState> DECIDED =
            Set.of(ChangeState.APPROVED, ChangeState.DISCARDED, ChangeState.REPLACED);

    /** One for each rule, in the order of their numbers. */
    static List<RuleCount> of(Collection<ChangeCount> counts) {
        Map<String, List<ChangeCount>> byRule = new LinkedHashMap<>();
        counts.stream()
                .sorted((one, other) -> Integer.compare(number(one.rule()), number(other.rule())))
                .forEach(count -> byRule.computeIfAbsent(count.rule(), rule -> new ArrayList<>())
                        .add(count));
        return byRule.entrySet().stream()
                .map(ofRule -> new RuleCount(
                        RuleText.of(ofRule.getKey()),
                        sum(ofRule.getValue(), WRITTEN),
                        sum(ofRule.getValue(), WAITING),
                        sum(ofRule.getValue(), DECIDED),
                        sum(ofRule.getValue(), TROUBLES),
                        sum(ofRule.getValue(), Set.of(ChangeState.NOTED))))
                .toList();
    }

    private static long sum(List<ChangeCount> counts, Set<ChangeState> states) {
        return counts.stream()
                .filter(count -> states.contains(count.state()))
                .mapToLong(ChangeCount::number)
                .sum();
    }

    private static int number(String rule) {
        var digits = rule.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }
}
