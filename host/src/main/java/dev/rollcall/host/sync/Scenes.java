package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.reconcile.Connection;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Peer;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Reading;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sightings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts together what rules decide from. */
final class Scenes {
    private final Connections connections;
    private final Tenants tenants;
    private final Notebook notebook;
    private final Serials serials;

    Scenes(Connections connections, Tenants tenants, Notebook notebook, Serials serials) {
        this.connections = connections;
        this.tenants = tenants;
        this.notebook = notebook;
        this.serials = serials;
    }

    Serials serials() {
        return serials;
    }

    /** The other active connections. */
    List<Peer> peers(ConfiguredConnection connection) throws InterruptedException {
        var peers = new ArrayList<Peer>();
        for (var other : connections.active()) {
            if (!other.id().equals(connection.id())) {
                peers.add(peer(other));
            }
        }
        return peers;
    }

    private Peer peer(ConfiguredConnection other) throws InterruptedException {
        var progress = notebook.sightings().progress(other.id());
        var runEnded = progress.runEndedAt();
        var activated = other.activatedAt();
        return new Peer(
                other.id(),
                other.provider(),
                other.name(),
                other.rank(),
                other.policy().allowAssigneeUpdates(),
                other.policy().recoverUnlinked(),
                tenants.canLookUp(other.provider()),
                runEnded != null && (activated == null || !runEnded.isBefore(activated)),
                progress.completedRunBegan());
    }

    /**
     * The platform as a run read it.
     *
     * @param values that it shares with the devices, and the sightings too
     */
    record Platform(PlatformReading reading, ValuePool values) {}

    /** A run's scene: everything that was read and everything that was ever noted. */
    Scene ofRun(ConfiguredConnection connection, Policy policy, TenantReading tenant, Platform platform, Instant now)
            throws InterruptedException {
        var peers = peers(connection);
        var ids = peers.stream().map(Peer::id).collect(Collectors.toCollection(LinkedHashSet::new));
        ids.add(connection.id());
        var noted = new ArrayList<Sighting>();
        notebook.sightings().each(ids, platform.values, noted::add);
        return scene(
                connection, policy, new Read(tenant.reading(), tenant.devices(), platform.reading, noted, peers), now);
    }

    /**
     * The scene of one asset and the device that belongs to it, for a decision that is made anew.
     *
     * @param reading as if all had been read: the device was asked for by itself
     * @param devices the device's records, none if it is gone
     * @param sourceId under which this connection knows it
     */
    Scene ofOne(
            ConfiguredConnection connection,
            Reading reading,
            List<Observed> devices,
            PlatformReading platform,
            @Nullable String sourceId,
            Instant now)
            throws InterruptedException {
        var peers = peers(connection);
        var active = peers.stream().map(Peer::id).collect(Collectors.toSet());
        active.add(connection.id());
        var noted = new LinkedHashSet<Sighting>();
        for (var asset : platform.assets()) {
            noted.addAll(known(serials.normalise(asset.serial()), asset.id(), active));
        }
        for (var device : devices) {
            noted.addAll(known(serials.normalise(device.serial()), null, active));
        }
        noted.addAll(knownById(connection, peers, ids(connection, devices, platform, sourceId)));
        return scene(connection, connection.policy(), new Read(reading, devices, platform, noted, peers), now);
    }

    /** The ids of a device that anybody may have noted, by provider. */
    private static Map<String, Set<String>> ids(
            ConfiguredConnection connection,
            List<Observed> devices,
            PlatformReading platform,
            @Nullable String sourceId) {
        var ids = new HashMap<String, Set<String>>();
        var own = ids.computeIfAbsent(connection.provider(), key -> new LinkedHashSet<>());
        devices.forEach(device -> own.add(device.sourceId()));
        if (sourceId != null) {
            own.add(sourceId);
        }
        for (var asset : platform.assets()) {
            asset.links().forEach((provider, id) -> ids.computeIfAbsent(provider, key -> new LinkedHashSet<>())
                    .add(id));
        }
        return ids;
    }

    private List<Sighting> knownById(
            ConfiguredConnection connection, List<Peer> peers, Map<String, Set<String>> idsByProvider) {
        var noted = new ArrayList<Sighting>();
        for (var id : idsByProvider.getOrDefault(connection.provider(), Set.of())) {
            notebook.sightings().of(connection.id(), id).ifPresent(noted::add);
        }
        for (var peer : peers) {
            for (var id : idsByProvider.getOrDefault(peer.provider(), Set.of())) {
                notebook.sightings().of(peer.id(), id).ifPresent(noted::add);
            }
        }
        return noted;
    }

    private List<Sighting> known(@Nullable String serial, @Nullable String assetId, Set<String> active) {
        return notebook.sightings().of(Optional.ofNullable(serial), Optional.ofNullable(assetId)).stream()
                .filter(sighting -> active.contains(sighting.connectionId()))
                .toList();
    }

    private record Read(
            Reading reading,
            List<Observed> devices,
            PlatformReading platform,
            Collection<Sighting> noted,
            List<Peer> peers) {}

    private Scene scene(ConfiguredConnection connection, Policy policy, Read read, Instant now)
            throws InterruptedException {
        var optInSince = policy.allowAssigneeUpdates() ? connection.optInSince() : null;
        var asked = new Connection(
                connection.id(),
                connection.provider(),
                connection.name(),
                connection.rank(),
                policy,
                optInSince,
                connection.addressChangedAt(),
                tenants.canLookUp(connection.provider()));
        return new Scene(
                asked,
                now,
                read.reading,
                read.devices,
                read.platform,
                new Sightings(connection.id(), read.peers, read.noted),
                notebook.assets().history(),
                serials);
    }
}
