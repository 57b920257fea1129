package dev.rollcall.testkit;

import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of {@link DetailedSource}. */
interface DetailFacts {

    @Test
    @DisplayName("Details carry the ids that were asked for, and no others")
    default void detailsCarryTheIdsAskedFor(Bench bench) throws InterruptedException {
        var detailed = bench.able(DetailedSource.class);
        bench.fill(9);
        for (var partition : bench.partitions()) {
            var asked = ids(bench.devices(partition).subList(2, 6));
            var sink = details(bench, detailed, partition, asked);
            var lacking = new ArrayList<>(asked);
            lacking.removeAll(sink.ids());
            var others = new HashSet<>(sink.ids());
            others.removeAll(asked);
            if (!lacking.isEmpty() || !others.isEmpty()) {
                throw new ContractBreach(
                        "The source was asked for details of " + asked.size() + " devices; it delivered none of "
                                + lacking + ", and others that nobody asked for: " + others + ".",
                        "Deliver each detail under the same id as the list does, qualified in the same way.");
            }
        }
    }

    @Test
    @DisplayName("A device deleted meanwhile is left out of the details, and the others come")
    default void leavesADeletedDeviceOut(Bench bench) throws InterruptedException {
        var detailed = bench.able(DetailedSource.class);
        bench.fill(9);
        for (var partition : bench.partitions()) {
            var asked = ids(bench.devices(partition).subList(2, 6));
            bench.simulator().tenant().remove(asked.get(1));
            var sink = details(bench, detailed, partition, asked);
            var remaining = new ArrayList<>(asked);
            remaining.remove(1);
            if (!sink.ids().containsAll(remaining) || sink.rejected().contains(asked.get(1))) {
                throw new ContractBreach(
                        "The source delivered details of " + sink.ids() + " and rejected " + sink.rejected()
                                + " when one of " + asked + " had been deleted.",
                        "Leave out a device that is not there any more, and deliver the others.");
            }
        }
    }

    @Test
    @DisplayName("Details that were not answered throw")
    default void throwsWhenDetailsAreNotAnswered(Bench bench) throws InterruptedException {
        var detailed = bench.able(DetailedSource.class);
        bench.fill(3);
        for (var status : List.of(403, 500)) {
            bench.simulator().reset();
            bench.simulator().onRequest(RequestMatch.reads()).reply(status);
            for (var partition : bench.partitions()) {
                var asked = ids(bench.devices(partition));
                var sink = new CollectingSink();
                PluginCall.mustFail("readDetails", "the MDM answered " + status, () -> {
                    detailed.readDetails(bench.context(), partition, asked, sink);
                    return "normally with " + sink.ids().size() + " details";
                });
            }
        }
    }

    private static CollectingSink details(Bench bench, DetailedSource detailed, Partition partition, List<String> asked)
            throws InterruptedException {
        return PluginCall.mustSucceed("readDetails", () -> {
            var sink = new CollectingSink();
            detailed.readDetails(bench.context(), partition, asked, sink);
            return sink;
        });
    }

    private static List<String> ids(List<SimulatedDevice> devices) {
        return devices.stream().map(SimulatedDevice::sourceId).toList();
    }
}
