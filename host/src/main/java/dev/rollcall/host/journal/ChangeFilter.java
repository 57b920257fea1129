package dev.rollcall.host.journal;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Which changes and remarks of a run are meant.
 *
 * @param states in these states only; all if empty
 * @param rules of these rules only, such as {@code R21}; all if empty
 * @param kinds of these kinds only; all if empty
 * @param serial of this device only, normalised (R3); empty for all
 * @param text only where the asset's label, the serial, the MDM's id, the reason, the message, or a person before, after
 *     or in what the MDM showed has this text, in whatever case; empty for all
 */
public record ChangeFilter(
        Set<ChangeState> states,
        Set<String> rules,
        Set<ChangeKind> kinds,
        Optional<String> serial,
        Optional<String> text) {
    public ChangeFilter {
        states = Set.copyOf(states);
        rules = Set.copyOf(rules);
        kinds = Set.copyOf(kinds);
    }

    /** Only those in these states; all if there are none. */
    public static ChangeFilter of(Collection<ChangeState> states) {
        return new ChangeFilter(Set.copyOf(states), Set.of(), Set.of(), Optional.empty(), Optional.empty());
    }
}
