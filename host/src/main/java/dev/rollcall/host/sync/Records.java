package dev.rollcall.host.sync;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.reconcile.Change;
import dev.rollcall.host.reconcile.Decision;
import dev.rollcall.host.reconcile.Edits;
import dev.rollcall.host.reconcile.Fingerprint;
import dev.rollcall.host.reconcile.Guardrail;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the journal's records of what a run decided. */
final class Records {
    private final String runId;
    private final ConfiguredConnection connection;
    private final Serials serials;
    private final @Nullable String actor;

    /**
     * @param actor who approved it; null where nobody had to
     */
    Records(String runId, ConfiguredConnection connection, Serials serials, @Nullable String actor) {
        this.runId = runId;
        this.connection = connection;
        this.serials = serials;
        this.actor = actor;
    }

    /**
     * A decision as it is kept.
     *
     * @param before the asset as it is when the change begins
     */
    ChangeRecord of(
            Verdict verdict,
            Decision decision,
            ChangeState state,
            String message,
            @Nullable Asset before,
            Instant now) {
        return of(verdict, decision, new Standing(state, message, List.of()), before, now);
    }

    /** An intent (R72), with what the platform does beside it. */
    ChangeRecord begun(Verdict verdict, Change change, List<String> sideEffects, Asset before, Instant now) {
        return of(verdict, change, new Standing(ChangeState.BEGUN, "", sideEffects), before, now);
    }

    /** How far a decision has come. */
    private record Standing(ChangeState state, String message, List<String> sideEffects) {}

    private ChangeRecord of(
            Verdict verdict, Decision decision, Standing standing, @Nullable Asset before, Instant now) {
        var change = decision instanceof Change wanted ? wanted : null;
        var isEdit = change != null && !(change instanceof Change.Create);
        return new ChangeRecord(
                0,
                runId,
                connection.id(),
                verdict.subject(),
                before == null ? null : before.id(),
                before == null ? null : before.label(),
                serial(verdict),
                verdict.sourceId().isEmpty() ? null : verdict.sourceId(),
                Kinds.of(decision),
                decision.rule().name(),
                decision.reason(),
                standing.state,
                standing.message,
                verdict.decider(),
                change == null ? "" : Fingerprint.wish(change),
                change == null ? List.of() : Guardrail.counted(verdict, change),
                before,
                isEdit ? Edits.of(decision) : null,
                verdict.device(),
                standing.sideEffects,
                connection.optInSince(),
                now,
                standing.state.isOpen() || standing.state == ChangeState.HELD ? Optional.empty() : Optional.of(now),
                actor,
                null);
    }

    private @Nullable String serial(Verdict verdict) {
        var device = verdict.device();
        var asset = verdict.asset();
        var earlier = verdict.earlier();
        var ofDevice = device == null ? null : serials.normalise(device.serial());
        if (ofDevice != null) {
            return ofDevice;
        }
        var ofAsset = asset == null ? null : serials.normalise(asset.serial());
        return ofAsset != null || earlier == null ? ofAsset : earlier.serial();
    }

    /** A change of another run, as this one ends it. */
    static ChangeRecord again(ChangeRecord record, String runId, ChangeState state, String message, Instant now) {
        return new ChangeRecord(
                0,
                runId,
                record.connectionId(),
                record.subject(),
                record.assetId(),
                record.assetLabel(),
                record.serial(),
                record.sourceId(),
                record.kind(),
                record.rule(),
                record.reason(),
                state,
                message,
                record.decider(),
                record.wish(),
                List.of(),
                record.before(),
                record.edit(),
                record.evidence(),
                List.of(),
                record.optedInSince(),
                now,
                Optional.of(now),
                record.actor(),
                null);
    }

    /** Both edits in one, of different fields. */
    static AssetEdit merged(AssetEdit one, AssetEdit other) {
        var edit = one;
        for (var link : other.links().entrySet()) {
            edit = edit.withLink(link.getKey(), link.getValue());
        }
        return edit;
    }
}
