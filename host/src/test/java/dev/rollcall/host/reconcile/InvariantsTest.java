package dev.rollcall.host.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.reconcile.Guardrail.Recent;
import dev.rollcall.host.reconcile.House.Tenant;
import dev.rollcall.host.reconcile.Verdict.Matched;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds in every house on every night: houses made from seeds, several connections, several nights. */
class InvariantsTest {
    private static final int NIGHTS = 4;
    /** Enough for every wait that the rules know: grace, movers, a connection that has not run yet. */
    private static final int ROUNDS = 7;

    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    @Test
    @DisplayName("R15 while nothing changes, the runs come to rest, and every plan after that is all no change")
    void comesToRest() {
        onEveryNight(100, (house, seed) -> {
            var end = house.copy();
            settle(end, ORDERS.get(0));
            var before = end.sent;
            settle(end, ORDERS.get(1));
            assertThat(end.sent).as("seed %s: something is written again", seed).isEqualTo(before);
        });
    }

    @Test
    @DisplayName("R60 the end is the same in whatever order the connections run")
    void endsTheSameInWhateverOrderTheConnectionsRun() {
        onEveryNight(100, (house, seed) -> {
            var expected = house.copy();
            settle(expected, ORDERS.get(0));
            for (var order : ORDERS) {
                var other = house.copy();
                settle(other, order);
                assertThat(other.state()).as("seed %s, order %s", seed, order).isEqualTo(expected.state());
            }
        });
    }

    @Test
    @DisplayName("R72 the end is the same after a break between any two requests")
    void endsTheSameAfterABreakBetweenAnyTwoRequests() {
        onEveryNight(80, (house, seed) -> {
            var expected = house.copy();
            settle(expected, ORDERS.get(0));
            for (var request = 0; request < expected.sent; request++) {
                var broken = house.copy();
                broken.lastRequest = request;
                settle(broken, ORDERS.get(0));
                assertThat(broken.state())
                        .as("seed %s, broken before request %s of %s", seed, request, expected.sent)
                        .isEqualTo(expected.state());
            }
        });
    }

    @Test
    @DisplayName("One verdict per device and per linked asset, and none twice")
    void judgesEveryDeviceAndEveryLinkedAssetOnce() {
        onEveryNight(80, (house, seed) -> {
            for (var tenant : house.tenants) {
                var scene = house.scene(tenant);
                var judgedDevices = new ArrayList<String>();
                var judgedAssets = new ArrayList<String>();
                for (var verdict : Reconciler.plan(scene).verdicts()) {
                    if (verdict.device() != null) {
                        judgedDevices.add(verdict.device().sourceId());
                    }
                    if (verdict.asset() != null) {
                        judgedAssets.add(verdict.asset().id());
                    }
                }
                assertThat(judgedDevices)
                        .as("seed %s", seed)
                        .containsExactlyInAnyOrderElementsOf(tenant.devices.keySet());
                assertThat(judgedAssets).as("seed %s", seed).doesNotHaveDuplicates();
                assertThat(judgedAssets).as("seed %s", seed).containsAll(linkedAssets(scene));
            }
        });
    }

    @Test
    @DisplayName("What is remembered says of each device when a run last saw it, whether its note changed or not")
    void remembersWhenEachDeviceWasSeen() {
        onEveryNight(100, (house, seed) -> {
            var copy = house.copy();
            for (var round = 0; round < 2; round++) {
                for (var tenant : copy.tenants) {
                    var before = byDevice(copy, tenant);
                    copy.runOrBreak(tenant);
                    assertThat(times(byDevice(copy, tenant)))
                            .as("seed %s, round %s", seed, round)
                            .isEqualTo(times(expected(before, copy, tenant)));
                }
            }
        });
    }

    private static Map<String, Sighting> byDevice(House house, Tenant tenant) {
        var own = new HashMap<String, Sighting>();
        house.sightings().stream()
                .filter(sighting -> sighting.connectionId().equals(tenant.id))
                .forEach(sighting -> own.put(sighting.sourceId(), sighting));
        return own;
    }

