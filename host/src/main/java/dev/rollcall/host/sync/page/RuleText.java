package dev.rollcall.host.sync.page;

import dev.rollcall.host.reconcile.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A rule as people read it.
 *
 * @param number such as {@code R21}
 * @param title what it is called; empty for a number that this version knows no rule of
 */
record RuleText(String number, String title) {
    static RuleText of(String number) {
        return new RuleText(number, find(number).map(Rule::title).orElse(""));
    }

    static List<RuleText> all() {
        return Arrays.stream(Rule.values())
                .map(rule -> new RuleText(rule.name(), rule.title()))
                .toList();
    }

    /** Whether there are texts on it. */
    public boolean isKnown() {
        return !title.isEmpty();
    }

    private static Optional<Rule> find(String number) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.name().equals(number))
                .findFirst();
    }
}
