package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Sighting.Missing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an applying run leaves in our notes: new sightings (R32, R33, R35, R60), ends that no longer stand (R40) and
 * reverts that no longer bind (R73). A preview leaves nothing.
 */
public final class Memory {
    private final Scene scene;
    private final Plan plan;
    private final Map<Set<SpecKey<?>>, Set<SpecKey<?>>> reported = new HashMap<>();

    private Memory(Scene scene, Plan plan) {
        this.scene = scene;
        this.plan = plan;
    }

    /** What to remember of a run; to be stored before anything of it is written, so that a break loses none of it. */
    public static Notes of(Scene scene, Plan plan) {
        return new Memory(scene, plan).notes();
    }

    /**
     * A sighting after a change was applied: an end makes every device that is not seen forget the asset, a move the
     * one that moved (R42).
     *
     * @param assetId of the asset that was changed
     * @param connectionId whose run changed it
     */
    public static Sighting after(Sighting sighting, Change change, String assetId, String connectionId) {
        if (!assetId.equals(sighting.assetId())) {
            return sighting;
        }
        var isForgotten = (change instanceof Change.End && !sighting.isSeen())
                || (change instanceof Change.ClearLink move
                        && sighting.connectionId().equals(connectionId)
                        && sighting.sourceId().equals(move.before()));
        return isForgotten ? with(sighting, null, sighting.enrolled(), sighting.missing()) : sighting;
    }

    private Notes notes() {
        var called = calledPartitions();
        var changed = new ArrayList<Sighting>();
        noteUnlisted(called, changed);
        for (var verdict : plan.verdicts()) {
            var device = verdict.device();
            if (device != null) {
                note(verdict, device, called, changed);
            }
        }
        return new Notes(changed, called, scene.connection().optInSince() != null, brokenEnds(), liftedReverts());
    }

    private void noteUnlisted(Set<String> called, List<Sighting> changed) {
        var listed = listed();
        var own = scene.sightings().own();
        for (var place = listed.nextClearBit(0); place < own.size(); place = listed.nextClearBit(place + 1)) {
            var earlier = own.at(place);
            if (isMissed(earlier)) {
                changed.add(missed(earlier, earlier.enrolled()));
            } else if (earlier.isSeen()) {
                // Its record was rejected: nobody may conclude that the run saw all of its list.
                called.remove(earlier.partition());
            }
        }
    }

    private BitSet listed() {
        var listed = new BitSet();
        for (var device : scene.devices()) {
            var place = scene.sightings().own().place(device.sourceId());
            if (place >= 0) {
                listed.set(place);
            }
        }
        return listed;
    }

    private Set<String> calledPartitions() {
        var called = new HashSet<>(scene.reading().extents().keySet());
        called.removeIf(partition -> scene.extent(partition) != Extent.COMPLETE);
        return called;
    }

    private void note(Verdict verdict, Observed device, Set<String> called, List<Sighting> changed) {
        var earlier = verdict.earlier();
        if (device.isEnrolled()) {
            var seen = seen(verdict, device);
            if (!called.contains(device.partition()) || earlier == null || !seen.isSameApartFromWhen(earlier)) {
                changed.add(seen);
            }
            return;
        }
        if (earlier == null) {
            return;
        }
        var isCounted = scene.extent(device.partition()) == Extent.COMPLETE;
        if (isCounted) {
            changed.add(missed(earlier, false));
        } else if (earlier.enrolled()) {
            changed.add(with(earlier, earlier.assetId(), false, earlier.missing()));
        }
    }

    private Sighting seen(Verdict verdict, Observed device) {
        var earlier = verdict.earlier();
        var serial = scene.serials().normalise(device.serial());
        var connection = scene.connection();
        return new Sighting(
                connection.id(),
                device.sourceId(),
                serial != null || earlier == null ? serial : earlier.serial(),
                device.partition(),
                assetId(verdict),
                true,
                Decider.said(device.user(), earlier),
                Decider.lastContact(device, earlier),
                scene.now(),
                connection.optInSince() != null ? scene.now() : earlier == null ? null : earlier.seenOptedIn(),
                Missing.NOT,
                specs(device));
    }

