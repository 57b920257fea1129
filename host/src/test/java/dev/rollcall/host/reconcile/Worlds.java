package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetStatus;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.reconcile.House.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Houses made from a seed, and what may happen in one between two nights. Three connections: two tenants of one
 * provider, which never hold the same device at once (whoever came first keeps the link: see the decision records), and
 * one of another. Of one device at most one thing happens between two nights.
 */
final class Worlds {
    static final Specs BLANK =
            Specs.of(Map.of(StandardSpecs.OS_VERSION, "", StandardSpecs.MEMORY, "", StandardSpecs.PROCESSOR, ""));
    private static final int DEVICES = 7;
    private static final GuardLimits UNLIMITED = new GuardLimits(
            new GuardLimits.Limit(1000, 100), new GuardLimits.Limit(1000, 100), 1000, Duration.ofDays(1));

    private final Random random;
    final House house = new House();

    private Worlds(long seed) {
        random = new Random(seed);
    }

    static Worlds of(long seed) {
        var worlds = new Worlds(seed);
        worlds.settle();
        return worlds;
    }

    private void settle() {
        var ranks = new ArrayList<>(List.of(1, 2, 3));
        Collections.shuffle(ranks, random);
        house.tenants.add(new Tenant("jamf-a", "jamf", ranks.get(0), policy(), random.nextBoolean()));
        house.tenants.add(new Tenant("jamf-b", "jamf", ranks.get(1), policy(), random.nextBoolean()));
        house.tenants.add(new Tenant("kandji", "kandji", ranks.get(2), policy(), random.nextBoolean()));
        for (var number = 0; number < DEVICES; number++) {
            if (chance(85)) {
                house.tenants.get(random.nextInt(2)).devices.computeIfAbsent("J" + number, new Newcomer(number));
            }
            if (chance(50)) {
                house.tenants.get(2).devices.computeIfAbsent("K" + number, new Newcomer(number));
            }
            if (chance(85)) {
                put(asset("a" + number, serial(number), number));
            }
        }
        if (chance(30)) {
            put(asset("twin", serial(0), 0));
        }
    }

    private Policy policy() {
        return new Policy(
                chance(75),
                true,
                chance(30) ? Policy.UnknownDevices.CREATE : Policy.UnknownDevices.EXISTING_ONLY,
                false,
                false,
                chance(25),
                false,
                chance(75) ? 1 : 2,
                Set.of(),
                UNLIMITED);
    }

    private Asset asset(String id, @Nullable String serial, int number) {
        var links = new HashMap<String, String>();
        if (chance(40)) {
            links.put("jamf", pick("J" + number, "J" + number, "J99", "J" + random.nextInt(DEVICES)));
        }
        if (chance(30)) {
            links.put("kandji", pick("K" + number, "K99"));
        }
        return new Asset(
                id,
                id,
                chance(10) ? pick("", "0") : serial,
                status(),
                pick(Holder.NOBODY, Sketch.ANN, Sketch.BOB, chance(30) ? Sketch.PLACE : Sketch.ANN),
                links,
                chance(10) ? Optional.of("order") : Optional.empty(),
                BLANK,
                Specs.NONE);
    }

    private AssetStatus status() {
        return pick(
                Sketch.ALLOCATED,
                Sketch.ALLOCATED,
                Sketch.ALLOCATED,
                chance(50) ? Sketch.TRANSFERRED : Sketch.LOCKED_AWAY,
                Sketch.REPAIR);
    }

    private static String serial(int number) {
        return "SER" + number;
    }

    private ObservedUser user() {
        return pick(
                Sketch.SAYS_ANN,
                Sketch.SAYS_BOB,
                Sketch.SAYS_NOBODY,
                Sketch.SILENT,
                chance(40) ? Sketch.SAYS_STRANGER : Sketch.SAYS_ANN,
                chance(40) ? Sketch.SAYS_KIM : Sketch.SAYS_BOB);
    }

    /** One thing that happens to a few devices before the next night. */
    void dayPasses() {
        house.now = house.now.plus(Duration.ofHours(20));
        for (var number = 0; number < DEVICES; number++) {
            if (chance(60)) {
                happen(number);
            }
        }
    }

    private void happen(int number) {
        switch (random.nextInt(8)) {
            case 0 -> anyRecord(number).ifPresent(record -> record.tenant.devices.remove(record.id));
            case 1 -> anyRecord(number).ifPresent(record -> record.enrol(Enrolment.State.LEFT));
            case 2 -> anyRecord(number).ifPresent(record -> record.put(user()));
            case 3 -> anyRecord(number).ifPresent(this::enrolAnew);
            case 4 -> move(number);
            case 5 -> enrol(number);
            case 6 -> edit(number);
            default -> turnStatus(number);
        }
    }

    private void enrolAnew(Entry record) {
        var before = record.device();
        if (chance(50)) {
            record.tenant.devices.remove(record.id);
        }
        var id = record.id + "n";
        var device = new Newcomer(serialNumber(record.id)).like(before, id, house.now);
        record.tenant.devices.put(id, device);
    }

    private static int serialNumber(String id) {
        return id.charAt(1) - '0';
    }

