package dev.rollcall.host.audit;

import java.util.List;

/**
 * What a look at the whole chain found.
 *
 * @param entries how many there are
 * @param first the id of the first one; 0 if there is none
 * @param head the digest of the last one: to be noted elsewhere, and compared later
 * @param erased how many entries say less than they said, with an entry that vouches for it
 * @param problems what is not as it was written, a sentence each, the first ones only; empty if the chain holds
 */
public record Verification(long entries, long first, String head, long erased, List<String> problems) {
    public Verification {
        problems = List.copyOf(problems);
    }

    /** Whether nothing was found. */
    public boolean holds() {
        return problems.isEmpty();
    }
}