    /** Every device that is listed as enrolled was seen now, and all else when it was seen before. */
    private static Map<String, Sighting> expected(Map<String, Sighting> before, House house, Tenant tenant) {
        var expected = new HashMap<>(before);
        for (var device : tenant.devices.values()) {
            var noted = byDevice(house, tenant).get(device.sourceId());
            if (device.isEnrolled() && noted != null) {
                var earlier = before.get(device.sourceId());
                var optedIn = earlier == null ? null : earlier.seenOptedIn();
                var isOptedIn = tenant.connection().optInSince() != null;
                expected.put(device.sourceId(), noted.seen(house.now, isOptedIn ? house.now : optedIn));
            }
        }
        return expected;
    }

    private static Map<String, String> times(Map<String, Sighting> sightings) {
        var times = new HashMap<String, String>();
        sightings.forEach((id, sighting) -> times.put(id, sighting.seenAt() + " " + sighting.seenOptedIn()));
        return times;
    }

    @Test
    @DisplayName("Equal scenes give equal plans in whatever order their lists come")
    void plansTheSameInWhateverOrderTheListsCome() {
        onEveryNight(100, (house, seed) -> {
            for (var tenant : house.tenants) {
                var scene = house.scene(tenant);
                var plan = Reconciler.plan(scene);
                for (var shuffle = 0; shuffle < 3; shuffle++) {
                    assertThat(Reconciler.plan(shuffled(house, tenant, new Random(seed + shuffle))))
                            .as("seed %s", seed)
                            .isEqualTo(plan);
                }
            }
        });
    }

    @Test
    @DisplayName("R2 an incomplete read of the MDM or the platform ends, clears, links, recovers and creates nothing")
    void writesNextToNothingAfterAnIncompleteRead() {
        onEveryNight(80, (house, seed) -> {
            for (var tenant : house.tenants) {
                var scene = house.scene(tenant);
                var half = scene.devices().stream()
                        .skip(scene.devices().size() / 2)
                        .toList();
                assertHarmless(with(scene, Extent.INCOMPLETE, half, true), seed);
                assertHarmless(with(scene, Extent.COMPLETE, scene.devices(), false), seed);
            }
        });
    }

    @Test
    @DisplayName("R70 nothing above a limit is written, and nothing at all is lost by holding it")
    void writesNothingAboveTheGuard() {
        var limits = new GuardLimits(new GuardLimits.Limit(1, 10), new GuardLimits.Limit(1, 10), 1, Duration.ofDays(1));
        onEveryNight(100, (house, seed) -> {
            for (var tenant : house.tenants) {
                var plan = Reconciler.plan(house.scene(tenant));
                var guarded = Guardrail.guard(plan, limits, Recent.NOTHING);
                assertWithin(guarded, plan, limits, seed);
                var planned = plan.notable().stream()
                        .mapToInt(one -> one.changes().size())
                        .sum();
                var passed = guarded.passed().stream()
                        .mapToInt(one -> one.changes().size())
                        .sum();
                assertThat(passed + guarded.held().size()).as("seed %s", seed).isEqualTo(planned);
            }
        });
    }

    @Test
    @DisplayName("The houses see every kind of change, waits, and reports of R42")
    void seesEveryKindOfDecision() {
        var seen = new HashSet<String>();
        onEveryNight(100, (house, seed) -> {
            var copy = house.copy();
            for (var round = 0; round < 3; round++) {
                for (var tenant : copy.tenants) {
                    Reconciler.plan(copy.scene(tenant)).notable().forEach(verdict -> verdict.decisions()
                            .forEach(one -> seen.add(one.getClass().getSimpleName() + " " + one.rule())));
                    copy.runOrBreak(tenant);
                }
            }
        });
        assertThat(seen)
                .contains(
                        "WriteSpecs R10",
                        "Assign R11",
                        "WriteLink R12",
                        "ReplaceLink R12",
                        "Create R13",
                        "Report R14",
                        "Report R16",
                        "Skip R20",
                        "Reassign R21",
                        "Clear R22",
                        "End R30",
                        "ClearLink R32",
                        "Wait R32",
                        "Wait R35",
                        "Recover R40",
                        "Wait R40",
                        "Report R42",
                        "Skip R50",
                        "Skip R60",
                        "Wait R60");
    }

