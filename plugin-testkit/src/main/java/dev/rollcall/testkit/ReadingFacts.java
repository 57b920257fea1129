package dev.rollcall.testkit;

import dev.rollcall.api.Partition;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of a reading whose every request is answered. */
interface ReadingFacts {

    @Test
    @DisplayName("Every device of every page is delivered once")
    default void deliversEveryDeviceOfEveryPageOnce(Bench bench) throws InterruptedException {
        bench.fill();
        for (var partition : bench.partitions()) {
            bench.read(partition, "all went well")
                    .mustBeComplete(
                            "Look at what the simulator answered, and whether the source asks as the MDM wants it.")
                    .mustHold(bench.devices(partition))
                    .mustHoldEachOnce();
            bench.mustHaveAskedForTheLastPage(partition);
        }
    }

    @Test
    @DisplayName("Serial, enrolment and user come as the MDM says them; nobody and not reported are not confused")
    default void deliversWhatTheMdmSays(Bench bench) throws InterruptedException {
        bench.fill(bench.isPaged() ? Math.max(24, bench.rowsPerPage() + 1) : 24);
        for (var partition : bench.partitions()) {
            var outcome = bench.read(partition, "all went well");
            for (var device : bench.devices(partition)) {
                var delivered = outcome.deliveries().find(device.sourceId());
                delivered.ifPresent(found ->
                        DeviceFacts.compare(device, found, bench.simulator().saysNobody()));
            }
        }
    }

    @Test
    @DisplayName("An empty tenant is read to its end and delivers nothing")
    default void deliversNothingOfAnEmptyTenant(Bench bench) throws InterruptedException {
        bench.simulator().tenant().set(List.of());
        for (var partition : bench.partitions()) {
            bench.read(partition, "the list was empty")
                    .mustBeComplete("Take a list without rows for what it is; rowsMissingWhenEmpty() helps where the "
                            + "MDM leaves the array out.")
                    .mustHold(List.of());
        }
    }

    @Test
    @DisplayName("A list whose last page is full is read to its end")
    default void readsToTheEndWhereTheLastPageIsFull(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill(2 * bench.rowsPerPage());
        for (var partition : bench.partitions()) {
            bench.read(partition, "the last page was full")
                    .mustBeComplete("Expect an empty page behind a full one.")
                    .mustHold(bench.devices(partition))
                    .mustHoldEachOnce();
        }
    }

    @Test
    @DisplayName("A page shorter than what was asked for does not end the list")
    default void readsOnBehindAShortPage(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill(2 * bench.rowsPerPage());
        bench.simulator().limitRows(Math.max(1, bench.rowsPerPage() / 2));
        for (var partition : bench.partitions()) {
            bench.read(partition, "the MDM gave fewer rows a page than asked for")
                    .mustBeComplete("Go on behind the rows that came, not behind those that were asked for.")
                    .mustHold(bench.devices(partition));
        }
    }

    @Test
    @DisplayName("A record that can't be read is rejected with its id, and the rest is delivered")
    default void rejectsAnUnreadableRecordAndDeliversTheRest(Bench bench) throws InterruptedException {
        bench.fill();
        for (var partition : bench.partitions()) {
            var devices = bench.devices(partition);
            var bad = devices.get(devices.size() / 2);
            bench.simulator().tenant().replace(bad.asUnreadable());
            var outcome = bench.read(partition, "one record could not be read")
                    .mustBeComplete(
                            "Reject that one record with its id and go on; Pages does so when the mapper throws "
                                    + "RowException and id() points to the id.")
                    .mustHold(devices);
            if (outcome.deliveries().find(bad.sourceId()).isPresent()) {
                throw new ContractBreach(
                        "The source delivered the device " + bad.sourceId()
                                + ", whose record has fields of wrong types.",
                        "Bind the row to a record of yours, and let what does not fit reject it.");
            }
        }
    }

