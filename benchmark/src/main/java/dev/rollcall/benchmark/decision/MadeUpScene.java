package dev.rollcall.benchmark.decision;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.AssignedUser.Evidence;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.LifecycleStatuses;
import dev.rollcall.host.asset.People;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.SpecsPool;
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.asset.ValuePool;
import dev.rollcall.host.reconcile.Connection;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Peer;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Policy.UnknownDevices;
import dev.rollcall.host.reconcile.Reading;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import dev.rollcall.host.reconcile.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * A run over so many devices, each on an asset and sighted before. Each list is made up anew from the same numbers, in
 * an order of its own; the records share values as a run's reading does.
 *
 * @param devices how many
 * @param connections that see all of them, the run's included
 * @param percentChanged of how many devices something has to be written: a spec, a person, a removal or a link
 */
public record MadeUpScene(int devices, int connections, int percentChanged) {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant LAST_YEAR = NOW.minus(Duration.ofDays(365));
    private static final AssetStatus ALLOCATED = new AssetStatus("4", "Allocated", StatusRole.ALLOCATED, true);
    private static final AssetStatus TRANSFERRED = new AssetStatus("5", "Transferred", StatusRole.TRANSFERRED, true);
    private static final List<String> VERSIONS = List.of("26.0", "26.0.1", "26.1");
    private static final List<String> MEMORY = List.of("16 GB", "24 GB", "32 GB", "8 GB");
    private static final List<String> PROVIDERS = List.of("jamf", "kandji", "intune");
    private static final Enrolment ENROLLED = new Enrolment(Enrolment.State.ENROLLED, "Managed");

    /** The whole of it. */
    public Scene scene() {
        var common = new Common(new ValuePool(), new SpecsPool());
        var persons = persons();
        var assets = assets(persons, common);
        var people = people(persons, common);
        return new Scene(
                connection(),
                NOW,
                new Reading(Map.of("computers", Extent.COMPLETE), Set.of()),
                observed(common),
                new PlatformReading(assets, true, people, new LifecycleStatuses(ALLOCATED, TRANSFERRED)),
                new Sightings("connection-0", peers(), sightings(common)),
                History.EMPTY,
                Serials.usual());
    }

    /** What all that is read has in common. */
    private record Common(ValuePool values, SpecsPool specs) {}

    private static Connection connection() {
        var policy = new Policy(
                true,
                true,
                UnknownDevices.EXISTING_ONLY,
                false,
                false,
                false,
                false,
                1,
                Set.of("shared@example.com"),
                GuardLimits.DEFAULT);
        return new Connection("connection-0", "jamf", "Jamf", 0, policy, LAST_YEAR, null, true);
    }

    private List<Peer> peers() {
        var peers = new ArrayList<Peer>();
        for (var number = 1; number < connections; number++) {
            var provider = PROVIDERS.get(number);
            peers.add(new Peer("connection-" + number, provider, provider, number, true, false, true, true, NOW));
        }
        return peers;
    }

    /** What the MDM shows. */
    private List<Observed> observed(Common common) {
        var all = new ArrayList<Observed>(devices);
        for (var number : numbers(1)) {
            var device = new Observed(
                    id(number, 0),
                    serial(number),
                    "computers",
                    ENROLLED,
                    user(number),
                    NOW.minusSeconds(number % 7200),
                    LAST_YEAR.plusSeconds(number),
                    Ownership.COMPANY,
                    common.specs.of(specs(number, change(number) == 1 ? "26.2" : version(number))));
            all.add(device.sharing(common.values));
        }
        return all;
    }

    private ObservedUser user(int number) {
        var change = change(number);
        if (number % 7 == 0 || change == 2) {
            return ObservedUser.unassigned();
        }
        var person = change == 3 ? number + 1 : number;
        return AssignedUser.as(Evidence.ASSIGNED)
                .email(email(person))
                .displayName("Person " + person)
                .build();
    }

