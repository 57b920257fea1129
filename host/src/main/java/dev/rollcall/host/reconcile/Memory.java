package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Sighting.Missing;
import java.util.ArrayList;
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
        var sightings = new ArrayList<Sighting>();
        var listed = new HashSet<String>();
        var deviceOfAsset = new HashMap<String, Verdict>();
        for (var verdict : plan.verdicts()) {
            var device = verdict.device();
            if (device != null) {
                listed.add(device.sourceId());
                note(verdict, device, sightings);
            }
            if (verdict.asset() != null) {
                deviceOfAsset.put(verdict.asset().id(), verdict);
            }
        }
        for (var noted : scene.sightings().own()) {
            var earlier = noted.sighting();
            if (!listed.contains(earlier.sourceId()) && isMissed(earlier)) {
                sightings.add(missed(earlier, earlier.enrolled()));
            }
        }
        return new Notes(sightings, brokenEnds(), liftedReverts(deviceOfAsset));
    }

    private void note(Verdict verdict, Observed device, List<Sighting> sightings) {
        if (device.isEnrolled()) {
            sightings.add(seen(verdict, device));
            return;
        }
        var earlier = verdict.earlier();
        if (earlier != null) {
            var isCounted = scene.extent(device.partition()) == Extent.COMPLETE;
            sightings.add(
                    isCounted ? missed(earlier, false) : with(earlier, earlier.assetId(), false, earlier.missing()));
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
    private Set<String> liftedReverts(Map<String, Verdict> deviceOfAsset) {
        var lifted = new HashSet<String>();
        scene.history().reverts().forEach((assetId, revert) -> {
            var verdict = deviceOfAsset.get(assetId);
            if (verdict != null
                    && revert.connectionId().equals(scene.connection().id())
                    && isKnown(verdict)
                    && Fingerprint.ofDevice(verdict.device()) != revert.device()) {
                lifted.add(assetId);
            }
        });
        return lifted;
    }

    /** Whether the run knows the device's state: it was read, or it is not there. */
    private boolean isKnown(Verdict verdict) {
        var earlier = verdict.earlier();
        return verdict.device() != null || (earlier != null && isMissed(earlier));
    }

    /**
     * What to remember.
     *
     * @param sightings that replace those of the same connection and source id
     * @param brokenEnds assets that have not stayed TRANSFERRED since Rollcall ended them
     * @param liftedReverts assets whose reverted fields may be written again
     */
    public record Notes(List<Sighting> sightings, Set<String> brokenEnds, Set<String> liftedReverts) {
        public Notes {
            sightings = List.copyOf(sightings);
            brokenEnds = Set.copyOf(brokenEnds);
            liftedReverts = Set.copyOf(liftedReverts);
        }
    }
}
