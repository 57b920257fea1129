package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.StatusRole;
import java.util.List;

/** R12: the id of a matched device is kept on its asset. */
final class LinkRules {
    private final String provider;
    private final Liveness liveness;
    private final Bars bars;

    LinkRules(Scene scene, Liveness liveness, Bars bars) {
        this.provider = scene.connection().provider();
        this.liveness = liveness;
        this.bars = bars;
    }

    void decide(Pair pair, List<Decision> decisions) {
        var link = pair.asset().link(provider);
        var sourceId = pair.device().sourceId();
        if (sourceId.equals(link) || pair.asset().role() == StatusRole.TRANSFERRED) {
            return;
        }
        if (!pair.isComplete()) {
            decisions.add(new Remark.Skip(Rule.R2, "Not all was read, so the link is not written."));
            return;
        }
        if (link == null) {
            var change = new Change.WriteLink(Rule.R12, "The asset had no link.", provider, sourceId);
            decisions.add(bars.pass(change, pair.device(), pair.asset()));
            return;
        }
        if (!liveness.isDead(link)) {
            decisions.add(new Remark.Report(
                    Rule.R12, "The asset's link " + link + " may be another device's, so it stays. Check the link."));
            return;
        }
        var change = new Change.ReplaceLink(
                Rule.R12, "The device " + link + " is gone or superseded.", provider, link, sourceId);
        decisions.add(bars.pass(change, pair.device(), pair.asset()));
    }
}
