package dev.rollcall.testkit;

import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.Partition;
import dev.rollcall.api.device.Device;
import dev.rollcall.testkit.simulator.RequestMatch;
import dev.rollcall.testkit.simulator.SimulatedDevice;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds of {@link DeviceLookup}. */
interface LookupFacts {

    @Test
    @DisplayName("R34 A device is found by its id, enrolled or not")
    default void findsADeviceByItsId(Bench bench) throws InterruptedException {
        var lookup = bench.able(DeviceLookup.class);
        bench.fill(9);
        for (var partition : bench.partitions()) {
            var left = bench.devices(partition).get(4).withEnrolled(false);
            bench.simulator().tenant().replace(left);
            for (var device : bench.devices(partition)) {
                var found = PluginCall.mustSucceed(
                        "findById", () -> lookup.findById(bench.context(), partition, device.sourceId()));
                if (!found.map(Device::sourceId)
                        .filter(device.sourceId()::equals)
                        .isPresent()) {
                    throw new ContractBreach(
                            "The source's findById found "
                                    + found.map(Device::toString).orElse("nothing")
                                    + " for the id " + device.sourceId()
                                    + (device.isEnrolled() ? "" : ", which is listed as not enrolled")
                                    + ".",
                            "Return the device with that very id, in whatever state of enrolment.");
                }
                DeviceFacts.compare(
                        device, found.orElseThrow(), bench.simulator().saysNobody());
            }
        }
    }

    @Test
    @DisplayName("R34 An id or serial that the MDM does not know is found empty")
    default void findsNothingThatIsNotThere(Bench bench) throws InterruptedException {
        var lookup = bench.able(DeviceLookup.class);
        bench.fill(3);
        for (var partition : bench.partitions()) {
            var gone = bench.simulator().newcomer(partition);
            var byId = PluginCall.mustSucceed(
                    "findById for an unknown id", () -> lookup.findById(bench.context(), partition, gone.sourceId()));
            var bySerial = bySerial(bench, lookup, partition, gone.serial());
            if (byId.isPresent() || !bySerial.isEmpty()) {
                throw new ContractBreach(
                        "The source found " + byId.map(Device::toString).orElseGet(bySerial::toString)
                                + " though the MDM has no device " + gone + ".",
                        "Return empty where the MDM says that there is none.");
            }
        }
    }

    @Test
    @DisplayName("R34 All records with a serial are found, in whatever spelling it is asked for")
    default void findsDevicesByTheirSerial(Bench bench) throws InterruptedException {
        var lookup = bench.able(DeviceLookup.class);
        bench.fill(9);
        for (var partition : bench.partitions()) {
            var first = bench.devices(partition).get(2);
            var second = bench.devices(partition).get(6).withSerial(first.serial());
            bench.simulator().tenant().replace(second);
            for (var spelling : List.of(first.serial(), " " + first.serial().toLowerCase(Locale.ROOT) + " ")) {
                var found = bySerial(bench, lookup, partition, spelling);
                var lacking = new TreeSet<>(Set.of(first.sourceId(), second.sourceId()));
                lacking.removeAll(found);
                if (!lacking.isEmpty()) {
                    throw new ContractBreach(
                            "The source's findBySerial left out " + lacking + " for the serial '" + spelling
                                    + "', which two records have.",
                            "Return every record with that serial, compared trimmed and without case.");
                }
            }
        }
    }

    @Test
    @DisplayName("R34 A serial that only contains what was asked for is left out")
    default void leavesOutOtherSerials(Bench bench) throws InterruptedException {
        var lookup = bench.able(DeviceLookup.class);
        bench.fill(9);
        for (var partition : bench.partitions()) {
            var asked = bench.devices(partition).get(3);
            var longer = bench.devices(partition).get(5).withSerial("X" + asked.serial() + "9");
            bench.simulator().tenant().replace(longer);
            var found = bySerial(bench, lookup, partition, asked.serial());
            found.remove(asked.sourceId());
            if (!found.isEmpty()) {
                throw new ContractBreach(
                        "The source's findBySerial returned " + found + " for the serial " + asked.serial()
                                + ", which they do not have: " + longer.serial() + " only contains it.",
                        "Filter what a search by parts returns: only equal serials, compared trimmed and without case.");
            }
        }
    }

    @Test
    @DisplayName("R34 A look-up that was not answered throws")
    default void throwsWhenALookUpIsNotAnswered(Bench bench) throws InterruptedException {
        var lookup = bench.able(DeviceLookup.class);
        bench.fill(3);
        for (var status : List.of(403, 500)) {
            bench.simulator().reset();
            bench.simulator().onRequest(RequestMatch.reads()).reply(status);
            mustFail(bench, lookup, "the MDM answered " + status);
        }
        bench.simulator().reset();
        bench.simulator().onRequest(RequestMatch.reads()).html(200);
        mustFail(bench, lookup, "a web page came as the answer");
    }

    private static void mustFail(Bench bench, DeviceLookup lookup, String when) throws InterruptedException {
        for (var partition : bench.partitions()) {
            var device = bench.devices(partition).get(0);
            PluginCall.mustFail("findById", when, () -> lookup.findById(bench.context(), partition, device.sourceId()));
            PluginCall.mustFail(
                    "findBySerial", when, () -> lookup.findBySerial(bench.context(), partition, device.serial()));
        }
    }

    /** Whether a device that a reading left out is found by id and by serial. */
    static boolean canBeFound(Bench bench, Partition partition, String sourceId) throws InterruptedException {
        if (!(bench.source() instanceof DeviceLookup lookup)) {
            return false;
        }
        var serial = bench.simulator()
                .tenant()
                .find(sourceId)
                .map(SimulatedDevice::serial)
                .orElseThrow();
        var byId = PluginCall.mustSucceed("findById", () -> lookup.findById(bench.context(), partition, sourceId));
        return byId.isPresent() && bySerial(bench, lookup, partition, serial).contains(sourceId);
    }

    private static Set<String> bySerial(Bench bench, DeviceLookup lookup, Partition partition, String serial)
            throws InterruptedException {
        var found =
                PluginCall.mustSucceed("findBySerial", () -> lookup.findBySerial(bench.context(), partition, serial));
        var ids = new TreeSet<String>();
        found.forEach(device -> ids.add(device.sourceId()));
        return ids;
    }
}
