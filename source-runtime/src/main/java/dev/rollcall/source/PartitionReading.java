package dev.rollcall.source;

import dev.rollcall.api.Partition;
import java.util.List;
import java.util.OptionalLong;

/**
 * How the reading of one list ended.
 *
 * @param partition the list
 * @param completeness whether all of it was read
 * @param delivered how many devices came, each counted once
 * @param rejected records that could not be read; the devices are not absent
 * @param statedTotal what the MDM says it has, where it says so
 * @param restarts how often the list was read again because it changed meanwhile
 */
public record PartitionReading(
        Partition partition,
        Completeness completeness,
        long delivered,
        List<RejectedRecord> rejected,
        OptionalLong statedTotal,
        int restarts) {
    public PartitionReading {
        rejected = List.copyOf(rejected);
    }
}