    /**
     * From one tenant of the provider to the other, under a new id; not where a third connection has the device too.
     * Before the new tenant has run nobody can know that it decides, so the order matters then (see the decision record
     * on first sights).
     */
    private void move(int number) {
        var from = house.tenants.get(0);
        var to = house.tenants.get(1);
        for (var tenants : List.of(List.of(from, to), List.of(to, from))) {
            var id = enrolledId(tenants.get(0), "J" + number);
            if (id == null || enrolledId(tenants.get(1), "J" + number) != null) {
                continue;
            }
            var device = new Entry(tenants.get(0), id).device();
            if (enrolledId(house.tenants.get(2), "K" + number) == null) {
                tenants.get(0).devices.keySet().removeIf(other -> other.startsWith("J" + number));
                var moved = new Newcomer(number).like(device, id + "m", house.now);
                tenants.get(1).devices.put(id + "m", moved);
            }
            return;
        }
    }

    private void enrol(int number) {
        var tenant = house.tenants.get(random.nextInt(3));
        var prefix = (tenant.provider.equals("jamf") ? "J" : "K") + number;
        var isTaken = house.tenants.stream()
                .filter(other -> other.provider.equals(tenant.provider))
                .anyMatch(other -> enrolledId(other, prefix) != null);
        if (!isTaken) {
            tenant.devices.put(prefix + "e", new Newcomer(number).apply(prefix + "e"));
        }
    }

    private static @Nullable String enrolledId(Tenant tenant, String prefix) {
        return tenant.devices.values().stream()
                .filter(Observed::isEnrolled)
                .map(Observed::sourceId)
                .filter(id -> id.startsWith(prefix))
                .findFirst()
                .orElse(null);
    }

    /** Somebody gives the asset to somebody else, by hand. */
    private void edit(int number) {
        house.assets.computeIfPresent("a" + number, (id, asset) -> {
            var to = pick(Holder.NOBODY, Sketch.ANN, Sketch.BOB);
            return copy(asset, asset.status(), to, asset.order());
        });
    }

    private void turnStatus(int number) {
        house.assets.computeIfPresent("a" + number, (id, asset) -> {
            var order = chance(20) ? Optional.of("order") : Optional.<String>empty();
            return copy(asset, status(), asset.holder(), order);
        });
    }

    private static Asset copy(Asset asset, AssetStatus status, Holder holder, Optional<String> order) {
        return new Asset(
                asset.id(),
                asset.label(),
                asset.serial(),
                status,
                holder,
                asset.links(),
                order,
                asset.specs(),
                asset.model());
    }

    private void put(Asset asset) {
        house.assets.put(asset.id(), asset);
    }

    private Optional<Entry> anyRecord(int number) {
        var records = new ArrayList<Entry>();
        for (var tenant : house.tenants) {
            for (var id : tenant.devices.keySet()) {
                if (id.startsWith("J" + number) || id.startsWith("K" + number)) {
                    records.add(new Entry(tenant, id));
                }
            }
        }
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(random.nextInt(records.size())));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private record Entry(Tenant tenant, String id) {
        Observed device() {
            var device = tenant.devices.get(id);
            if (device == null) {
                throw new AssertionError("no record " + id);
            }
            return device;
        }

        void put(ObservedUser user) {
            var it = device();
            tenant.devices.put(id, with(it, it.enrolment(), user));
        }

        void enrol(Enrolment.State state) {
            tenant.devices.put(id, with(device(), new Enrolment(state, state.name()), device().user()));
        }

        private static Observed with(Observed it, Enrolment enrolment, ObservedUser user) {
            return new Observed(
                    it.sourceId(),
                    it.serial(),
                    it.partition(),
                    enrolment,
                    user,
                    it.lastContact(),
                    it.lastEnrolled(),
                    it.ownership(),
                    it.specs());
        }
    }

    /** Makes a device of that number, whatever its id. */
    private final class Newcomer implements Function<String, Observed> {
        private final int number;

        Newcomer(int number) {
            this.number = number;
        }

        @Override
        public Observed apply(String id) {
            return make(id, user());
        }

        Observed like(Observed before, String id, Instant enrolled) {
            var device = make(id, before.user());
            return new Observed(
                    id,
                    before.serial(),
                    device.partition(),
                    device.enrolment(),
                    device.user(),
                    enrolled,
                    enrolled,
                    device.ownership(),
                    device.specs());
        }

        private Observed make(String id, ObservedUser user) {
            var specs = new HashMap<SpecKey<?>, String>();
            specs.put(StandardSpecs.MODEL, "Book");
            specs.put(StandardSpecs.OS_VERSION, "26." + random.nextInt(3));
            if (chance(50)) {
                specs.put(StandardSpecs.MEMORY, pick("8 GB", "16 GB"));
            }
            return new Observed(
                    id,
                    chance(8) ? pick("Default string", "") : pick(serial(number), " ser" + number + " "),
                    "devices",
                    Enrolment.ENROLLED,
                    user,
                    house.now.minus(Duration.ofHours(random.nextInt(120))),
                    house.now.minus(Duration.ofDays(100)),
                    Ownership.COMPANY,
                    Specs.of(specs));
        }
    }
}
