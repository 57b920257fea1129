package dev.rollcall.host.journal;

import dev.rollcall.host.reconcile.Comparison;
import java.util.Optional;

/**
 * Which devices of a connection are asked for.
 *
 * @param state only those that stand so; all if empty
 * @param text only those with this text in their name, serial, user, asset or holder, in whatever case; all if empty
 */
public record ComparisonFilter(Optional<Comparison.State> state, Optional<String> text) {
    public static final ComparisonFilter ALL = new ComparisonFilter(Optional.empty(), Optional.empty());
}