    /** Each once, as an adapter shares them between assets and users. */
    private List<Holder.Person> persons() {
        var persons = new ArrayList<Holder.Person>();
        for (var number = 0; number <= devices; number++) {
            persons.add(new Holder.Person(String.valueOf(number), "Person " + number));
        }
        return persons;
    }

    private List<Asset> assets(List<Holder.Person> persons, Common common) {
        var all = new ArrayList<Asset>(devices);
        var model = Specs.of(Map.of(StandardSpecs.MODEL, "MacBook Air", StandardSpecs.MODEL_IDENTIFIER, "Mac16,12"));
        for (var number : numbers(2)) {
            all.add(new Asset(
                    common.values.shared(String.valueOf(number)),
                    "RC-" + number,
                    common.values.shared(serial(number)),
                    ALLOCATED,
                    number % 7 == 0 ? Holder.NOBODY : persons.get(number),
                    links(number, common),
                    Optional.empty(),
                    common.specs.of(specs(number, version(number))).sharing(common.values),
                    model));
        }
        return all;
    }

    private Map<String, String> links(int number, Common common) {
        var links = new HashMap<String, String>();
        for (var connection = change(number) == 4 ? 1 : 0; connection < connections; connection++) {
            links.put(PROVIDERS.get(connection), common.values.shared(id(number, connection)));
        }
        return links;
    }

    /** What the connections noted of it before. */
    private List<Sighting> sightings(Common common) {
        var all = new ArrayList<Sighting>(devices * connections);
        var yesterday = NOW.minus(Duration.ofDays(1));
        var keys = Set.copyOf(specs(1, "").keySet());
        for (var connection = 0; connection < connections; connection++) {
            for (var number : numbers(3 + connection)) {
                all.add(new Sighting(
                        "connection-" + connection,
                        common.values.shared(id(number, connection)),
                        common.values.shared(serial(number)),
                        "computers",
                        common.values.shared(String.valueOf(number)),
                        true,
                        number % 7 == 0 ? Said.NOBODY : Said.SOMEBODY,
                        NOW.minusSeconds(number % 7200),
                        yesterday,
                        yesterday,
                        Missing.NOT,
                        keys));
            }
        }
        return all;
    }

    private People people(List<Holder.Person> persons, Common common) {
        var people = People.builder();
        for (var person : persons) {
            var number = Integer.parseInt(person.id());
            people.add(person, List.of(common.values.shared(email(number))), "person." + number);
        }
        return people.build();
    }

    /** Every device, in an order of this list's own. */
    private List<Integer> numbers(int order) {
        var numbers = new ArrayList<Integer>(devices);
        for (var number = 0; number < devices; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, new Random(order));
        return numbers;
    }

    /** Which of the four changes, from 1; 0 for none. */
    private int change(int number) {
        return number % 100 < percentChanged ? 1 + number % 4 : 0;
    }

    private static Map<SpecKey<?>, String> specs(int number, String version) {
        var specs = new HashMap<SpecKey<?>, String>();
        specs.put(StandardSpecs.OS, "macOS");
        specs.put(StandardSpecs.OS_VERSION, version);
        specs.put(StandardSpecs.PROCESSOR, "Apple M4");
        specs.put(StandardSpecs.MEMORY, MEMORY.get(number % MEMORY.size()));
        specs.put(StandardSpecs.STORAGE, "512 GB");
        specs.put(StandardSpecs.WIFI_MAC, "02:00:%06X".formatted(number));
        return specs;
    }

    private static String version(int number) {
        return VERSIONS.get(number % VERSIONS.size());
    }

    private static String id(int number, int connection) {
        return new UUID(connection, number * 0x9E3779B97F4A7C15L).toString();
    }

    private static String serial(int number) {
        return "C0" + Long.toString(36L * 36 * 36 * 36 * 36 + number, 36).toUpperCase(Locale.ROOT) + "Q6L4";
    }

    private static String email(int number) {
        return "person." + number + "@example.com";
    }
}
