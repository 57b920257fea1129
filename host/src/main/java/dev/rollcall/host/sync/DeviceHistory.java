package dev.rollcall.host.sync;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.reconcile.Sighting;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen, decided and written for one device.
 *
 * @param sightings what each connection last saw of it
 * @param changes changes and remarks, the latest first
 */
public record DeviceHistory(List<Sighting> sightings, List<ChangeRecord> changes) {
    public DeviceHistory {
        sightings = List.copyOf(sightings);
        changes = List.copyOf(changes);
    }

    /**
     * That of a device, and of the assets it was matched to.
     *
     * @param serial normalised (R3)
     * @param limit how many changes at most
     */
    public static DeviceHistory ofSerial(Notebook notebook, String serial, int limit) {
        var sightings = notebook.sightings().of(Optional.of(serial), Optional.empty());
        var assets = sightings.stream()
                .map(Sighting::assetId)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        return new DeviceHistory(sightings, notebook.changes().history(serial, assets, limit));
    }

    /**
     * That of an asset, which may have no usable serial.
     *
     * @param limit how many changes at most
     */
    public static DeviceHistory ofAsset(Notebook notebook, String assetId, int limit) {
        return new DeviceHistory(
                notebook.sightings().of(Optional.empty(), Optional.of(assetId)),
                notebook.changes().history("", Set.of(assetId), limit));
    }

    /** Whether nothing was ever seen or written for it. */
    public boolean isEmpty() {
        return sightings.isEmpty() && changes.isEmpty();
    }

    /** The connection that decided the assignee last (R60); empty where one alone sees it, or nothing was decided yet. */
    public Optional<String> decider() {
        return changes.stream()
                .map(ChangeRecord::decider)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The latest that says whom the MDM named: a sighting keeps only that it was somebody. */
    public Optional<ChangeRecord> whoWasTold(Sighting sighting) {
        return changes.stream()
                .filter(change -> sighting.said() == Sighting.Said.SOMEBODY)
                .filter(change -> change.connectionId().equals(sighting.connectionId()))
                .filter(change -> sighting.sourceId().equals(change.sourceId()))
                .filter(change -> change.evidence() != null && change.evidence().user() instanceof AssignedUser)
                .max(Comparator.comparing(ChangeRecord::decidedAt));
    }
}
