package dev.rollcall.host.reconcile;

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
import dev.rollcall.host.asset.StatusRole;
import dev.rollcall.host.reconcile.Sighting.Missing;
import dev.rollcall.host.reconcile.Sighting.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A scene in the making: a complete run of the connection "jamf", opt-in on since a year, alone in its house. */
final class Sketch {
    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    static final Instant LAST_YEAR = NOW.minus(Duration.ofDays(365));

    static final AssetStatus ALLOCATED = new AssetStatus("2", "In use", StatusRole.ALLOCATED, true);
    static final AssetStatus TRANSFERRED = new AssetStatus("3", "In stock", StatusRole.TRANSFERRED, true);
    static final AssetStatus LOCKED_AWAY = new AssetStatus("4", "Transferred", StatusRole.TRANSFERRED, false);
    static final AssetStatus REPAIR = new AssetStatus("5", "Repair", StatusRole.PROTECTED, true);

    static final Holder.Person ANN = new Holder.Person("11", "Ann");
    static final Holder.Person BOB = new Holder.Person("12", "Bob");
    static final Holder PLACE = new Holder.Location("1", "Shelf");

    static final ObservedUser SAYS_ANN = user("ann@example.com");
    static final ObservedUser SAYS_BOB = user("bob@example.com");
    static final ObservedUser SAYS_STRANGER = user("stranger@example.com");
    /** Of whom the platform has two. */
    static final ObservedUser SAYS_KIM = user("kim@example.com");

    static final ObservedUser SAYS_NOBODY = ObservedUser.unassigned();
    static final ObservedUser SILENT = ObservedUser.notReported();

    static final People PEOPLE = People.builder()
            .add(ANN, List.of("ann@example.com"), "ann")
            .add(BOB, List.of("bob@example.com", "Bobby@Example.com"), "bob")
            .add(new Holder.Person("13", "Kim"), List.of("kim@example.com"), "kim")
            .add(new Holder.Person("14", "Kim"), List.of("KIM@example.com"), "kim2")
            .build();

    final List<Observed> devices = new ArrayList<>();
    final List<Asset> assets = new ArrayList<>();
    final List<Sighting> sightings = new ArrayList<>();
    final List<Peer> peers = new ArrayList<>();
    final Map<String, Extent> extents = new HashMap<>(Map.of("devices", Extent.COMPLETE));
    final Set<String> rejected = new HashSet<>();
    final Set<String> ended = new HashSet<>();
    final Map<String, List<History.Refusal>> refusals = new HashMap<>();
    final Map<String, History.Revert> reverts = new HashMap<>();
    People people = PEOPLE;
    AssetStatus allocated = ALLOCATED;
    boolean platformComplete = true;
    PolicySketch policy = new PolicySketch();
    int rank = 1;

    @Nullable
    Instant optInSince = LAST_YEAR;

    @Nullable
    Instant addressChangedAt = null;

    boolean canLookUp = true;

    static ObservedUser user(String email) {
        return AssignedUser.as(Evidence.ASSIGNED).email(email).build();
    }

    Sketch optInOff() {
        policy.optIn = false;
        optInSince = null;
        return this;
    }

    Sketch incomplete() {
        extents.put("devices", Extent.INCOMPLETE);
        return this;
    }

    Sketch oneDevice() {
        extents.put("devices", Extent.ONE_DEVICE);
        return this;
    }

    Sketch device(String id, @Nullable String serial, ObservedUser user) {
        return device(id, serial, user, changes -> {});
    }

    Sketch device(String id, @Nullable String serial, ObservedUser user, Consumer<DeviceSketch> changes) {
        var device = new DeviceSketch(id, serial, user);
        changes.accept(device);
        devices.add(device.build());
        return this;
    }

    Sketch asset(String id, @Nullable String serial, AssetStatus status, Holder holder) {
        return asset(id, serial, status, holder, changes -> {});
    }

    Sketch asset(String id, @Nullable String serial, AssetStatus status, Holder holder, Consumer<AssetSketch> changes) {
        var asset = new AssetSketch(id, serial, status, holder);
        changes.accept(asset);
        assets.add(asset.build());
        return this;
    }

    /** This connection saw the device yesterday, with the opt-in on. */
    Sketch sighted(String id, @Nullable String serial, @Nullable String assetId) {
        return sighted(id, serial, assetId, changes -> {});
    }

    Sketch sighted(String id, @Nullable String serial, @Nullable String assetId, Consumer<SightingSketch> changes) {
        return sightedBy("jamf", id, serial, assetId, changes);
    }

    Sketch sightedBy(
            String connection,
            String id,
            @Nullable String serial,
            @Nullable String assetId,
            Consumer<SightingSketch> changes) {
        var sighting = new SightingSketch(connection, id, serial, assetId);
        changes.accept(sighting);
        sightings.add(sighting.build());
        return this;
    }

    Sketch peer(String id, String provider, int rank, boolean optIn) {
        return peer(new Peer(id, provider, id, rank, optIn, false, true, true, NOW.minusSeconds(60)));
    }

