package dev.rollcall.host.reconcile;

import dev.rollcall.host.reconcile.AssetIndex.Slot;
import dev.rollcall.host.reconcile.ListedDevices.Listed;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides a run: a scene in, a plan out. It reads nothing, writes nothing and knows no clock; equal scenes give equal
 * plans. What follows a plan is pure too: {@link Guardrail} holds what is too much, {@link Confirmation} settles what
 * had to be asked, {@link Staleness} compares before each write, {@link Memory} says what to remember.
 */
public final class Reconciler {
    private final Scene scene;
    private final ListedDevices devices;
    private final AssetIndex assets;
    private final SpecRules specs;
    private final LinkRules links;
    private final AssigneeRules assignees;
    private final RecoveryRules recoveries;
    private final CreationRules creations;
    private final DepartureRules departures;
    private final List<Verdict> verdicts;
    private final List<Decision> decisions = new ArrayList<>();
    private final BitSet settled = new BitSet();
    private long linkedAssets;

    private Reconciler(Scene scene) {
        this.scene = scene;
        devices = new ListedDevices(scene.devices(), scene.serials());
        assets = new AssetIndex(scene.platform().assets(), scene.connection().provider(), scene.serials());
        verdicts = new ArrayList<>(scene.devices().size() + 16);
        var bars = new Bars(scene);
        var liveness = new Liveness(scene, devices);
        specs = new SpecRules(scene, assets, bars);
        links = new LinkRules(scene, liveness, bars);
        assignees = new AssigneeRules(scene, bars);
        recoveries = new RecoveryRules(scene, liveness, assignees, bars);
        creations = new CreationRules(scene, assignees, bars);
        departures = new DepartureRules(scene, liveness, bars);
    }

    /**
     * The plan of a run.
     *
     * @param scene with each device and each asset once
     */
    public static Plan plan(Scene scene) {
        return new Reconciler(scene).plan();
    }

    private Plan plan() {
        new Matcher(assets, scene).match(devices);
        devices.findNotes(scene.sightings().own());
        for (var listed : devices.all()) {
            if (listed.isSuperseded) {
                judge(listed, superseded(listed));
            } else if (listed.device.isEnrolled()) {
                judgeSeen(listed);
            }
        }
        judgeAssetsWithoutDevice();
        for (var listed : devices.all()) {
            if (!listed.isJudged) {
                judge(listed, new Remark.Skip(Rule.R6, "It is listed, but not enrolled: it counts as gone."));
            }
        }
        return new Plan(verdicts, linkedAssets, emptyLists());
    }

    /** R4. */
    private Decision superseded(Listed listed) {
        var first = devices.deviceOf(listed.serial);
        return new Remark.Report(
                Rule.R4,
                "The record " + (first == null ? "" : first.device) + " has the same serial and supersedes it.");
    }

    private void judge(Listed listed, Decision decision) {
        listed.isJudged = true;
        var earlier = scene.sightings().own(listed.device.sourceId());
        verdicts.add(new Verdict(listed.device, earlier, null, listed.matched, null, List.of(decision)));
    }

    private void judgeSeen(Listed listed) {
        var slot = listed.slot;
        if (slot != null) {
            judgeMatched(listed, slot);
            return;
        }
        var complaint = listed.complaint;
        if (complaint != null) {
            judge(listed, new Remark.Report(Rule.R5, complaint));
            return;
        }
        if (listed.serial == null) {
            var shown = listed.device.serial() == null ? "It has no serial" : "Its serial is a placeholder";
            judge(listed, new Remark.Report(Rule.R3, shown + ", so it matches no asset."));
            return;
        }
        listed.isJudged = true;
        decisions.clear();
        creations.decide(listed, decisions);
        var earlier = scene.sightings().own(listed.device.sourceId());
        verdicts.add(new Verdict(listed.device, earlier, null, Matched.NOT, null, decisions));
    }

    private void judgeMatched(Listed listed, Slot slot) {
        listed.isJudged = true;
        slot.isJudged = true;
        var asset = slot.asset;
        var serial = listed.serial != null ? listed.serial : slot.serial();
        var earlier = settled(listed, slot);
        var pair = new Pair(
                listed.device,
                listed.serial,
                asset,
                listed.matched,
                earlier,
                scene.sightings().seenElsewhere(serial, asset.id()),
                scene.extent(listed.device.partition()));
        decisions.clear();
        var complaint = listed.complaint;
        if (complaint != null) {
            decisions.add(new Remark.Report(Rule.R5, complaint));
        }
        decide(pair);
        var decider = pair.others().isEmpty() ? null : assignees.ruling(pair).name();
        verdicts.add(new Verdict(
                pair.device(),
                pair.earlier(),
                asset,
                pair.matched(),
                decider,
                decisions.isEmpty() ? Verdict.AGREED : decisions));
    }

