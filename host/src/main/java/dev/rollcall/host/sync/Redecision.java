package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Plan;
import dev.rollcall.host.reconcile.Reading;
import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Remark;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides one change anew, of the asset and the device as they are now: what an approval and an applied preview write is
 * what the rules say today, or nothing.
 */
final class Redecision {
    private final Job job;
    private final Desk desk;
    private @Nullable PlatformReading surroundings;

    Redecision(Job job, Desk desk) {
        this.job = job;
        this.desk = desk;
    }

    /**
     * What the rules say now of changes of one asset, or one device, that were decided before.
     *
     * @param earlier all of the same subject
     * @throws SyncException if the MDM can't be asked; the changes stay as they are
     */
    Result of(List<ChangeRecord> earlier) throws SyncException, PlatformException, InterruptedException {
        var first = earlier.get(0);
        var assets = assets(first);
        if (first.assetId() != null
                && assets.stream().noneMatch(asset -> asset.id().equals(first.assetId()))) {
            return new Result(Optional.empty(), Set.of(), "The asset is not on the platform any more.");
        }
        var plan = plan(first, look(first, assets), assets);
        var wishes = earlier.stream().map(ChangeRecord::wish).collect(Collectors.toSet());
        for (var verdict : plan.notable()) {
            var wanted = verdict.changes().stream()
                    .filter(change -> wishes.contains(Fingerprint.wish(change)))
                    .toList();
            if (verdict.subject().equals(first.subject()) && !wanted.isEmpty()) {
                var still = wanted.stream().map(Fingerprint::wish).collect(Collectors.toSet());
                return new Result(Optional.of(verdict.with(List.copyOf(wanted))), still, reason(plan, first));
            }
        }
        return new Result(Optional.empty(), Set.of(), reason(plan, first));
    }

    /**
     * What became of them.
     *
     * @param verdict with those that the rules still want; empty if they want none
     * @param wishes of those
     * @param reason why they do not want the others
     */
    record Result(Optional<Verdict> verdict, Set<String> wishes, String reason) {}

    /** The asset itself and others that have the device's serial, as they are now. */
    private List<Asset> assets(ChangeRecord earlier) throws PlatformException, InterruptedException {
        var assets = new ArrayList<Asset>();
        if (earlier.assetId() != null) {
            job.platform().asset(earlier.assetId()).ifPresent(assets::add);
        }
        if (earlier.serial() != null) {
            for (var other : job.platform().assetsBySerial(earlier.serial())) {
                if (assets.stream().noneMatch(asset -> asset.id().equals(other.id()))) {
                    assets.add(other);
                }
            }
        }
        return assets;
    }

    /**
     * What is known of the asset's devices.
     *
     * @param devices as the MDM shows them now; as it showed the one then, where it can't be asked for one device
     * @param lists where each of them is or was seen last
     * @param unasked ids that the last run saw and nobody can ask for
     */
    private record Look(List<Observed> devices, Set<String> lists, Set<String> unasked) {}

    /**
     * Asks for every id that the rules may judge: the one of the decision, those that the asset is linked to by now, and
     * those that were ever seen for it. One that was left out would count as gone.
     */
    private Look look(ChangeRecord earlier, List<Asset> assets) throws SyncException, InterruptedException {
        var connection = job.connection();
        var serial = Optional.ofNullable(earlier.serial()).or(() -> assets.stream()
                .map(asset -> desk.scenes().serials().normalise(asset.serial()))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst());
        var ids = new LinkedHashSet<String>();
        Optional.ofNullable(earlier.sourceId()).ifPresent(ids::add);
        for (var asset : assets) {
            Optional.ofNullable(asset.link(connection.provider())).ifPresent(ids::add);
            seen(serial, Optional.of(asset.id())).forEach(sighting -> ids.add(sighting.sourceId()));
        }
        var sightings = ids.stream()
                .map(id -> desk.notebook().sightings().of(connection.id(), id))
                .flatMap(Optional::stream)
                .toList();
        var lists = sightings.stream().map(Sighting::partition).collect(Collectors.toCollection(LinkedHashSet::new));
        if (desk.inquiry().canAsk(connection)) {
            var devices = desk.inquiry().observed(connection, ids, serial, job.platform());
            devices.forEach(device -> lists.add(device.partition()));
            return new Look(devices, lists, Set.of());
        }
        var evidence = earlier.evidence();
        var unasked = sightings.stream()
                .filter(Sighting::isSeen)
                .map(Sighting::sourceId)
                .filter(id -> evidence == null || !evidence.sourceId().equals(id))
                .collect(Collectors.toSet());
        return new Look(evidence == null ? List.of() : List.of(evidence), lists, unasked);
    }

    private List<Sighting> seen(Optional<String> serial, Optional<String> assetId) {
        return desk.notebook().sightings().of(serial, assetId).stream()
                .filter(sighting ->
                        sighting.connectionId().equals(job.connection().id()))
                .toList();
    }

    private Plan plan(ChangeRecord earlier, Look look, List<Asset> assets)
            throws PlatformException, InterruptedException {
        if (surroundings == null) {
            surroundings = job.platform().surroundings();
        }
        var lists = look.lists.isEmpty() ? Set.of("devices") : look.lists;
        var extents = lists.stream().collect(Collectors.toMap(list -> list, list -> Extent.COMPLETE));
        var platform = surroundings.with(assets);
        var reading = new Reading(extents, look.unasked);
        var now = desk.clock().instant();
        return Reconciler.plan(
                desk.scenes().ofOne(job.connection(), reading, look.devices, platform, earlier.sourceId(), now));
    }

    /** What the rules say instead. */
    private static String reason(Plan plan, ChangeRecord earlier) {
        for (var verdict : plan.notable()) {
            for (var decision : verdict.decisions()) {
                if (verdict.subject().equals(earlier.subject()) && decision instanceof Remark) {
                    return decision.reason() + " (" + decision.rule() + ")";
                }
            }
        }
        for (var verdict : plan.notable()) {
            for (Change change : verdict.changes()) {
                if (verdict.subject().equals(earlier.subject())) {
                    return "The rules want something else by now: " + change.reason() + " (" + change.rule() + ")";
                }
            }
        }
        return "Both sides agree by now.";
    }
}