    private static void assertWithin(Guardrail.Guarded guarded, Plan plan, GuardLimits limits, long seed) {
        var counts = new EnumMap<Guardrail.Kind, Integer>(Guardrail.Kind.class);
        var people = new HashMap<String, Set<String>>();
        for (var verdict : guarded.passed()) {
            for (var change : verdict.changes()) {
                for (var counted : Guardrail.counted(verdict, change)) {
                    counts.merge(counted.kind(), 1, Integer::sum);
                    if (counted.personId() != null) {
                        people.computeIfAbsent(counted.personId(), key -> new HashSet<>())
                                .add(counted.subject());
                    }
                }
            }
        }
        var ends = counts.getOrDefault(Guardrail.Kind.CLEARS_AND_ENDS, 0);
        var reassigned = counts.getOrDefault(Guardrail.Kind.REASSIGNMENTS_AND_RECOVERIES, 0);
        assertThat(limits.ends().isPassedBy(ends, plan.linkedAssets()))
                .as("seed %s", seed)
                .isFalse();
        assertThat(limits.reassignments().isPassedBy(reassigned, plan.linkedAssets()))
                .as("seed %s", seed)
                .isFalse();
        assertThat(people.values()).as("seed %s", seed).allMatch(assets -> assets.size() <= limits.onePerson());
    }

    private static void assertHarmless(Scene scene, long seed) {
        for (var verdict : Reconciler.plan(scene).verdicts()) {
            for (var change : verdict.changes()) {
                var isPerson = change instanceof Change.Assign || change instanceof Change.Reassign;
                assertThat(change instanceof Change.WriteSpecs || (isPerson && verdict.matched() == Matched.BY_LINK))
                        .as("seed %s: %s", seed, verdict)
                        .isTrue();
            }
        }
    }

    private static Scene with(Scene scene, Extent extent, List<Observed> devices, boolean isPlatformComplete) {
        var platform = scene.platform();
        return new Scene(
                scene.connection(),
                scene.now(),
                new Reading(Map.of("devices", extent), Set.of()),
                devices,
                new PlatformReading(platform.assets(), isPlatformComplete, platform.people(), platform.statuses()),
                scene.sightings(),
                scene.history(),
                scene.serials());
    }

    private static Scene shuffled(House house, Tenant tenant, Random random) {
        var scene = house.scene(tenant);
        var devices = new ArrayList<>(scene.devices());
        var assets = new ArrayList<>(scene.platform().assets());
        var notes = new ArrayList<>(house.sightings());
        var peers = new ArrayList<>(house.tenants.stream().map(Tenant::peer).toList());
        for (var list : List.of(devices, assets, notes, peers)) {
            Collections.shuffle(list, random);
        }
        return new Scene(
                scene.connection(),
                scene.now(),
                scene.reading(),
                devices,
                new PlatformReading(
                        assets,
                        true,
                        scene.platform().people(),
                        scene.platform().statuses()),
                new Sightings(tenant.id, peers, notes),
                scene.history(),
                scene.serials());
    }

    /** As the page of rules defines it: the link holds an id that this connection has sighted and matched to it. */
    private static List<String> linkedAssets(Scene scene) {
        return scene.platform().assets().stream()
                .filter(asset -> {
                    var link = asset.link(scene.connection().provider());
                    var sighting = link == null ? null : scene.sightings().own(link);
                    return sighting != null && asset.id().equals(sighting.assetId());
                })
                .map(Asset::id)
                .toList();
    }

    /** Runs all connections until nothing can be waiting any more; a run that breaks is followed by the next. */
    private static void settle(House house, List<Integer> order) {
        for (var round = 0; round < ROUNDS; round++) {
            for (var index : order) {
                house.runOrBreak(house.tenants.get(index));
            }
        }
    }

    private interface Check {
        void hold(House house, long seed);
    }

    private static void onEveryNight(int seeds, Check check) {
        LongStream.range(0, seeds).forEach(seed -> {
            var worlds = Worlds.of(seed);
            for (var night = 0; night < NIGHTS; night++) {
                check.hold(worlds.house, seed);
                settle(worlds.house, ORDERS.get((int) (seed % ORDERS.size())));
                worlds.dayPasses();
            }
        });
    }
}
