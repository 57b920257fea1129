package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import java.util.List;

/**
 * Why some changes were not written, or some devices were told of.
 *
 * @param number how many
 * @param examples the first of them
 * @param address where all of them are listed
 */
record Cause(
        ChangeState state, ChangeKind kind, RuleText rule, long number, List<ChangeLine> examples, String address) {
    Cause {
        examples = List.copyOf(examples);
    }

    public boolean isTrouble() {
        return RuleCount.TROUBLES.contains(state);
    }
}
