package dev.rollcall.testkit;

import dev.rollcall.api.ChangeFeed;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of {@link ChangeFeed}. */
interface ChangeFacts {

    @Test
    @DisplayName("The changes contain every device that changed since")
    default void changesContainWhatChanged(Bench bench) throws InterruptedException {
        var feed = bench.able(ChangeFeed.class);
        bench.fill();
        var since = Instant.now().minus(Duration.ofHours(1));
        for (var partition : bench.partitions()) {
            var changed = new ArrayList<String>();
            for (var index : List.of(1, 2, bench.devices(partition).size() - 1)) {
                var device = bench.devices(partition).get(index).withLastContact(since.plusSeconds(60L * index % 3000));
                bench.simulator().tenant().replace(device);
                changed.add(device.sourceId());
            }
            var sink = new CollectingSink();
            PluginCall.mustSucceed("readChangedSince", () -> {
                feed.readChangedSince(bench.context(), partition, since.minus(feed.overlap()), sink);
                return sink;
            });
            changed.removeAll(sink.ids());
            changed.removeAll(sink.rejected());
            if (!changed.isEmpty()) {
                throw new ContractBreach(
                        "The source's readChangedSince left out " + changed + " of the list '" + partition
                                + "', which had contact with the MDM since.",
                        "Deliver every device that changed at or after the time; if the MDM's filter is coarser, give a "
                                + "longer overlap().");
            }
        }
    }

    @Test
    @DisplayName("Changes that were not answered throw")
    default void throwsWhenChangesAreNotAnswered(Bench bench) throws InterruptedException {
        var feed = bench.able(ChangeFeed.class);
        bench.fill(3);
        bench.simulator().onRequest(RequestMatch.reads()).reply(500);
        for (var partition : bench.partitions()) {
            var sink = new CollectingSink();
            PluginCall.mustFail("readChangedSince", "the MDM answered 500", () -> {
                feed.readChangedSince(bench.context(), partition, Instant.now(), sink);
                return "normally";
            });
        }
    }
}