    @Test
    @DisplayName("The MDM's own total is passed on")
    default void passesOnTheTotal(Bench bench) throws InterruptedException {
        Assumptions.assumeTrue(bench.simulator().statesTotal(), "Skipped: the MDM states no total.");
        bench.fill();
        for (var partition : bench.partitions()) {
            var total = bench.read(partition, "all went well").reading().statedTotal();
            var size = bench.devices(partition).size();
            if (total.isEmpty() || total.getAsLong() != size) {
                throw new ContractBreach(
                        "The MDM says that it has " + size + " devices in '" + partition + "', and the source reported "
                                + (total.isEmpty() ? "no total" : "a total of " + total.getAsLong()) + ".",
                        "Return ReadReport.of(total); Pages does so if total() says where it is.");
            }
        }
    }

    @Test
    @DisplayName("A device added in mid-read costs no other device")
    default void losesNoDeviceWhenOneIsAdded(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill();
        for (var partition : bench.partitions()) {
            var newcomer = bench.simulator().newcomer(partition);
            bench.simulator()
                    .onRequest(RequestMatch.list(partition).nth(2))
                    .change(tenant -> tenant.insertFirst(newcomer));
            var before = bench.devices(partition);
            var outcome = bench.read(partition, "a device was added in mid-read");
            var missing = outcome.missing(before);
            if (outcome.isComplete() && !missing.isEmpty()) {
                throw new ContractBreach(
                        "The source left out " + missing.size() + " devices of " + outcome.name()
                                + " when another was added in mid-read (" + ReadOutcome.few(missing) + ").",
                        "A device that comes again on the next page is no reason to stop: go on behind it.");
            }
            if (!outcome.isComplete()) {
                outcome.mustBeIncomplete();
            }
        }
    }

    @Test
    @DisplayName("A device removed in mid-read hides no other device for good")
    default void losesNoDeviceWhenOneIsRemoved(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill();
        for (var partition : bench.partitions()) {
            var removed = bench.devices(partition).get(0);
            bench.simulator()
                    .onRequest(RequestMatch.list(partition).nth(2))
                    .change(tenant -> tenant.remove(removed.sourceId()));
            var outcome = bench.read(partition, "a device was removed in mid-read");
            var missing = outcome.missing(bench.devices(partition));
            if (outcome.isComplete() && !missing.isEmpty()) {
                mustBeHarmless(bench, partition, missing);
            }
            if (!outcome.isComplete()) {
                outcome.mustBeIncomplete();
            }
        }
    }

    /** A device that a moving list hid does no harm where its absence is confirmed by look-up before it counts (R34). */
    private static void mustBeHarmless(Bench bench, Partition partition, List<String> missing)
            throws InterruptedException {
        var hidden = "The source left out " + ReadOutcome.few(missing) + " of the list '" + partition
                + "', which moved up when another device was removed in mid-read, and returned normally";
        if (bench.simulator().statesTotal()) {
            throw new ContractBreach(
                    hidden + ", though the MDM's total had changed.",
                    "Compare the totals of all pages, and restart() or throw INCOMPLETE if they differ, as Pages does.");
        }
        for (var id : missing) {
            if (!LookupFacts.canBeFound(bench, partition, id)) {
                throw new ContractBreach(
                        hidden + "; no look-up finds it, so it counts as gone.",
                        "Ask for the list in the order of something that does not change, page by cursor, or implement "
                                + "DeviceLookup.");
            }
        }
    }

    @Test
    @DisplayName("Two readings at once do not get into each other's way")
    default void keepsReadingsApart(Bench bench) throws InterruptedException {
        bench.needsPages();
        bench.fill();
        for (var partition : bench.partitions()) {
            bench.simulator().reset();
            // The second reading happens whole between two pages of the first.
            bench.simulator()
                    .onRequest(RequestMatch.list(partition).nth(2))
                    .change(tenant -> InBetween.read(bench, partition));
            bench.read(partition, "another reading went on at the same time")
                    .mustBeComplete("Keep nothing of a reading in the source; it serves several connections at once.")
                    .mustHold(bench.devices(partition))
                    .mustHoldEachOnce();
        }
    }
}