    Sketch peer(Peer peer) {
        peers.add(peer);
        return this;
    }

    Connection connection() {
        return new Connection("jamf", "jamf", "Jamf", rank, policy.build(), optInSince, addressChangedAt, canLookUp);
    }

    Scene scene() {
        return new Scene(
                connection(),
                NOW,
                new Reading(extents, rejected),
                devices,
                new PlatformReading(assets, platformComplete, people, new LifecycleStatuses(allocated, LOCKED_AWAY)),
                new Sightings("jamf", peers, sightings),
                new History(ended, refusals, reverts),
                Serials.usual());
    }

    Plan plan() {
        return Reconciler.plan(scene());
    }

    /** The only verdict on that asset. */
    Verdict asset(String id) {
        return plan().verdicts().stream()
                .filter(verdict ->
                        verdict.asset() != null && verdict.asset().id().equals(id))
                .reduce((one, other) -> {
                    throw new AssertionError("two verdicts on " + id);
                })
                .orElseThrow(() -> new AssertionError("no verdict on asset " + id));
    }

    /** The only verdict on that device. */
    Verdict device(String id) {
        return plan().verdicts().stream()
                .filter(verdict ->
                        verdict.device() != null && verdict.sourceId().equals(id))
                .reduce((one, other) -> {
                    throw new AssertionError("two verdicts on " + id);
                })
                .orElseThrow(() -> new AssertionError("no verdict on device " + id));
    }

    /** The policy of a connection. */
    static final class PolicySketch {
        boolean optIn = true;
        boolean clear = true;
        boolean create = false;
        boolean createUsers = false;
        boolean personal = false;
        boolean recoverUnlinked = false;
        boolean model = false;
        int goneAfterRuns = 1;
        Set<String> ignored = Set.of();

        Policy build() {
            return new Policy(
                    optIn,
                    clear,
                    create ? Policy.UnknownDevices.CREATE : Policy.UnknownDevices.EXISTING_ONLY,
                    createUsers,
                    personal,
                    recoverUnlinked,
                    model,
                    goneAfterRuns,
                    ignored,
                    GuardLimits.DEFAULT);
        }
    }

    /** A device in the making. */
    static final class DeviceSketch {
        private final String id;
        private final @Nullable String serial;
        private final ObservedUser user;
        String partition = "devices";
        Enrolment enrolment = Enrolment.ENROLLED;

        @Nullable
        Instant lastContact = NOW.minusSeconds(3600);

        @Nullable
        Instant lastEnrolled = LAST_YEAR;

        @Nullable
        Ownership ownership = null;

        Map<SpecKey<?>, String> specs = new HashMap<>(Map.of(StandardSpecs.MODEL, "Book 1"));

        DeviceSketch(String id, @Nullable String serial, ObservedUser user) {
            this.id = id;
            this.serial = serial;
            this.user = user;
        }

        void left() {
            enrolment = new Enrolment(Enrolment.State.LEFT, "RETIRED");
        }

        Observed build() {
            return new Observed(
                    id, serial, partition, enrolment, user, lastContact, lastEnrolled, ownership, Specs.of(specs));
        }
    }

    /** An asset in the making. */
    static final class AssetSketch {
        private final String id;
        private final @Nullable String serial;
        private final AssetStatus status;
        private final Holder holder;
        Map<String, String> links = new HashMap<>();
        Optional<String> order = Optional.empty();
        Map<SpecKey<?>, String> specs = new HashMap<>();
        Map<SpecKey<?>, String> model = new HashMap<>(Map.of(StandardSpecs.MODEL, "Book 1"));

        AssetSketch(String id, @Nullable String serial, AssetStatus status, Holder holder) {
            this.id = id;
            this.serial = serial;
            this.status = status;
            this.holder = holder;
        }

        Asset build() {
            return new Asset(id, "TAG-" + id, serial, status, holder, links, order, Specs.of(specs), Specs.of(model));
        }
    }

    /** A sighting in the making. */
    static final class SightingSketch {
        private final String connection;
        private final String id;
        private final @Nullable String serial;
        private final @Nullable String assetId;
        String partition = "devices";
        boolean enrolled = true;
        Said said = Said.SOMEBODY;

        @Nullable
        Instant lastContact = NOW.minusSeconds(7200);

        Instant seenAt = YESTERDAY;

        @Nullable
        Instant seenOptedIn = YESTERDAY;

        Missing missing = Missing.NOT;
        Set<SpecKey<?>> specs = Set.of();

        SightingSketch(String connection, String id, @Nullable String serial, @Nullable String assetId) {
            this.connection = connection;
            this.id = id;
            this.serial = serial;
            this.assetId = assetId;
        }

        Sighting build() {
            return new Sighting(
                    connection,
                    id,
                    serial,
                    partition,
                    assetId,
                    enrolled,
                    said,
                    lastContact,
                    seenAt,
                    seenOptedIn,
                    missing,
                    specs);
        }
    }
}
