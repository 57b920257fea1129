package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ListReport;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read of an MDM.
 *
 * @param devices of all lists, each source id once; {@link Details} changes the list in place
 * @param extents how much of each list was read
 * @param rejected the source ids of records that could not be read
 * @param lists for people
 * @param remarks what an admin should know
 * @param requests how many were sent
 */
record TenantReading(
        List<Observed> devices,
        Map<String, Extent> extents,
        Set<String> rejected,
        List<ListReport> lists,
        List<String> remarks,
        long requests) {

    boolean isComplete() {
        return !extents.isEmpty() && extents.values().stream().allMatch(extent -> extent == Extent.COMPLETE);
    }

    Reading reading() {
        return new Reading(extents, rejected);
    }

    TenantReading with(List<Observed> others, List<String> moreRemarks, long allRequests) {
        return new TenantReading(others, extents, rejected, lists, moreRemarks, allRequests);
    }
}
