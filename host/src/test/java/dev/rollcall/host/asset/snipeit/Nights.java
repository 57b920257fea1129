package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.Specs;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Confirmation;
import dev.rollcall.host.reconcile.Connection;
import dev.rollcall.host.reconcile.Edits;
import dev.rollcall.host.reconcile.Extent;
import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.History;
import dev.rollcall.host.reconcile.Memory;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.reconcile.Reading;
import dev.rollcall.host.reconcile.Reconciler;
import dev.rollcall.host.reconcile.Scene;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.reconcile.Sightings;
import dev.rollcall.host.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One connection's runs over a real adapter: read, decide, ask, write, until a line is cut, and remember. */
final class Nights {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Connection CONNECTION =
            new Connection("c1", "kandji", "Kandji", 1, optedIn(), SINCE, null, true);

    private final SnipeItPlatform platform;
    private final Map<String, Observed> devices = new TreeMap<>();
    private final Map<String, Sighting> notes = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private Instant now = Instant.parse("2026-11-20T03:00:00Z");

    Nights(SnipeItPlatform platform) {
        this.platform = platform;
    }

    private static Policy optedIn() {
        return new Policy(
                true,
                true,
                Policy.UnknownDevices.EXISTING_ONLY,
                false,
                false,
                false,
                false,
                1,
                Set.of(),
                GuardLimits.DEFAULT);
    }

    static ObservedUser user(String email) {
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED).email(email).build();
    }

    /** The MDM lists the device, for that user. */
    void list(String sourceId, String serial, ObservedUser user) {
        devices.put(
                sourceId,
                new Observed(
                        sourceId,
                        serial,
                        "devices",
                        Enrolment.ENROLLED,
                        user,
                        now,
                        SINCE,
                        null,
                        Specs.of(Map.of(StandardSpecs.OS_VERSION, "26.1"))));
    }

    /** The MDM lists the device no more. */
    void drop(String sourceId) {
        devices.remove(sourceId);
    }

    /**
     * A run.
     *
     * @return whether all that it decided was written; if not, it ended where the line was cut
     */
    boolean run() throws Exception {
        now = now.plus(DAY);
        var scene = new Scene(
                CONNECTION,
                now,
                new Reading(Map.of("devices", Extent.COMPLETE), Set.of()),
                List.copyOf(devices.values()),
                platform.read().reading(),
                new Sightings(CONNECTION.id(), List.of(), notes.values()),
                new History(ended, Map.of(), Map.of()),
                Serials.usual());
        var plan = Reconciler.plan(scene);
        var remembered = Memory.of(scene, plan);
        remembered.changed().forEach(sighting -> notes.put(sighting.sourceId(), sighting));
        ended.removeAll(remembered.brokenEnds());
        for (var verdict : plan.notable()) {
            if (!write(verdict)) {
                return false;
            }
        }
        return true;
    }

    private boolean write(Verdict verdict) throws Exception {
        var asset = verdict.asset();
        for (var planned : verdict.changes()) {
            var settled = Confirmation.settle(planned, CONNECTION.id(), List.of(), answers(planned));
            if (asset == null || !(settled instanceof Change change)) {
                continue;
            }
            var why = new Provenance("run", change.rule().name());
            var outcome = platform.write(List.of(new AssetWrite(asset, Edits.of(change), why)))
                    .get(0);
            if (!(outcome instanceof WriteOutcome.Done done)) {
                return false;
            }
            remember(change, asset);
            asset = done.after();
        }
        return true;
    }

    private void remember(Change change, Asset asset) {
        if (change instanceof Change.End) {
            ended.add(asset.id());
        }
        notes.replaceAll((id, sighting) -> Memory.after(sighting, change, asset.id(), CONNECTION.id()));
    }

    /** R34: the MDM knows what it lists. */
    private Map<String, Confirmation.Answer> answers(Change change) {
        var answers = new HashMap<String, Confirmation.Answer>();
        for (var question : change.questions()) {
            var isListed = devices.values().stream()
                    .anyMatch(device -> question.sourceId()
                                    .filter(device.sourceId()::equals)
                                    .isPresent()
                            || question.serial()
                                    .filter(serial -> serial.equals(device.serial()))
                                    .isPresent());
            answers.put(
                    question.connectionId(),
                    new Confirmation.Answer(
                            isListed ? Confirmation.Found.ENROLLED : Confirmation.Found.ABSENT, Optional.empty()));
        }
        return answers;
    }
}
