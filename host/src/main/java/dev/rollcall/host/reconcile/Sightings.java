package dev.rollcall.host.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the active connections have seen, as the run of one of them needs it. Sightings of connections that are neither
 * the run's nor among the peers (inactive or deleted ones) are left out. Immutable.
 */
public final class Sightings {
    private final TextIndex<Sighting> own;
    private final List<Peer> peers;
    private final Map<String, List<OfPeer>> bySerial = new HashMap<>();
    private final Map<String, List<OfPeer>> byAsset = new HashMap<>();
    private final Map<String, List<OfPeer>> withoutSerialByAsset = new HashMap<>();
    private final Map<String, Set<String>> seenIds = new HashMap<>();

    /**
     * @param connectionId whose run it is
     * @param peers the other active connections
     * @param sightings of all of them, each connection and source id once, in any order
     */
    public Sightings(String connectionId, Collection<Peer> peers, Collection<Sighting> sightings) {
        this.peers = peers.stream()
                .filter(peer -> !peer.id().equals(connectionId))
                .sorted(Comparator.comparingInt(Peer::rank).thenComparing(Peer::id))
                .toList();
        var peerById = new HashMap<String, Peer>();
        this.peers.forEach(peer -> peerById.put(peer.id(), peer));
        this.peers.forEach(peer -> seenIds.computeIfAbsent(peer.provider(), key -> new HashSet<>()));
        own = new TextIndex<>(Sighting::sourceId, sightings.size() / (this.peers.size() + 1));
        for (var sighting : sightings) {
            var peer = peerById.get(sighting.connectionId());
            if (peer != null && sighting.isSeen()) {
                add(new OfPeer(peer, sighting));
            }
            if (sighting.connectionId().equals(connectionId)) {
                own.put(sighting);
            }
        }
        bySerial.replaceAll((key, seen) -> settled(seen));
        byAsset.replaceAll((key, seen) -> settled(seen));
        withoutSerialByAsset.replaceAll((key, seen) -> settled(seen));
    }

    private void add(OfPeer seen) {
        var sighting = seen.sighting;
        seenIds.getOrDefault(seen.peer.provider(), new HashSet<>()).add(sighting.sourceId());
        put(bySerial, sighting.serial(), seen);
        put(byAsset, sighting.assetId(), seen);
        if (sighting.serial() == null) {
            put(withoutSerialByAsset, sighting.assetId(), seen);
        }
    }

    private static void put(Map<String, List<OfPeer>> map, @Nullable String key, OfPeer seen) {
        if (key != null) {
            map.computeIfAbsent(key, absent -> new ArrayList<>(1)).add(seen);
        }
    }

    /** In rank, each connection once: with the record that its MDM was last in contact with (R4). */
    private static List<OfPeer> settled(List<OfPeer> seen) {
        if (seen.size() == 1) {
            return List.of(seen.get(0));
        }
        var sorted = new ArrayList<>(seen);
        sorted.sort(Comparator.comparingInt((OfPeer one) -> one.peer.rank())
                .thenComparing(one -> one.peer.id())
                .thenComparing(one -> one.sighting.lastContact(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(one -> one.sighting.sourceId()));
        var ids = new HashSet<String>();
        sorted.removeIf(one -> !ids.add(one.peer.id()));
        return List.copyOf(sorted);
    }

    /** The other active connections, in rank. */
    public List<Peer> peers() {
        return peers;
    }

    /** What the run's connection noted of its devices; the numbers of places tell them apart without their texts. */
    public TextIndex<Sighting> own() {
        return own;
    }

    /** What the run's connection noted of the device; null if it never saw it. */
    public @Nullable Sighting own(String sourceId) {
        return own.get(sourceId);
    }

    /**
     * The other active connections that see the device, in rank, each once.
     *
     * @param serial normalised, or null
     * @param assetId of the asset that the device belongs to, or null
     */
    public List<OfPeer> seenElsewhere(@Nullable String serial, @Nullable String assetId) {
        if (peers.isEmpty()) {
            return List.of();
        }
        if (serial == null) {
            return assetId == null ? List.of() : byAsset.getOrDefault(assetId, List.of());
        }
        var withSerial = bySerial.getOrDefault(serial, List.of());
        if (assetId == null || withoutSerialByAsset.isEmpty()) {
            return withSerial;
        }
        var withoutSerial = withoutSerialByAsset.getOrDefault(assetId, List.of());
        if (withoutSerial.isEmpty()) {
            return withSerial;
        }
        var all = new ArrayList<>(withSerial);
        all.addAll(withoutSerial);
        return settled(all);
    }

    /** Whether another active connection of that provider sees that id. */
    public boolean isSeenElsewhere(String provider, String sourceId) {
        var ids = seenIds.get(provider);
        return ids != null && ids.contains(sourceId);
    }

    /** Another active connection of that provider that has not run yet, so that nobody knows what it sees; or null. */
    @Nullable
    Peer unheard(String provider) {
        for (var peer : peers) {
            if (peer.provider().equals(provider) && !peer.hasRun()) {
                return peer;
            }
        }
        return null;
    }

    /** Whether that provider has other active connections, and each of them has completed a run. */
    boolean isKnown(String provider) {
        return seenIds.containsKey(provider)
                && peers.stream()
                        .filter(peer -> peer.provider().equals(provider))
                        .allMatch(peer -> peer.completedRunBegan() != null);
    }

    /**
     * A device that another active connection sees.
     *
     * @param peer the connection
     * @param sighting what it noted; {@link Sighting#isSeen} holds
     */
    public record OfPeer(Peer peer, Sighting sighting) {}
}
