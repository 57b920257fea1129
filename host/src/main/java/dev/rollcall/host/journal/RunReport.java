package dev.rollcall.host.journal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run found and did.
 *
 * @param lists of the MDM
 * @param assets how many the platform has
 * @param platformComplete whether all of them were read
 * @param unchanged devices and assets on which both sides agree
 * @param changes by state, how many changes and remarks
 * @param rules by rule, how many changes were written
 * @param requests by side ({@code mdm}, {@code platform}), how many were sent; a side that is not counted is left out
 * @param remarks what an admin should know, each a sentence and its cure
 * @param failure why it failed or stopped, two sentences; empty if it did not
 */
public record RunReport(
        List<ListReport> lists,
        long assets,
        boolean platformComplete,
        long unchanged,
        Map<ChangeState, Long> changes,
        Map<String, Long> rules,
        Map<String, Long> requests,
        List<String> remarks,
        String failure) {
    public static final RunReport EMPTY =
            new RunReport(List.of(), 0, false, 0, Map.of(), Map.of(), Map.of(), List.of(), "");

    public RunReport {
        lists = List.copyOf(lists);
        changes = new TreeMap<>(changes);
        rules = new TreeMap<>(rules);
        requests = new TreeMap<>(requests);
        remarks = List.copyOf(remarks);
    }

    /** How many of that state there are. */
    public long count(ChangeState state) {
        return changes.getOrDefault(state, 0L);
    }
}
