package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the id in a link: whether an active connection sees its device, or surely none does. The two leave
 * room for "not known", which is why each rule asks the one whose wrong answer would write.
 */
final class Liveness {
    private final Scene scene;
    private final ListedDevices devices;

    Liveness(Scene scene, ListedDevices devices) {
        this.scene = scene;
        this.devices = devices;
    }

    /** Whether any link of the asset is one whose device an active connection sees (R40). */
    boolean hasLiveLink(Asset asset) {
        for (var link : asset.links().entrySet()) {
            if (isLive(link.getKey(), link.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** A connection that may see the device of one of the asset's links and has not run yet; null if there is none. */
    @Nullable
    Peer unheard(Asset asset) {
        for (var provider : new TreeSet<>(asset.links().keySet())) {
            var peer = scene.sightings().unheard(provider);
            if (peer != null) {
                return peer;
            }
        }
        return null;
    }

    private boolean isLive(String provider, String sourceId) {
        if (scene.sightings().isSeenElsewhere(provider, sourceId)) {
            return true;
        }
        if (!provider.equals(scene.connection().provider())) {
            return false;
        }
        var listed = devices.byId(sourceId);
        if (listed != null) {
            return listed.device.isEnrolled() && !listed.isSuperseded;
        }
        var earlier = scene.sightings().own(sourceId);
        return scene.reading().rejected().contains(sourceId)
                || (earlier != null && earlier.isSeen() && scene.extent(earlier.partition()) != Extent.COMPLETE);
    }

    /**
     * R12: whether an id of this provider is gone or superseded, and no other active connection of the provider sees
     * it. One that was never sighted can be anywhere, so all lists must have been read.
     */
    boolean isDead(String sourceId) {
        var provider = scene.connection().provider();
        if (scene.sightings().isSeenElsewhere(provider, sourceId)
                || scene.sightings().unheard(provider) != null
                || scene.reading().rejected().contains(sourceId)) {
            return false;
        }
        var listed = devices.byId(sourceId);
        if (listed != null) {
            return listed.isSuperseded || !listed.device.isEnrolled();
        }
        if (!scene.platform().isComplete()) {
            return false;
        }
        var earlier = scene.sightings().own(sourceId);
        return earlier != null
                ? scene.extent(earlier.partition()) == Extent.COMPLETE
                : scene.reading().isAllComplete();
    }

    /**
     * R30, R40: the asset's links to other providers whose active connections have all completed a run, where none of them sees the id. Of a provider without an active connection nothing is
     * known.
     */
    Map<String, String> deadLinksToOthers(Asset asset) {
        var dead = new HashMap<String, String>();
        asset.links().forEach((provider, sourceId) -> {
            if (!provider.equals(scene.connection().provider())
                    && scene.sightings().isKnown(provider)
                    && !scene.sightings().isSeenElsewhere(provider, sourceId)) {
                dead.put(provider, sourceId);
            }
        });
        return dead;
    }
}
