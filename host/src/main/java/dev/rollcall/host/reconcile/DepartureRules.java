package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.AssetIndex.Slot;
import dev.rollcall.host.reconcile.Sightings.OfPeer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * R30: what becomes of the asset of a device that is gone; with R16, R31, R32, R33, R35, R41 and R50, which stop it, and
 * R42, which tells what is not ended. R34 follows when the MDM is asked ({@link Confirmation}).
 */
final class DepartureRules {
    private final Scene scene;
    private final Connection connection;
    private final Liveness liveness;
    private final Bars bars;

    DepartureRules(Scene scene, Liveness liveness, Bars bars) {
        this.scene = scene;
        this.connection = scene.connection();
        this.liveness = liveness;
        this.bars = bars;
    }

    /**
     * Decides for an asset whose device is gone.
     *
     * @param missed what the connection last noted of the device
     * @param device its record, where it is listed but not enrolled (R6); else null
     */
    Decision decide(Slot slot, Sighting missed, @Nullable Observed device) {
        var asset = slot.asset;
        if (scene.extent(missed.partition()) == Extent.INCOMPLETE) {
            return Remark.NoChange.UNREAD;
        }
        var others =
                scene.sightings().seenElsewhere(missed.serial() != null ? missed.serial() : slot.serial(), asset.id());
        if (asset.role() == StatusRole.TRANSFERRED && scene.history().ended().contains(asset.id())) {
            return new Remark.NoChange(Rule.R30, "The asset is ended.");
        }
        var obstacle = obstacle(slot, missed);
        if (obstacle != null) {
            return others.isEmpty() ? told(obstacle) : elsewhere(others.get(0).peer());
        }
        if (scene.extent(missed.partition()) == Extent.ONE_DEVICE) {
            return new Remark.Wait(Rule.R2, "Only a run over all devices ends assets.");
        }
        var missing = missed.missing().once(scene.now());
        if (missing.runs() < connection.policy().goneAfterRuns()) {
            return new Remark.Wait(
                    Rule.R35,
                    "The device was missing in " + missing.runs() + " of "
                            + connection.policy().goneAfterRuns() + " complete runs.");
        }
        return departure(new Departure(slot, missed, others, missing.since()), device);
    }

    /** Why the asset would not be ended even if the device was gone from everywhere; null if nothing is in the way. */
    private @Nullable String obstacle(Slot slot, Sighting missed) {
        var asset = slot.asset;
        var holder = asset.holder();
        if (asset.role() != StatusRole.ALLOCATED) {
            return "its status is " + asset.status() + " (R31)";
        }
        if (!(holder instanceof Holder.Person) && !(holder instanceof Holder.Nobody)) {
            return "it is held by " + holder + " (R16)";
        }
        if (asset.isUnderOrder()) {
            return "the order " + asset.order().orElse("") + " is active on it (R41)";
        }
        if (!connection.optIn()) {
            return "the connection does not allow the MDM to update the assignee (R50)";
        }
        if (!missed.sourceId().equals(slot.link)) {
            return "it is not linked to the device (R30)";
        }
        var isAnother = slot.serial() != null
                && missed.serial() != null
                && !slot.serial().equals(missed.serial());
        return isAnother ? "its serial is not the device's (R5)" : null;
    }

    private static Decision told(String why) {
        return new Remark.Report(Rule.R42, "The device is gone, and its asset is not ended: " + why + ".");
    }

    private static Decision elsewhere(Peer peer) {
        return new Remark.NoChange(Rule.R32, "The connection " + peer.name() + " sees the device.");
    }

    /** R32 first: a device that another connection has is no departure. */
    private Decision departure(Departure gone, @Nullable Observed device) {
        var late = latecomer(gone);
        if (late != null) {
            return new Remark.Wait(
                    Rule.R32,
                    "The connection " + late.name()
                            + " can't be asked and has not completed a run since the device was missed.");
        }
        var asset = gone.slot.asset;
        if (!gone.others.isEmpty()) {
            var change = move(gone, gone.others.get(0).peer());
            return change == null ? elsewhere(gone.others.get(0).peer()) : bars.pass(change, device, asset);
        }
        return bars.pass(end(gone), device, asset);
    }

    /** A connection that can't be asked, and whose knowledge is older than the device's absence here. */
    private @Nullable Peer latecomer(Departure gone) {
        for (var peer : scene.sightings().peers()) {
            if (!canBeAsked(peer, gone)) {
                var began = peer.completedRunBegan();
                if (began == null || !began.isAfter(gone.since)) {
                    return peer;
                }
            }
        }
        return null;
    }

    private static boolean canBeAsked(Peer peer, Departure gone) {
        return peer.canLookUp() && (serial(gone).isPresent() || gone.idAt(peer).isPresent());
    }

    private Change.@Nullable ClearLink move(Departure gone, Peer to) {
        var sourceId = gone.missed.sourceId();
        if (scene.sightings().isSeenElsewhere(connection.provider(), sourceId)) {
            return null;
        }
        var questions = new ArrayList<>(ownQuestion(gone));
        if (canBeAsked(to, gone)) {
            questions.add(question(to, gone));
        }
        return new Change.ClearLink(
                Rule.R32,
                "The device moved to the connection " + to.name() + ".",
                connection.provider(),
                sourceId,
                to.name(),
                questions);
    }

    private Change.End end(Departure gone) {
        var asset = gone.slot.asset;
        var links = liveness.deadLinksToOthers(asset);
        if (!scene.sightings().isSeenElsewhere(connection.provider(), gone.missed.sourceId())) {
            links.put(connection.provider(), gone.missed.sourceId());
        }
        var questions = new ArrayList<>(ownQuestion(gone));
        for (var peer : scene.sightings().peers()) {
            if (canBeAsked(peer, gone)) {
                questions.add(question(peer, gone));
            }
        }
        var isRetroactive = !connection.mayEndWhatItSawAt(gone.missed.seenOptedIn());
        return new Change.End(
                Rule.R30,
                "Its device is gone from the MDM.",
                scene.platform().statuses().transferred(),
                connection.provider(),
                links,
                questions,
                isRetroactive);
    }

    private List<Question> ownQuestion(Departure gone) {
        return connection.canLookUp()
                ? List.of(new Question(connection.id(), Optional.of(gone.missed.sourceId()), serial(gone)))
                : List.of();
    }

    private static Question question(Peer peer, Departure gone) {
        return new Question(peer.id(), gone.idAt(peer), serial(gone));
    }

    private static Optional<String> serial(Departure gone) {
        return gone.slot.serial() != null
                ? Optional.ofNullable(gone.slot.asset.serial())
                : Optional.ofNullable(gone.missed.serial());
    }

    /**
     * A device that is gone.
     *
     * @param others who sees it elsewhere, in rank
     * @param since when the first run in a row missed it
     */
    private record Departure(
            Slot slot,
            Sighting missed,
            List<OfPeer> others,
            @Nullable Instant since) {

        Optional<String> idAt(Peer peer) {
            return others.stream()
                    .filter(other -> other.peer().equals(peer))
                    .map(other -> other.sighting().sourceId())
                    .findFirst();
        }
    }
}
