package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.Provenance;
import dev.rollcall.host.asset.WriteOutcome;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Serials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * R72: finishes what was begun by a run that is gone, where the asset is exactly as the last request left it; whether or
 * not the MDM can be read. What can't be finished is closed, and said.
 */
final class Finisher {
    private static final Logger log = LoggerFactory.getLogger(Finisher.class);

    private final Desk desk;
    private final Connections connections;
    private final Serials serials;
    private final Predicate<String> isRunning;
    private final ReentrantLock turn = new ReentrantLock();

    /**
     * @param isRunning whether the run with that id still runs, in this or another process
     */
    Finisher(Desk desk, Connections connections, Serials serials, Predicate<String> isRunning) {
        this.desk = desk;
        this.connections = connections;
        this.serials = serials;
        this.isRunning = isRunning;
    }

    /**
     * Finishes what it can. What another process is on with, with a run or with this, is left to it.
     *
     * @param runId the run that has its connection to itself and asks for it; empty if none does
     * @throws PlatformException if the platform can't be asked; what is open stays open
     */
    void finish(AssetPlatform platform, String runId) throws PlatformException, InterruptedException {
        // One at a time: what a start and a run find open at once is finished by one of them, and is not open for the
        // other.
        turn.lockInterruptibly();
        try {
            for (var connectionId : connectionsWithBegun()) {
                finishOf(platform, connectionId, runId);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Gives back what could not be given back at an end. Not to be called while a run begins. */
    void tidy() {
        if (turn.tryLock()) {
            try {
                desk.notebook().claims().tidy();
            } finally {
                turn.unlock();
            }
        }
    }

    private void finishOf(AssetPlatform platform, String connectionId, String runId)
            throws PlatformException, InterruptedException {
        var claims = desk.notebook().claims();
        if (claims.holds(connectionId, runId)) {
            finishOf(platform, connectionId);
            return;
        }
        // An id as a run's, for a claim while no run has the connection.
        var errand = UUID.randomUUID().toString();
        var isTaken = claims.find(connectionId)
                .filter(claim -> isRunning.test(claim.runId()))
                .isPresent();
        if (isTaken || claims.take(connectionId, errand, desk.clock().instant()).isPresent()) {
            return;
        }
        try {
            finishOf(platform, connectionId);
        } finally {
            claims.release(connectionId, errand);
        }
    }

    /** Reads anew what is open: another process may have finished it before this one got its turn. */
    private void finishOf(AssetPlatform platform, String connectionId) throws PlatformException, InterruptedException {
        for (var begun : begun(connectionId)) {
            finish(platform, begun);
        }
    }

    private Set<String> connectionsWithBegun() {
        var found = new LinkedHashSet<String>();
        for (var intent : desk.notebook().changes().open()) {
            if (!isRunning.test(intent.runId())) {
                found.add(intent.connectionId());
            }
        }
        return found;
    }

    /** What is open and nobody's any more: the changes that one write was to make are finished together. */
    private Collection<List<ChangeRecord>> begun(String connectionId) {
        var begun = new LinkedHashMap<String, List<ChangeRecord>>();
        for (var intent : desk.notebook().changes().open()) {
            if (intent.connectionId().equals(connectionId) && !isRunning.test(intent.runId())) {
                begun.computeIfAbsent(intent.runId() + " " + intent.subject(), key -> new ArrayList<>())
                        .add(intent);
            }
        }
        return begun.values();
    }

    /** Whether a run still runs, so that its intents are its own. */
    boolean isRunning(String runId) {
        return isRunning.test(runId);
    }

    private void finish(AssetPlatform platform, List<ChangeRecord> begun)
            throws PlatformException, InterruptedException {
        var first = begun.get(0);
        if (first.kind() == ChangeKind.CREATE) {
            finishCreation(platform, first);
            return;
        }
        var assetId = first.assetId();
        if (assetId == null) {
            close(begun, "It names no asset.");
            return;
        }
        var trouble = new PlatformException[1];
        desk.locks().with(Set.of(assetId), () -> {
            try {
                finish(platform, begun, assetId);
            } catch (PlatformException e) {
                trouble[0] = e;
            }
        });
        if (trouble[0] != null) {
            throw trouble[0];
        }
    }

    private void finish(AssetPlatform platform, List<ChangeRecord> begun, String assetId)
            throws PlatformException, InterruptedException {
        var first = begun.get(0);
        var before = first.before();
        var edit = edit(begun);
        var now = platform.asset(assetId);
        if (before == null || edit == null || now.isEmpty()) {
            close(begun, "The asset is not there any more.");
            return;
        }
        var why = new Provenance(first.runId().substring(0, 8), first.rule());
        var remaining = platform.remaining(new AssetWrite(before, edit, why), now.get());
        if (remaining.isEmpty()) {
            close(begun, "Somebody changed the asset since it was begun.");
            return;
        }
        if (remaining.get().isNothing()) {
            done(begun, now.get(), "It had reached the platform.");
            return;
        }
        var objection = objection(first, remaining.get(), now.get());
        if (objection.isPresent()) {
            close(begun, objection.get());
            return;
        }
        send(platform, begun, new AssetWrite(now.get(), remaining.get(), why));
    }

    /** What the write was to make of the asset; null if one of them does not say. */
    private static @Nullable AssetEdit edit(List<ChangeRecord> begun) {
        AssetEdit all = null;
        for (var intent : begun) {
            var edit = intent.edit();
            if (edit == null) {
                return null;
            }
            all = all == null ? edit : Records.merged(all, edit);
        }
        return all;
    }

    /** Unless the opt-in has been on without a break, nothing that removes a holder is sent. */
    private Optional<String> objection(ChangeRecord intent, AssetEdit remaining, Asset now) {
        if (!remaining.removesHolder(now)) {
            return Optional.empty();
        }
        var isOn = connections
                .find(intent.connectionId())
                .filter(connection -> connection.isOptedInSince(intent.optedInSince()))
                .isPresent();
        return isOn
                ? Optional.empty()
                : Optional.of("It would take the asset from " + now.holder()
                        + ", and 'Allow MDM to update assignee' has not been on without a break.");
    }

    private void send(AssetPlatform platform, List<ChangeRecord> begun, AssetWrite write)
            throws PlatformException, InterruptedException {
        var outcome = platform.write(List.of(write)).get(0);
        outcome.match(new WriteOutcome.Cases<Boolean>() {
            @Override
            public Boolean done(WriteOutcome.Done done) {
                Finisher.this.done(begun, done.after(), "It was finished after it had been broken off.");
                return true;
            }

            @Override
            public Boolean stale(WriteOutcome.Stale stale) {
                close(begun, stale.what());
                return false;
            }

            @Override
            public Boolean refused(WriteOutcome.Refused refused) {
                close(begun, refused.failure().getMessage());
                return false;
            }

            @Override
            public Boolean unfinished(WriteOutcome.Unfinished unfinished) {
                var message = unfinished.failure().getMessage();
                log.warn("{} is not finished yet. {}", begun.get(0).assetLabel(), message);
                begun.forEach(intent -> end(intent, ChangeState.UNFINISHED, message));
                return false;
            }
        });
    }

    /** What was made is there, whoever made it; what was not is decided anew by the next run. */
    private void finishCreation(AssetPlatform platform, ChangeRecord intent)
            throws PlatformException, InterruptedException {
        var serial = intent.serial() == null ? null : serials.normalise(intent.serial());
        var found = serial == null
                ? Optional.<Asset>empty()
                : platform.assetsBySerial(serial).stream()
                        .filter(asset -> asset.links().containsValue(intent.sourceId()))
                        .findFirst();
        if (found.isEmpty()) {
            close(List.of(intent), "No asset with its serial and its link is there.");
            return;
        }
        desk.landing().created(intent.id(), intent, "It had reached the platform.", found.get());
    }

    private void end(ChangeRecord intent, ChangeState state, String message) {
        desk.notebook().changes().end(intent.id(), state, message, desk.clock().instant());
    }

    private void done(List<ChangeRecord> begun, Asset now, String message) {
        for (var intent : begun) {
            desk.landing().done(intent.id(), intent, message, now);
            log.info("{}: {} ({}). {}", intent.assetLabel(), intent.kind(), intent.rule(), message);
        }
    }

    private void close(List<ChangeRecord> begun, String message) {
        var ids = begun.stream().map(ChangeRecord::id).toList();
        desk.notebook()
                .changes()
                .close(
                        ids,
                        message + " The next run decides anew.",
                        desk.clock().instant());
        for (var intent : begun) {
            log.warn(
                    "{}: {} ({}) was begun and is not finished. {} The next run decides anew.",
                    intent.assetLabel(),
                    intent.kind(),
                    intent.rule(),
                    message);
        }
    }
}
