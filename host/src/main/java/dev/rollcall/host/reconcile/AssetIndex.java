package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The platform's assets by serial and by the link of one provider, and a few of them by id. */
final class AssetIndex {
    private final List<Slot> slots;
    private final Map<String, Slot> bySerial;
    private final Map<String, Slot> byLink;

    AssetIndex(List<Asset> assets, String provider, Serials serials) {
        var capacity = assets.size() * 2;
        slots = new ArrayList<>(assets.size());
        bySerial = new HashMap<>(capacity);
        byLink = new HashMap<>(capacity);
        for (var asset : assets) {
            add(new Slot(asset, serials.normalise(asset.serial()), asset.link(provider)));
        }
    }

    private void add(Slot slot) {
        slots.add(slot);
        if (slot.serial != null) {
            slot.nextOfSerial = bySerial.put(slot.serial, slot);
        }
        if (slot.link != null) {
            slot.nextOfLink = byLink.put(slot.link, slot);
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

    /** The first of the assets with that serial; the others hang on it. */
    @Nullable
    Slot bySerial(String serial) {
        return bySerial.get(serial);
    }

    /** The assets that carry that source id as their link; mostly one. */
    List<Slot> byLink(String sourceId) {
        var first = byLink.get(sourceId);
        if (first == null) {
            return List.of();
        }
        if (first.nextOfLink == null) {
            return List.of(first);
        }
        var all = new ArrayList<Slot>();
        for (var slot = first; slot != null; slot = slot.nextOfLink) {
            all.add(slot);
        }
        return all;
    }

    /** An asset, and what the run found out about it. */
    static final class Slot {
        final Asset asset;
        /** Normalised; null if unusable. */
        final @Nullable String serial;
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

        Slot(Asset asset, @Nullable String serial, @Nullable String link) {
            this.asset = asset;
            this.serial = serial;
            this.link = link;
        }
    }
}
