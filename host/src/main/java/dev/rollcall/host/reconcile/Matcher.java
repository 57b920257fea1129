package dev.rollcall.host.reconcile;

import dev.rollcall.host.reconcile.AssetIndex.Slot;
import dev.rollcall.host.reconcile.ListedDevices.Listed;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** R5: which asset a device is. */
final class Matcher {
    private final AssetIndex assets;
    private final Sightings sightings;
    private final Connection connection;

    Matcher(AssetIndex assets, Scene scene) {
        this.assets = assets;
        this.sightings = scene.sightings();
        this.connection = scene.connection();
    }

    /**
     * Finds the asset of each device that is seen; two devices that want one asset are both in conflict. What was found
     * is noted in the lists' entries.
     */
    void match(ListedDevices devices) {
        var latecomers = new ArrayList<Listed>();
        var unlinked = new ArrayList<Listed>();
        for (var listed : devices.all()) {
            if (!listed.isSuperseded && listed.device.isEnrolled()) {
                var linked = assets.byLink(listed.device.sourceId());
                if (linked == null || linked.nextOfLink != null || !agree(linked, listed)) {
                    unlinked.add(listed);
                    continue;
                }
                listed.matched = Matched.BY_LINK;
                listed.slot = linked;
                claim(listed, latecomers);
            }
        }
        matchUnlinked(unlinked, latecomers);
        for (var listed : latecomers) {
            var slot = listed.slot;
            if (slot != null) {
                contest(listed, slot);
            }
        }
    }

    /** Nearly every device has its link, so that few serials are looked for. */
    private void matchUnlinked(List<Listed> unlinked, List<Listed> latecomers) {
        if (unlinked.isEmpty()) {
            return;
        }
        var serials = new HashSet<String>();
        for (var listed : unlinked) {
            if (listed.serial != null) {
                serials.add(listed.serial);
            }
        }
        assets.expect(serials);
        for (var listed : unlinked) {
            listed.take(matchOf(listed));
            claim(listed, latecomers);
        }
    }

    private static void claim(Listed listed, List<Listed> latecomers) {
        if (!isFirstToClaim(listed)) {
            latecomers.add(listed);
        }
    }

    private static boolean isFirstToClaim(Listed listed) {
        var slot = listed.slot;
        if (slot == null) {
            return true;
        }
        if (slot.matchedBy != null) {
            return false;
        }
        slot.matchedBy = listed;
        return true;
    }

    private static void contest(Listed listed, Slot slot) {
        var complaint = "Several devices match the asset " + slot.asset.label() + ". Correct its serial or its link.";
        var rival = slot.matchedBy;
        if (rival != null) {
            rival.take(Match.conflict(complaint));
        }
        listed.take(Match.conflict(complaint));
        slot.isContested = true;
    }

    private Match matchOf(Listed listed) {
        var linked = assets.byLink(listed.device.sourceId());
        if (linked == null) {
            return bySerial(listed, null);
        }
        var agreeing = new ArrayList<Slot>(1);
        @Nullable String complaint = null;
        for (var slot = linked; slot != null; slot = slot.nextOfLink) {
            if (agree(slot, listed)) {
                agreeing.add(slot);
            } else {
                complaint = earlier(complaint, complaintOf(slot, listed));
            }
        }
        if (agreeing.size() == 1) {
            return new Match(Matched.BY_LINK, agreeing.get(0), complaint);
        }
        if (agreeing.size() > 1) {
            return Match.conflict("Several assets carry this device's id and fit it: " + labels(agreeing)
                    + ". Clear the link of all but one.");
        }
        return bySerial(listed, complaint);
    }

    /** The serials agree, or one of them is unusable and we have matched that id to this asset before. */
    private boolean agree(Slot slot, Listed listed) {
        if (listed.serial != null) {
            if (Objects.equals(slot.asset.serial(), listed.device.serial())) {
                return true;
            }
            var serial = slot.serial();
            if (serial != null) {
                return serial.equals(listed.serial);
            }
        }
        var earlier = sightings.own(listed.device.sourceId());
        return earlier != null
                && slot.asset.id().equals(earlier.assetId())
                && connection.isOfThisAddress(earlier.seenAt());
    }

    /** One of several complaints, the same one in whatever order they come up. */
    private static String earlier(@Nullable String one, String other) {
        return one == null || other.compareTo(one) < 0 ? other : one;
    }

    private String complaintOf(Slot slot, Listed listed) {
        var why = slot.serial() != null && listed.serial != null
                ? " has another serial"
                : " was never matched to it, and a serial is missing";
        return "The asset " + slot.asset.label() + " carries the id " + listed.device.sourceId() + ", but" + why
                + ". Correct the link or the serial.";
    }

    private Match bySerial(Listed listed, @Nullable String complaint) {
        var slot = listed.serial == null ? null : assets.bySerial(listed.serial);
        if (slot == null) {
            return complaint == null ? Match.NONE : new Match(Matched.NOT, null, complaint);
        }
        if (slot.nextOfSerial == null) {
            return new Match(Matched.BY_SERIAL, slot, complaint);
        }
        var sharing = new ArrayList<Slot>();
        for (var one = slot; one != null; one = one.nextOfSerial) {
            sharing.add(one);
        }
        return Match.conflict("Several assets share the serial " + listed.device.serial() + ": " + labels(sharing)
                + ". Correct the serial of all but one.");
    }

    private static String labels(List<Slot> slots) {
        return slots.stream().map(slot -> slot.asset.label()).sorted().toList().toString();
    }

    /**
     * What was found for a device.
     *
     * @param slot the asset; null if there is none, or several could be meant
     * @param complaint about a link or a serial that does not fit, for people; null if there is none
     */
    record Match(
            Matched kind, @Nullable Slot slot, @Nullable String complaint) {
        static final Match NONE = new Match(Matched.NOT, null, null);

        static Match conflict(String complaint) {
            return new Match(Matched.CONFLICT, null, complaint);
        }
    }
}
