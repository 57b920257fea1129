package dev.rollcall.host.reconcile;

import java.util.Map;
import java.util.Set;

/**
 * What this run has read of the MDM, list by list (R8).
 *
 * @param extents by partition; a partition without an entry was not read. A partition with a rejected record whose id
 *     is not known is to be handed in as incomplete
 * @param rejected the source ids of records that could not be read; their devices are not absent
 */
public record Reading(Map<String, Extent> extents, Set<String> rejected) {
    public Reading {
        extents = Map.copyOf(extents);
        rejected = Set.copyOf(rejected);
    }

    /** How much of the partition was read. */
    public Extent of(String partition) {
        return extents.getOrDefault(partition, Extent.INCOMPLETE);
    }

    boolean isOneDevice() {
        return extents.containsValue(Extent.ONE_DEVICE);
    }

    boolean isAllComplete() {
        return !extents.isEmpty() && extents.values().stream().allMatch(extent -> extent == Extent.COMPLETE);
    }
}