    /** What was noted of the device; if that is on the asset that it was on before, it needs no second look. */
    private @Nullable Sighting settled(Listed listed, Slot slot) {
        var own = scene.sightings().own();
        var place = listed.noted;
        if (place < 0) {
            return null;
        }
        var earlier = own.at(place);
        if (slot.asset.id().equals(earlier.assetId())) {
            settled.set(place);
            linkedAssets += listed.device.sourceId().equals(slot.link) ? 1 : 0;
        }
        return earlier;
    }

    private void decide(Pair pair) {
        specs.decide(pair, decisions);
        if (recoveries.isClaimed(pair)) {
            recoveries.decide(pair, decisions);
            return;
        }
        links.decide(pair, decisions);
        assignees.decide(pair, decisions);
        recoveries.tell(pair, decisions);
    }

    /** The assets that an earlier run matched, and this one did not. */
    private void judgeAssetsWithoutDevice() {
        var missed = new ArrayList<Slot>();
        var unsettled = new ArrayList<Sighting>();
        var assetIds = new HashSet<String>();
        var own = scene.sightings().own();
        for (var place = settled.nextClearBit(0); place < own.size(); place = settled.nextClearBit(place + 1)) {
            var earlier = own.at(place);
            if (earlier.assetId() != null) {
                unsettled.add(earlier);
                assetIds.add(earlier.assetId());
            }
        }
        var slots = assets.byId(assetIds);
        for (var earlier : unsettled) {
            var slot = slots.get(String.valueOf(earlier.assetId()));
            if (slot != null) {
                note(earlier, slot, missed);
            }
        }
        for (var slot : missed) {
            var earlier = slot.missed;
            if (earlier != null) {
                judgeWithoutDevice(slot, earlier);
            }
        }
    }

    private void note(Sighting earlier, Slot slot, List<Slot> missed) {
        var isLinked = earlier.sourceId().equals(slot.link);
        linkedAssets += isLinked ? 1 : 0;
        if (slot.isJudged || (scene.reading().isOneDevice() && devices.byId(earlier.sourceId()) == null)) {
            return;
        }
        if (slot.missed == null) {
            missed.add(slot);
        }
        if (slot.missed == null || isLinked || isLater(earlier, slot.missed, slot)) {
            slot.missed = earlier;
        }
    }

    /** Of several devices that an asset was matched to, the linked one counts, else the one that was seen last. */
    private static boolean isLater(Sighting earlier, Sighting chosen, Slot slot) {
        if (chosen.sourceId().equals(slot.link)) {
            return false;
        }
        var order = earlier.seenAt().compareTo(chosen.seenAt());
        return order > 0 || (order == 0 && earlier.sourceId().compareTo(chosen.sourceId()) < 0);
    }

    private void judgeWithoutDevice(Slot slot, Sighting earlier) {
        slot.isJudged = true;
        var listed = devices.byId(earlier.sourceId());
        var isLinked = earlier.sourceId().equals(slot.link);
        if (scene.reading().rejected().contains(earlier.sourceId())) {
            add(slot, earlier, null, Remark.NoChange.UNREADABLE);
            return;
        }
        if (isSeen(earlier, slot)) {
            if (isLinked) {
                add(slot, earlier, null, mismatch(slot, earlier));
            }
            return;
        }
        if (listed != null) {
            if (listed.isJudged) {
                add(slot, earlier, null, departures.decide(slot, earlier, null));
                return;
            }
            listed.isJudged = true;
        }
        add(slot, earlier, listed, departures.decide(slot, earlier, listed == null ? null : listed.device));
    }

    private void add(Slot slot, Sighting earlier, @Nullable Listed listed, Decision decision) {
        verdicts.add(new Verdict(
                listed == null ? null : listed.device, earlier, slot.asset, Matched.EARLIER, null, List.of(decision)));
    }

    /** Gone is a device of which neither the id nor the serial is seen. */
    private boolean isSeen(Sighting earlier, Slot slot) {
        return devices.seesId(earlier.sourceId())
                || devices.seesSerial(earlier.serial())
                || devices.seesSerial(slot.serial());
    }

    private static Decision mismatch(Slot slot, Sighting earlier) {
        return new Remark.Report(
                Rule.R5,
                slot.isContested
                        ? "Several devices match this asset. Correct its serial or its link."
                        : "The device " + earlier.sourceId()
                                + " of its link is seen, but does not match this asset. Correct the link or the serial.");
    }

    /** R70: lists that were read to their end and hold nothing. */
    private Set<String> emptyLists() {
        var empty = new HashSet<String>();
        scene.reading().extents().forEach((partition, extent) -> {
            if (extent == Extent.COMPLETE) {
                empty.add(partition);
            }
        });
        for (var device : scene.devices()) {
            if (empty.isEmpty()) {
                break;
            }
            empty.remove(device.partition());
        }
        return empty;
    }
}
