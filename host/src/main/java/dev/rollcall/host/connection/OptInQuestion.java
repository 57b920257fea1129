package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Optional;

/**
 * What a person has to confirm to change the opt-in.
 *
 * @param on whether it is to be on
 * @param text what will happen then
 * @param numbers what a preview showed of it; empty if there is none that is not outdated
 */
record OptInQuestion(boolean on, String text, Optional<OptInNumbers> numbers) {

    /** The question about that policy; its opt-in differs from the one before. */
    static OptInQuestion of(String name, Policy policy, Optional<OptInNumbers> numbers) {
        var on = policy.allowAssigneeUpdates();
        return new OptInQuestion(on, on ? textOn(name, policy) : textOff(name), numbers);
    }

    private static String textOn(String name, Policy policy) {
        var clearing = policy.clearWhenUnassigned()
                ? "Where the MDM says nobody, the assignee is cleared. "
                : "Where the MDM says nobody, the assignee stays, as clearWhenUnassigned is off. ";
        return "From the next run on, the MDM decides who holds the assets that '" + name + "' sees: another person"
                + " replaces the one on the platform, also one that somebody entered there. " + clearing
                + "An asset whose device is gone becomes Transferred and is held by nobody; one that Rollcall ended"
                + " becomes Allocated again when its device is seen. No run starts now, and what was seen before is not"
                + " ended without a person's approval.";
    }

    private static String textOff(String name) {
        return "From now on no run of '" + name
                + "' replaces or clears an assignee, ends or recovers an asset; one that"
                + " is on stops before its next such change. What is held can't be approved any more. What was written"
                + " stays: nothing is taken back. Switched on again later, it begins anew, and ends only what it has"
                + " seen since then.";
    }

    String action() {
        return on ? "opt-in switched on" : "opt-in switched off";
    }
}
