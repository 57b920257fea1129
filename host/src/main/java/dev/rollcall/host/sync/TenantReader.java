package dev.rollcall.host.sync;

import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.journal.ListReport;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.TextIndex;
import dev.rollcall.source.DeviceConsumer;
import dev.rollcall.source.PartitionReading;
import dev.rollcall.source.RejectedRecord;
import dev.rollcall.source.SourceConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all lists of an MDM into the records that rules are decided on. Used by one thread. */
final class TenantReader {
    private static final Logger log = LoggerFactory.getLogger(TenantReader.class);
    /** Of records that could not be read, so many are told one by one. */
    private static final int TOLD = 10;

    private final AssetPlatform platform;
    private final ValuePool values;
    private final LongConsumer progress;
    private final List<Observed> devices = new ArrayList<>();
    private final Map<String, Extent> extents = new HashMap<>();
    private final Set<String> rejected = new HashSet<>();
    private final List<ListReport> lists = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * @param platform says how it would hold a device's specs
     * @param values that the devices share with the platform's assets
     * @param progress told how many devices were read so far
     */
    TenantReader(AssetPlatform platform, ValuePool values, LongConsumer progress) {
        this.platform = platform;
        this.values = values;
        this.progress = progress;
    }

    /** Reads all lists as far as each can be read. */
    TenantReading read(SourceConnection tenant) throws SourceException, InterruptedException {
        for (var partition : tenant.partitions()) {
            read(tenant, partition);
        }
        return new TenantReading(
                devices,
                Map.copyOf(extents),
                Set.copyOf(rejected),
                List.copyOf(lists),
                List.copyOf(remarks),
                tenant.requests().total());
    }

    /** A device as rules see it. */
    static Observed observed(Device device, Partition partition, AssetPlatform platform)
            throws PlatformException, InterruptedException {
        return Observed.of(device, partition.id(), platform.spelled(device));
    }

    private void read(SourceConnection tenant, Partition partition) throws InterruptedException {
        var consumer = new Consumer(partition);
        var reading = tenant.read(partition, consumer);
        var unreadable = new ArrayList<>(reading.rejected());
        unreadable.addAll(consumer.misfits.values());
        var taken = consumer.fitting();
        devices.addAll(taken);
        extents.put(partition.id(), reading.completeness().isComplete() ? Extent.COMPLETE : Extent.INCOMPLETE);
        unreadable.forEach(record -> record.sourceId().ifPresent(rejected::add));
        tell(partition, unreadable);
        lists.add(report(partition, reading, taken.size(), unreadable.size()));
        if (consumer.interrupted) {
            throw new InterruptedException();
        }
    }

    private void tell(Partition partition, List<RejectedRecord> unreadable) {
        unreadable.stream()
                .limit(TOLD)
                .forEach(record -> remarks.add(partition.label() + ": the record "
                        + record.sourceId().orElse("without an id") + " can't be read. " + record.reason()));
        if (unreadable.size() > TOLD) {
            remarks.add(partition.label() + ": " + (unreadable.size() - TOLD) + " more records can't be read.");
        }
    }

    private static ListReport report(Partition partition, PartitionReading reading, long taken, long unreadable) {
        return new ListReport(
                partition.id(),
                partition.label(),
                reading.completeness().isComplete(),
                taken,
                unreadable,
                reading.completeness()
                        .failure()
                        .map(failure -> String.valueOf(failure.getMessage()))
                        .orElse(""));
    }

    /** Takes the devices of one list. One that can't be turned into a record is unreadable and stops no other. */
    private final class Consumer implements DeviceConsumer {
        private final Partition partition;
        private TextIndex<Observed> taken = new TextIndex<>(Observed::sourceId, 0);
        private final Map<String, RejectedRecord> misfits = new HashMap<>();
        private boolean interrupted;

        Consumer(Partition partition) {
            this.partition = partition;
        }

        @Override
        public boolean accept(Device device) {
            var id = device.sourceId();
            var isFirst = taken.get(id) == null && !misfits.containsKey(id);
            try {
                taken.put(observed(device, partition, platform).sharing(values));
                misfits.remove(id);
            } catch (InterruptedException e) {
                interrupted = true;
                Thread.currentThread().interrupt();
            } catch (PlatformException | RuntimeException e) {
                log.warn("The device {} can't be compared with the platform.", id, e);
                misfits.put(id, new RejectedRecord(Optional.of(id), String.valueOf(e.getMessage())));
            }
            progress.accept(devices.size() + (long) taken.size());
            return isFirst;
        }

        @Override
        public void clear() {
            taken = new TextIndex<>(Observed::sourceId, 0);
            misfits.clear();
        }

        /** Those whose latest record is no misfit, in the order in which they came. */
        private List<Observed> fitting() {
            var fitting = new ArrayList<Observed>(taken.size());
            for (var place = 0; place < taken.size(); place++) {
                var device = taken.at(place);
                if (!misfits.containsKey(device.sourceId())) {
                    fitting.add(device);
                }
            }
            return fitting;
        }
    }
}
