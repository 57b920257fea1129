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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
     * Finishes what it can.
     *
     * @throws PlatformException if the platform can't be asked; what is open stays open
     */
    void finish(AssetPlatform platform) throws PlatformException, InterruptedException {
        for (var intent : desk.notebook().changes().open()) {
            if (!isRunning.test(intent.runId())) {
                finish(platform, intent);
            }
        }
    }

    /** Whether a run still runs, so that its intents are its own. */
    boolean isRunning(String runId) {
        return isRunning.test(runId);
    }

    private void finish(AssetPlatform platform, ChangeRecord intent) throws PlatformException, InterruptedException {
        if (intent.kind() == ChangeKind.CREATE) {
            finishCreation(platform, intent);
            return;
        }
        var assetId = intent.assetId();
        if (assetId == null) {
            close(intent, "It names no asset.");
            return;
        }
        var trouble = new PlatformException[1];
        desk.locks().with(Set.of(assetId), () -> {
            try {
                finish(platform, intent, assetId);
            } catch (PlatformException e) {
                trouble[0] = e;
            }
        });
        if (trouble[0] != null) {
            throw trouble[0];
        }
    }

    private void finish(AssetPlatform platform, ChangeRecord intent, String assetId)
            throws PlatformException, InterruptedException {
        var before = intent.before();
        var edit = intent.edit();
        var now = platform.asset(assetId);
        if (before == null || edit == null || now.isEmpty()) {
            close(intent, "The asset is not there any more.");
            return;
        }
        var why = new Provenance(intent.runId().substring(0, 8), intent.rule());
        var remaining = platform.remaining(new AssetWrite(before, edit, why), now.get());
        if (remaining.isEmpty()) {
            close(intent, "Somebody changed the asset since it was begun.");
            return;
        }
        if (remaining.get().isNothing()) {
            done(intent, now.get(), "It had reached the platform.");
            return;
        }
        var objection = objection(intent, remaining.get(), now.get());
        if (objection.isPresent()) {
            close(intent, objection.get());
            return;
        }
        send(platform, intent, new AssetWrite(now.get(), remaining.get(), why));
    }

    /** Unless the opt-in has been on without a break, nothing that removes a holder is sent. */
    private Optional<String> objection(ChangeRecord intent, AssetEdit remaining, Asset now) {
        if (!remaining.removesHolder(now)) {
            return Optional.empty();
        }
        if (intent.kind() == ChangeKind.REVERT) {
            return Optional.empty();
        }
        var isOn = connections
                .find(intent.connectionId())
                .filter(connection ->
                        intent.optedInSince() != null && Objects.equals(intent.optedInSince(), connection.optInSince()))
                .isPresent();
        return isOn
                ? Optional.empty()
                : Optional.of("It would take the asset from " + now.holder()
                        + ", and 'Allow MDM to update assignee' has not been on without a break.");
    }

    private void send(AssetPlatform platform, ChangeRecord intent, AssetWrite write)
            throws PlatformException, InterruptedException {
        var outcome = platform.write(List.of(write)).get(0);
        outcome.match(new WriteOutcome.Cases<Boolean>() {
            @Override
            public Boolean done(WriteOutcome.Done done) {
                Finisher.this.done(intent, done.after(), "It was finished after it had been broken off.");
                return true;
            }

            @Override
            public Boolean stale(WriteOutcome.Stale stale) {
                close(intent, stale.what());
                return false;
            }

            @Override
            public Boolean refused(WriteOutcome.Refused refused) {
                close(intent, refused.failure().getMessage());
                return false;
            }

            @Override
            public Boolean unfinished(WriteOutcome.Unfinished unfinished) {
                var message = unfinished.failure().getMessage();
                log.warn("{} is not finished yet. {}", intent.assetLabel(), message);
                desk.notebook()
                        .changes()
                        .end(
                                intent.id(),
                                ChangeState.UNFINISHED,
                                message,
                                desk.clock().instant());
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
                : platform.assetsBySerial(serial).stream().findFirst();
        if (found.isEmpty()) {
            close(intent, "The asset was not made.");
            return;
        }
        desk.notebook().changes().created(intent.id(), found.get());
        desk.notebook()
                .changes()
                .end(
                        intent.id(),
                        ChangeState.DONE,
                        "It had reached the platform.",
                        desk.clock().instant());
    }

    private void done(ChangeRecord intent, Asset now, String message) {
        desk.landing().done(intent.id(), intent, message, now);
        log.info("{}: {} ({}). {}", intent.assetLabel(), intent.kind(), intent.rule(), message);
    }

    private void close(ChangeRecord intent, String message) {
        desk.notebook()
                .changes()
                .close(
                        List.of(intent.id()),
                        message + " The next run decides anew.",
                        desk.clock().instant());
        log.warn(
                "{}: {} ({}) was begun and is not finished. {} The next run decides anew.",
                intent.assetLabel(),
                intent.kind(),
                intent.rule(),
                message);
    }
}
