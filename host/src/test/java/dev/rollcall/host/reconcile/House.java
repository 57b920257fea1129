package dev.rollcall.host.reconcile;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.Holder;
import dev.rollcall.host.asset.LifecycleStatuses;
import dev.rollcall.host.asset.PlatformReading;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.reconcile.Confirmation.Answer;
import dev.rollcall.host.reconcile.Confirmation.Found;
import dev.rollcall.host.reconcile.Guardrail.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A platform, the tenants of several connections and our own notes, in memory, with runs that do what the real ones do:
 * read, decide, guard, ask, and send one request after the other, as many as the house still lets through.
 */
final class House {
    static final Duration BETWEEN_RUNS = Duration.ofMinutes(1);

    private static final Serials SERIALS = Serials.usual();

    final Map<String, Asset> assets = new TreeMap<>();
    final List<Tenant> tenants = new ArrayList<>();
    final Map<String, Sighting> notes = new TreeMap<>();
    /** By connection and partition. */
    final Map<String, Roll> rolls = new TreeMap<>();

    final Set<String> ended = new TreeSet<>();
    Instant now = Sketch.NOW;
    int sent = 0;
    /** How many requests get through before the process dies. */
    int lastRequest = Integer.MAX_VALUE;

    /** The process died before a request. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    House copy() {
        var copy = new House();
        copy.assets.putAll(assets);
        tenants.forEach(tenant -> copy.tenants.add(tenant.copy()));
        copy.notes.putAll(notes);
        copy.rolls.putAll(rolls);
        copy.ended.addAll(ended);
        copy.now = now;
        return copy;
    }

    /** What the platform holds, and what Rollcall says it ended. */
    String state() {
        var state = new StringBuilder();
        assets.values().forEach(asset -> state.append(asset.id())
                .append(' ')
                .append(SERIALS.normalise(asset.serial()))
                .append(' ')
                .append(asset.status())
                .append(" held by ")
                .append(asset.holder())
                .append(' ')
                .append(new TreeMap<>(asset.links()))
                .append(asset.specs())
                .append('\n'));
        return state + "ended " + ended;
    }

    Scene scene(Tenant tenant) {
        var peers = tenants.stream().map(Tenant::peer).toList();
        return new Scene(
                tenant.connection(),
                now,
                new Reading(Map.of("devices", tenant.extent), Set.of()),
                List.copyOf(tenant.devices.values()),
                new PlatformReading(
                        List.copyOf(assets.values()),
                        true,
                        Sketch.PEOPLE,
                        new LifecycleStatuses(Sketch.ALLOCATED, Sketch.LOCKED_AWAY)),
                new Sightings(tenant.id, peers, sightings()),
                new History(ended, Map.of(), Map.of()),
                Serials.usual());
    }

    /** A run, from its plan to its last request. */
    void run(Tenant tenant) throws Broken {
        var began = now;
        now = now.plus(BETWEEN_RUNS);
        var scene = scene(tenant);
        var plan = Reconciler.plan(scene);
        tenant.hasRun = true;
        remember(tenant, Memory.of(scene, plan));
        if (tenant.extent == Extent.COMPLETE) {
            tenant.completedRunBegan = began;
        }
        var guarded = Guardrail.guard(plan, tenant.policy.guardrail(), Recent.NOTHING);
        for (var verdict : guarded.passed()) {
            for (var change : verdict.changes()) {
                write(tenant, verdict, change);
            }
        }
    }

    /** A run, or what a breakdown left of it; after one, everything gets through again. */
    void runOrBreak(Tenant tenant) {
        try {
            run(tenant);
        } catch (Broken e) {
            lastRequest = Integer.MAX_VALUE;
        }
    }

    /** What the connections have seen, as a run is told. */
    List<Sighting> sightings() {
        return notes.values().stream()
                .map(stored -> {
                    var roll = rolls.get(stored.connectionId() + " " + stored.partition());
                    return roll == null ? stored : roll.read(stored);
                })
                .toList();
    }

    private void remember(Tenant tenant, Memory.Notes remembered) {
        remembered.changed().forEach(this::note);
        for (var partition : remembered.calledPartitions()) {
            rolls.compute(
                    tenant.id + " " + partition, (key, earlier) -> Roll.after(earlier, now, remembered.isOptedIn()));
        }
        ended.removeAll(remembered.brokenEnds());
    }

