package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusRole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** R40: an ended asset whose device is seen again; with R16, R41 and R42, which tell what is not recovered, and why. */
final class RecoveryRules {
    private final Scene scene;
    private final Connection connection;
    private final Liveness liveness;
    private final AssigneeRules assignees;
    private final Bars bars;

    RecoveryRules(Scene scene, Liveness liveness, AssigneeRules assignees, Bars bars) {
        this.scene = scene;
        this.connection = scene.connection();
        this.liveness = liveness;
        this.assignees = assignees;
        this.bars = bars;
    }

    /**
     * Whether R40 claims the asset, for this or another connection: then nothing but R10 and R40 is for it, also while a
     * place holds it or an order is on it.
     */
    boolean isClaimed(Pair pair) {
        var asset = pair.asset();
        if (asset.role() != StatusRole.TRANSFERRED) {
            return false;
        }
        return (isOurs(asset) || isAnothers(pair) || unheardClaimant(asset) != null) && !liveness.hasLiveLink(asset);
    }

    /** A connection that would claim the asset if it sees the device, which is known when it has run. */
    private @Nullable Peer unheardClaimant(Asset asset) {
        for (var peer : scene.sightings().peers()) {
            if (!peer.hasRun() && peer.optIn() && (isEnded(asset) || peer.recoversUnlinked())) {
                return peer;
            }
        }
        return null;
    }

    private boolean isOurs(Asset asset) {
        return connection.optIn() && (isEnded(asset) || connection.policy().recoverUnlinked());
    }

    private boolean isAnothers(Pair pair) {
        for (var other : pair.others()) {
            var peer = other.peer();
            if (peer.optIn() && (isEnded(pair.asset()) || peer.recoversUnlinked())) {
                return true;
            }
        }
        return false;
    }

    private boolean isEnded(Asset asset) {
        return scene.history().ended().contains(asset.id());
    }

    /** What becomes of a claimed asset. */
    void decide(Pair pair, List<Decision> decisions) {
        var asset = pair.asset();
        var holder = asset.holder();
        if (!isOurs(asset) && !isAnothers(pair)) {
            decisions.add(new Remark.Wait(
                    Rule.R40,
                    "A connection has not run yet that may see the device, and would then recover its asset."));
            return;
        }
        if (!isOurs(asset)) {
            decisions.add(told("another connection, whose opt-in is on, recovers it"));
            return;
        }
        if (!(holder instanceof Holder.Person) && !(holder instanceof Holder.Nobody)) {
            decisions.add(told("it is held by " + holder + " (R16)"));
            return;
        }
        if (asset.isUnderOrder()) {
            decisions.add(told("the order " + asset.order().orElse("") + " is active on it (R41)"));
            return;
        }
        var unheard = liveness.unheard(asset);
        if (unheard != null) {
            decisions.add(new Remark.Wait(
                    Rule.R40,
                    "The connection " + unheard.name()
                            + " has not run yet, so it is not known whether the asset's link is a live one."));
            return;
        }
        if (!pair.isComplete()) {
            decisions.add(told("not all was read (R2)"));
            return;
        }
        decisions.add(bars.pass(recovery(pair, decisions), pair.device(), asset));
    }

    private Change.Recover recovery(Pair pair, List<Decision> decisions) {
        var status = scene.platform().statuses().allocated();
        var after = assignees.afterRecovery(pair, decisions);
        var isRefused = after.filter(Holder.Person.class::isInstance).isPresent() && !status.deployable();
        if (isRefused) {
            decisions.add(new Remark.Skip(Rule.R20, "The platform allows no check-out in status " + status + "."));
        }
        return new Change.Recover(
                Rule.R40,
                "Its device is seen again.",
                status,
                connection.provider(),
                pair.device().sourceId(),
                liveness.deadLinksToOthers(pair.asset()),
                isRefused ? Optional.empty() : after);
    }

    /** R42: a seen device on a TRANSFERRED asset that R40 does not claim. */
    void tell(Pair pair, List<Decision> decisions) {
        if (pair.asset().role() != StatusRole.TRANSFERRED) {
            return;
        }
        if (!connection.optIn()) {
            decisions.add(told("the connection does not allow the MDM to update the assignee (R50)"));
            return;
        }
        decisions.add(told(
                liveness.hasLiveLink(pair.asset())
                        ? "it is still linked to a device that is seen, so a person transferred it"
                        : "Rollcall did not end it, and the connection's policy recovers nothing else"));
    }

    private static Decision told(String why) {
        return new Remark.Report(Rule.R42, "The device is seen, and its asset is transferred: " + why + ".");
    }
}
