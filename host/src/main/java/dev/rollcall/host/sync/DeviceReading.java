package dev.rollcall.host.sync;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Plan;
import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.source.SourceConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the sync of single devices is decided from: their records, by their serials and by the ids that they are known
 * by, and the assets that they may be. A device that is not found is not an end: that needs a run over all devices (R2, R30).
 */
final class DeviceReading implements RunTask.Reader {
    private final Job job;
    private final Desk desk;
    private final RunTask.Parts parts;
    private final RunTask.Outcome outcome;
    private final Set<String> serials;
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    /**
     * @param serials normalised (R3)
     */
    DeviceReading(Job job, Desk desk, RunTask.Parts parts, RunTask.Outcome outcome, Set<String> serials) {
        this.job = job;
        this.desk = desk;
        this.parts = parts;
        this.outcome = outcome;
        this.serials = Set.copyOf(serials);
    }

    private record Found(Device device, Partition partition) {}

    @Override
    public Scene read() throws PlatformException, SyncException, InterruptedException {
        var surroundings = job.platform().surroundings();
        var remarks = new ArrayList<String>();
        return parts.tenants().use(job.connection(), remarks::add, tenant -> {
            try {
                return scene(tenant, surroundings, remarks);
            } catch (PlatformException e) {
                throw new RunTask.Unreadable(e);
            }
        });
    }

    /** The whole of R70's percentages is what the connection was last seen to have. */
    @Override
    public Plan decide(Scene scene) {
        var linked = desk.notebook().sightings().matchedAssets(job.connection().id());
        return Reconciler.plan(scene).amongLinked(linked);
    }

    private Scene scene(SourceConnection tenant, PlatformReading surroundings, List<String> remarks)
            throws PlatformException, SourceException, InterruptedException {
        var noted = noted();
        findAssets(noted);
        var lists = lists(tenant, noted);
        findDevices(tenant, lists, noted);
        for (var sourceId : found.keySet()) {
            var earlier = desk.notebook().sightings().of(job.connection().id(), sourceId);
            if (earlier.isPresent()) {
                findAsset(earlier.get());
            }
        }
        var platform = surroundings.with(List.copyOf(assets.values()));
        var reading = reading(tenant, lists, platform);
        tell(platform, reading, remarks);
        return desk.scenes()
                .ofOne(
                        job.connection(),
                        reading.reading(),
                        reading.devices(),
                        platform,
                        null,
                        desk.clock().instant());
    }

    /** What this connection noted of devices with the serials. */
    private List<Sighting> noted() {
        return serials.stream()
                .flatMap(serial -> desk.notebook().sightings().of(Optional.of(serial), Optional.empty()).stream())
                .filter(sighting ->
                        sighting.connectionId().equals(job.connection().id()))
                .toList();
    }

    private void findAssets(List<Sighting> noted) throws PlatformException, InterruptedException {
        for (var serial : serials) {
            for (var asset : job.platform().assetsBySerial(serial)) {
                assets.put(asset.id(), asset);
            }
        }
        for (var sighting : noted) {
            findAsset(sighting);
        }
    }

    /** The asset that a device was matched to, which may have lost its serial since. */
    private void findAsset(Sighting noted) throws PlatformException, InterruptedException {
        var id = noted.assetId();
        if (id != null && !assets.containsKey(id)) {
            job.platform().asset(id).ifPresent(asset -> assets.put(asset.id(), asset));
        }
    }

    /** Those that they were seen in; all, if one of them was not seen before. */
    private List<Partition> lists(SourceConnection tenant, List<Sighting> noted) throws SourceException {
        var all = tenant.partitions();
        var areAllNoted = serials.stream()
                .allMatch(serial -> noted.stream().anyMatch(sighting -> serial.equals(sighting.serial())));
        return areAllNoted ? Inquiry.likely(noted, all) : all;
    }

    private void findDevices(SourceConnection tenant, List<Partition> lists, List<Sighting> noted)
            throws SourceException, InterruptedException {
        for (var serial : serials) {
            findBySerial(tenant, lists, serial);
        }
        for (var id : ids(noted)) {
            for (var list : lists) {
                if (!found.containsKey(id)) {
                    tenant.findById(list, id)
                            .filter(this::canBeMeant)
                            .ifPresent(device -> found.put(device.sourceId(), new Found(device, list)));
                }
            }
        }
    }

    private void findBySerial(SourceConnection tenant, List<Partition> lists, String serial)
            throws SourceException, InterruptedException {
        for (var list : lists) {
            for (var device : tenant.findBySerial(list, spelling(serial))) {
                if (serial.equals(normalised(device))) {
                    found.putIfAbsent(device.sourceId(), new Found(device, list));
                }
            }
        }
    }

    /** As the platform has it: an MDM may not look a serial up in another spelling. */
    private String spelling(String serial) {
        return assets.values().stream()
                .map(Asset::serial)
                .filter(Objects::nonNull)
                .filter(text -> serial.equals(desk.scenes().serials().normalise(text)))
                .map(String::strip)
                .findFirst()
                .orElse(serial);
    }

    /** Under which the device was seen, or is linked. */
    private Set<String> ids(List<Sighting> noted) {
        var ids = new LinkedHashSet<String>();
        noted.forEach(sighting -> ids.add(sighting.sourceId()));
        for (var asset : assets.values()) {
            var link = asset.link(job.connection().provider());
            if (link != null) {
                ids.add(link);
            }
        }
        return ids;
    }

    /** A device that has another serial by now was not asked for. */
    private boolean canBeMeant(Device device) {
        var other = normalised(device);
        return other == null || serials.contains(other);
    }

    private @Nullable String normalised(Device device) {
        return desk.scenes().serials().normalise(device.serial().orElse(null));
    }

    /** With the details that a run over all devices would have of it, so that its specs are the same. */
    private TenantReading reading(SourceConnection tenant, List<Partition> lists, PlatformReading platform)
            throws PlatformException, InterruptedException {
        var devices = new ArrayList<Observed>();
        for (var one : found.values()) {
            devices.add(TenantReader.observed(one.device, one.partition, job.platform()));
        }
        var extents = lists.stream().collect(Collectors.toMap(Partition::id, list -> Extent.ONE_DEVICE));
        var listed = new TenantReading(
                devices,
                extents,
                Set.of(),
                List.of(),
                List.of(),
                tenant.requests().total());
        return parts.details()
                .known(job.connection(), tenant, listed, new ValuePool())
                .completed(
                        platform,
                        new Details.Asking(job.platform(), desk.scenes().serials()));
    }

    /** A device that was found by its id alone may have lost its serial. */
    private boolean isMissing(String serial) {
        return found.values().stream()
                .map(one -> normalised(one.device))
                .noneMatch(other -> other == null || other.equals(serial));
    }

    private void tell(PlatformReading platform, TenantReading reading, List<String> warnings) {
        job.progress().devices(reading.devices().size());
        job.progress().assetsFrom(() -> platform.assets().size());
        var remarks = new ArrayList<>(warnings);
        remarks.addAll(reading.remarks());
        serials.stream()
                .filter(this::isMissing)
                .sorted()
                .forEach(serial -> remarks.add("The MDM has no device with the serial " + serial
                        + ", so nothing is written for it. What becomes of its"
                        + " asset is decided by a sync of the whole connection."));
        if (!platform.isComplete()) {
            remarks.add(
                    "Not all of the platform's users could be read, so little is written. Sync the device again when"
                            + " the platform answers.");
        }
        outcome.remark(remarks);
    }
}