    private static @Nullable String assetId(Verdict verdict) {
        if (verdict.asset() != null) {
            return verdict.asset().id();
        }
        return verdict.earlier() == null ? null : verdict.earlier().assetId();
    }

    /** Most devices report the same specs: one set serves them all. */
    private Set<SpecKey<?>> specs(Observed device) {
        return reported.computeIfAbsent(device.specs().keys(), keys -> keys);
    }

    private boolean isMissed(Sighting earlier) {
        return scene.extent(earlier.partition()) == Extent.COMPLETE
                && !scene.reading().rejected().contains(earlier.sourceId());
    }

    private Sighting missed(Sighting earlier, boolean enrolled) {
        return with(earlier, earlier.assetId(), enrolled, earlier.missing().once(scene.now()));
    }

    private static Sighting with(Sighting of, @Nullable String assetId, boolean enrolled, Missing missing) {
        return new Sighting(
                of.connectionId(),
                of.sourceId(),
                of.serial(),
                of.partition(),
                assetId,
                enrolled,
                of.said(),
                of.lastContact(),
                of.seenAt(),
                of.seenOptedIn(),
                missing,
                of.specs());
    }

    /** R40: an asset that is in another status has not stayed TRANSFERRED. */
    private Set<String> brokenEnds() {
        var broken = new HashSet<String>();
        for (var asset : scene.platform().assets()) {
            if (asset.role() != StatusRole.TRANSFERRED
                    && scene.history().ended().contains(asset.id())) {
                broken.add(asset.id());
            }
        }
        return broken;
    }

    /** R73: the device's user, enrolment or id has changed in the MDM. */
    private Set<String> liftedReverts() {
        var reverts = scene.history().reverts();
        var lifted = new HashSet<String>();
        for (var verdict : reverts.isEmpty() ? List.<Verdict>of() : plan.verdicts()) {
            var asset = verdict.asset();
            var revert = asset == null ? null : reverts.get(asset.id());
            if (asset != null && revert != null && isLifted(revert, verdict)) {
                lifted.add(asset.id());
            }
        }
        return lifted;
    }

    private boolean isLifted(History.Revert revert, Verdict verdict) {
        return revert.connectionId().equals(scene.connection().id())
                && isKnown(verdict)
                && Fingerprint.ofDevice(verdict.device()) != revert.device();
    }

    /** Whether the run knows the device's state: it was read, or it is not there. */
    private boolean isKnown(Verdict verdict) {
        var earlier = verdict.earlier();
        return verdict.device() != null || (earlier != null && isMissed(earlier));
    }

    /**
     * What to remember. What the run saw just as it was noted before is not among the sightings: whoever keeps them
     * notes a {@link Roll} for each called partition instead, and reads every sighting through it.
     *
     * @param changed sightings that replace those of the same connection and source id, with the times they hold
     * @param calledPartitions lists of the connection of which every device was seen at the run's time that is noted as
     *     {@linkplain Sighting#isSeen seen} once {@code changed} is stored
     * @param isOptedIn whether the run saw them with the opt-in on (R33)
     * @param brokenEnds assets that have not stayed TRANSFERRED since Rollcall ended them
     * @param liftedReverts assets whose reverted fields may be written again
     */
    public record Notes(
            List<Sighting> changed,
            Set<String> calledPartitions,
            boolean isOptedIn,
            Set<String> brokenEnds,
            Set<String> liftedReverts) {
        public Notes {
            changed = List.copyOf(changed);
            calledPartitions = Set.copyOf(calledPartitions);
            brokenEnds = Set.copyOf(brokenEnds);
            liftedReverts = Set.copyOf(liftedReverts);
        }
    }
}
