package dev.rollcall.host.asset.snipeit;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests of a write, in the order from whose every break the rules reach the same end (R72); the reasons are in
 * docs/explanation/order-of-writes.md.
 */
final class Sequence {
    private Sequence() {}

    /** What one request does. */
    enum Request {
        CHECK_IN,
        CHECK_OUT,
        PATCH
    }

    /**
     * One request.
     *
     * @param edit what it changes
     */
    record Step(Request request, AssetEdit edit) {}

    /** The requests that make the edit of the asset; none where both agree. */
    static List<Step> of(Asset before, AssetEdit wanted) {
        var edit = wanted.lackingIn(before);
        var fields = edit.withoutHolder();
        var steps = new ArrayList<Step>();
        if (!fields.isNothing()) {
            steps.add(new Step(Request.PATCH, fields));
        }
        var handover = edit.holder().map(to -> handover(before.holder(), to)).orElse(List.of());
        steps.addAll(leavesUse(edit) ? 0 : steps.size(), handover);
        return List.copyOf(steps);
    }

    /** Whether fields are written before the holder. */
    static boolean isPatchFirst(AssetEdit edit) {
        return !leavesUse(edit);
    }

    /** An end: while it is ALLOCATED and linked, it is ended again; once it is TRANSFERRED, no rule clears its holder. */
    private static boolean leavesUse(AssetEdit edit) {
        return edit.status().filter(to -> to.role() != StatusRole.ALLOCATED).isPresent();
    }

    private static List<Step> handover(Holder from, Holder to) {
        var steps = new ArrayList<Step>();
        if (!(from instanceof Holder.Nobody)) {
            steps.add(new Step(Request.CHECK_IN, AssetEdit.NOTHING.withHolder(Holder.NOBODY)));
        }
        if (to instanceof Holder.Person) {
            steps.add(new Step(Request.CHECK_OUT, AssetEdit.NOTHING.withHolder(to)));
        }
        return steps;
    }

    /** What is still to be done; empty if the asset is in none of the states that the requests lead through. */
    static Optional<AssetEdit> remaining(Asset before, AssetEdit wanted, Asset now) {
        var state = before;
        if (state.differenceTo(now).isEmpty()) {
            return Optional.of(wanted.lackingIn(now, before));
        }
        for (var step : of(before, wanted)) {
            state = step.edit().appliedTo(state);
            if (state.differenceTo(now).isEmpty()) {
                return Optional.of(wanted.lackingIn(now, before));
            }
        }
        return Optional.empty();
    }
}
