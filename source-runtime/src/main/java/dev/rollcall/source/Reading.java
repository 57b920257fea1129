package dev.rollcall.source;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts what one reading of one list brings, and judges whether it is all. */
final class Reading implements DeviceSink {
    private final Partition partition;
    private final DeviceConsumer consumer;
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private long delivered;
    private int restarts;

    Reading(Partition partition, DeviceConsumer consumer) {
        this.partition = partition;
        this.consumer = consumer;
    }

    @Override
    public boolean accept(Device device) {
        var first = consumer.accept(device);
        if (first) {
            delivered++;
        }
        return first;
    }

    @Override
    public void reject(@Nullable String sourceId, String reason) {
        rejected.add(new RejectedRecord(Optional.ofNullable(sourceId), reason));
    }

    @Override
    public void restart(String reason) {
        consumer.clear();
        rejected.clear();
        delivered = 0;
        restarts++;
    }

    /** The source promises that nothing was left out; it is believed as far as the MDM's own total bears it out. */
    PartitionReading ended(ReadReport report) {
        return result(verdict(report), report.statedTotal());
    }

    PartitionReading failed(SourceException failure) {
        return result(Completeness.incomplete(failure), OptionalLong.empty());
    }

    private PartitionReading result(Completeness completeness, OptionalLong statedTotal) {
        return new PartitionReading(partition, completeness, delivered, rejected, statedTotal, restarts);
    }

    private Completeness verdict(ReadReport report) {
        var nameless =
                rejected.stream().filter(record -> record.sourceId().isEmpty()).count();
        if (nameless > 0) {
            return incomplete(
                    "The MDM listed " + nameless + " records whose id can't be read.",
                    "Look at the reasons given for them; if they are unclear, report them to the maker of the plugin.");
        }
        var read = delivered
                + rejected.stream().map(RejectedRecord::sourceId).distinct().count();
        if (report.statedTotal().isPresent() && read < report.statedTotal().getAsLong()) {
            return incomplete(
                    "The MDM says it has " + report.statedTotal().getAsLong() + " records and gave " + read + ".",
                    "Sync again; if it stays so, check whether the credentials may see all of them.");
        }
        return Completeness.COMPLETE;
    }

    private static Completeness incomplete(String happened, String cure) {
        return Completeness.incomplete(new SourceException(SourceException.Kind.INCOMPLETE, happened, cure));
    }
}