    private void note(Sighting sighting) {
        notes.put(sighting.connectionId() + " " + sighting.sourceId(), sighting);
    }

    private void write(Tenant tenant, Verdict verdict, Change planned) throws Broken {
        var answers = new HashMap<String, Answer>();
        planned.questions().forEach(question -> answers.put(question.connectionId(), answer(question)));
        var peers = tenants.stream().map(Tenant::peer).toList();
        if (Confirmation.settle(planned, tenant.id, peers, answers) instanceof Change change) {
            if (change instanceof Change.Create create) {
                create(create);
                return;
            }
            var asset = verdict.asset();
            if (asset == null) {
                throw new AssertionError("a change without an asset: " + change);
            }
            for (var request : Requests.of(change, asset)) {
                send(asset.id(), request);
            }
            if (change instanceof Change.End) {
                ended.add(asset.id());
            }
            List.copyOf(notes.values())
                    .forEach(sighting -> note(Memory.after(sighting, change, asset.id(), tenant.id)));
        }
    }

    private Answer answer(Question question) {
        var asked = tenants.stream()
                .filter(tenant -> tenant.id.equals(question.connectionId()))
                .findFirst()
                .orElseThrow();
        return asked.answer(question);
    }

    private void create(Change.Create create) throws Broken {
        var links = Map.of(create.provider(), create.sourceId());
        var id = "new-" + SERIALS.normalise(create.serial());
        if (assets.containsKey(id)) {
            throw new AssertionError("created twice: " + id);
        }
        gate();
        assets.put(
                id,
                new Asset(
                        id,
                        id,
                        create.serial(),
                        create.status(),
                        Holder.NOBODY,
                        links,
                        Optional.empty(),
                        Worlds.BLANK.with(create.specs().asMap()),
                        Specs.NONE));
        if (create.assignee().orElse(null) instanceof Change.Assignee.Known known) {
            send(id, Requests.checkOut(known.person()));
        }
    }

    private void send(String assetId, UnaryOperator<Asset> request) throws Broken {
        gate();
        assets.computeIfPresent(assetId, (id, asset) -> request.apply(asset));
    }

    private void gate() throws Broken {
        if (sent == lastRequest) {
            throw new Broken();
        }
        sent++;
    }

    /** A connection, and what its MDM holds. */
    static final class Tenant {
        final String id;
        final String provider;
        final int rank;
        final Policy policy;
        final boolean canLookUp;
        final Map<String, Observed> devices = new TreeMap<>();
        Extent extent = Extent.COMPLETE;
        boolean hasRun = false;

        @Nullable
        Instant completedRunBegan = null;

        Tenant(String id, String provider, int rank, Policy policy, boolean canLookUp) {
            this.id = id;
            this.provider = provider;
            this.rank = rank;
            this.policy = policy;
            this.canLookUp = canLookUp;
        }

        Tenant copy() {
            var copy = new Tenant(id, provider, rank, policy, canLookUp);
            copy.devices.putAll(devices);
            copy.extent = extent;
            copy.hasRun = hasRun;
            copy.completedRunBegan = completedRunBegan;
            return copy;
        }

        Connection connection() {
            var since = policy.allowAssigneeUpdates() ? Sketch.LAST_YEAR : null;
            return new Connection(id, provider, id, rank, policy, since, null, canLookUp);
        }

        Peer peer() {
            return new Peer(
                    id,
                    provider,
                    id,
                    rank,
                    policy.allowAssigneeUpdates(),
                    policy.recoverUnlinked(),
                    canLookUp,
                    hasRun,
                    completedRunBegan);
        }

        Answer answer(Question question) {
            var wanted = SERIALS.normalise(question.serial().orElse(null));
            Observed found = null;
            for (var device : devices.values()) {
                var serial = SERIALS.normalise(device.serial());
                var fits = question.sourceId().filter(device.sourceId()::equals).isPresent()
                        || (serial != null && serial.equals(wanted));
                if (fits && (found == null || device.isEnrolled())) {
                    found = device;
                }
            }
            if (found == null) {
                return new Answer(Found.ABSENT, Optional.empty());
            }
            return new Answer(found.isEnrolled() ? Found.ENROLLED : Found.NOT_ENROLLED, Optional.of(found.sourceId()));
        }
    }
}
