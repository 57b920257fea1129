package dev.rollcall.benchmark.fleet;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.AssignedUser.Evidence;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.reconcile.Connection;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Reading;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import dev.rollcall.host.reconcile.Sightings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an MDM shows of the devices whose assets a {@link SnipeItTenant} of the same count and seed holds.
 *
 * @param count how many
 */
public record ObservedFleet(int count, long seed) {
    public static final String CONNECTION = "jamf-1";

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final String LIST = "computers";

    /** As the platform spells a device's specs. */
    public interface Speller {
        Specs of(Device device) throws PlatformException, InterruptedException;
    }

    /**
     * The devices, each spelled by the platform, as a run reads them.
     *
     * @param values shared with the platform's assets
     */
    public List<Observed> observed(Speller speller, ValuePool values) throws PlatformException, InterruptedException {
        var all = new ArrayList<Observed>(count);
        for (var number = 1; number <= count; number++) {
            var device = device(MadeUpAssets.asset(number, seed), number);
            all.add(Observed.of(device, LIST, speller.of(device)).sharing(values));
        }
        return all;
    }

    private Device device(Map<String, String> values, int number) {
        return Device.withId(String.valueOf(values.get("udid")))
                .serial(values.get("serial"))
                .user(user(number))
                .lastContact(Instant.parse(values.get("contact")))
                .lastEnrolled(NOW.minusSeconds(number))
                .spec(StandardSpecs.MODEL, values.get("model"))
                .spec(StandardSpecs.MODEL_IDENTIFIER, values.get("modelNumber"))
                .spec(StandardSpecs.OS, values.get("os"))
                .spec(StandardSpecs.OS_VERSION, new String(values.get("osVersion")))
                .spec(StandardSpecs.PROCESSOR, values.get("processor"))
                .spec(StandardSpecs.MEMORY, giga(String.valueOf(values.get("memory"))) << 30)
                .spec(StandardSpecs.STORAGE, giga(String.valueOf(values.get("storage"))) * 1_000_000_000L)
                .spec(StandardSpecs.WIFI_MAC, values.get("mac"))
                .build();
    }

    private static long giga(String text) {
        return Long.parseLong(text.substring(0, text.indexOf(' ')));
    }

    private ObservedUser user(int number) {
        if (!MadeUpAssets.isHeld(number)) {
            return ObservedUser.unassigned();
        }
        var person = MadeUpAssets.holder(number, count);
        return AssignedUser.as(Evidence.ASSIGNED)
                .email("person." + person + "@example.com")
                .displayName(MadeUpDevices.firstName(person) + " " + MadeUpDevices.lastName(person / 10))
                .build();
    }

    /**
     * What an earlier run noted of each, as a run reads it.
     *
     * @param values shared with what was read before
     */
    public List<Sighting> sightings(List<Asset> assets, ValuePool values) {
        var all = new ArrayList<Sighting>(count);
        var specs = Set.copyOf(Specs.of(Map.of(StandardSpecs.OS, "", StandardSpecs.OS_VERSION, ""))
                .keys());
        for (var asset : assets) {
            all.add(new Sighting(
                    CONNECTION,
                    values.shared(String.valueOf(asset.link("jamf"))),
                    values.sharedOrNull(asset.serial()),
                    LIST,
                    values.shared(asset.id()),
                    true,
                    Said.SOMEBODY,
                    Instant.ofEpochSecond(NOW.getEpochSecond()),
                    NOW,
                    NOW,
                    Missing.NOT,
                    specs));
        }
        return all;
    }

    /** A run over all of it. */
    public Scene scene(PlatformReading platform, List<Observed> devices, Sightings sightings) {
        var connection = new Connection(CONNECTION, "jamf", "Jamf", 0, Policy.DEFAULT, null, null, true);
        return new Scene(
                connection,
                NOW,
                new Reading(Map.of(LIST, Extent.COMPLETE), Set.of()),
                devices,
                platform,
                sightings,
                History.EMPTY,
                Serials.usual());
    }
}
