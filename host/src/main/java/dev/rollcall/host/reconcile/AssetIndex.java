package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The platform's assets by serial and by the link of one provider, and a few of them by id. */
final class AssetIndex {
    /** Of so many assets, one serial that is looked for. */
    private static final int FEW = 4;

    private final Serials serials;
    private final List<Slot> slots;
    private final TextIndex<Slot> byLink;
    /** Made when it is first asked for: where every device is on the asset of its link, it never is. */
    private @Nullable TextIndex<Slot> bySerial;
    /** Of the serials that are expected to be asked for, if they are few. */
    private @Nullable TextIndex<Slot> ofExpected;

    private Set<String> expected = Set.of();

    AssetIndex(List<Asset> assets, String provider, Serials serials) {
        this.serials = serials;
        slots = new ArrayList<>(assets.size());
        byLink = new TextIndex<>(slot -> Objects.requireNonNull(slot.link), assets.size());
        for (var asset : assets) {
            add(new Slot(asset, asset.link(provider)));
        }
    }

    private void add(Slot slot) {
        slots.add(slot);
        if (slot.link != null) {
            slot.nextOfLink = byLink.put(slot);
        }
    }

    /** The assets with these ids: few are ever asked for, so that no map is kept of all. */
    Map<String, Slot> byId(Set<String> assetIds) {
        var found = new HashMap<String, Slot>();
        for (var slot : assetIds.isEmpty() ? List.<Slot>of() : slots) {
            if (assetIds.contains(slot.asset.id())) {
                found.put(slot.asset.id(), slot);
            }
        }
        return found;
    }

    /** Says which serials will be asked for: where they are few, the other assets are not looked up by theirs. */
    void expect(Set<String> serials) {
        if (bySerial == null && serials.size() < slots.size() / FEW) {
            expected = serials;
            ofExpected = indexed(slot -> serials.contains(slot.serial()), serials.size());
        }
    }

    /** The first of the assets with that serial; the others hang on it. */
    @Nullable
    Slot bySerial(String serial) {
        var index = bySerial;
        if (index == null) {
            if (ofExpected != null && expected.contains(serial)) {
                return ofExpected.get(serial);
            }
            index = indexed(slot -> true, slots.size());
            bySerial = index;
        }
        return index.get(serial);
    }

    private TextIndex<Slot> indexed(Predicate<Slot> chosen, int count) {
        var index = new TextIndex<Slot>(slot -> Objects.requireNonNull(slot.serial()), count);
        for (var slot : slots) {
            if (slot.serial() != null && chosen.test(slot)) {
                slot.nextOfSerial = index.put(slot);
            }
        }
        return index;
    }

    /** The first of the assets that carry that source id as their link; the others hang on it. */
    @Nullable
    Slot byLink(String sourceId) {
        return byLink.get(sourceId);
    }

    /** An asset, and what the run found out about it. */
    final class Slot {
        final Asset asset;
        private @Nullable String serial;

        private boolean isNormalised;
        /** The run's provider's link. */
        final @Nullable String link;

        @Nullable
        Slot nextOfSerial;

        @Nullable
        Slot nextOfLink;
        /** The device that was matched to it in this run. */
        ListedDevices.@Nullable Listed matchedBy;
        /** The device of an earlier run that has to be judged with it. */
        @Nullable
        Sighting missed;

        /** Whether several devices were matched to it. */
        boolean isContested;

        boolean isJudged;

        Slot(Asset asset, @Nullable String link) {
            this.asset = asset;
            this.link = link;
        }

        /** Normalised when it is first asked for: of most assets the device's serial is the same. Null if unusable. */
        @Nullable
        String serial() {
            if (!isNormalised) {
                serial = serials.normalise(asset.serial());
                isNormalised = true;
            }
            return serial;
        }
    }
}
