package dev.rollcall.host.journal;

import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.reconcile.Guardrail.Counted;
import dev.rollcall.host.reconcile.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change or a remark of a run, with everything it was decided on.
 *
 * @param id unique and rising; 0 until it is stored
 * @param subject what tells it from others of its run: the asset or the device
 * @param assetId the platform's id of the asset; null for a device without one
 * @param assetLabel what people know the asset by
 * @param kind END, REASSIGN, …; see {@link ChangeKind}
 * @param rule the number of the rule that made it
 * @param reason a sentence
 * @param message what became of it, where that needs a sentence; else empty
 * @param decider the connection that decides the assignee (R60); null where no other sees the device
 * @param wish what it wants, the same text for the same wish
 * @param counted what the guardrail counts it as
 * @param before the asset it was decided on; null where there is none
 * @param edit what is to be different; null for a creation and a remark
 * @param evidence what the MDM showed; null where the device was not listed
 * @param sideEffects what the platform does besides; sentences
 * @param optedInSince when the opt-in was switched on that it was decided under; null where it was off
 * @param actor who approved, discarded or reverted it; null where nobody did
 * @param revertedBy the run that took it back; null if none did
 */
public record ChangeRecord(
        long id,
        String runId,
        String connectionId,
        String subject,
        @Nullable String assetId,
        @Nullable String assetLabel,
        @Nullable String serial,
        @Nullable String sourceId,
        ChangeKind kind,
        String rule,
        String reason,
        ChangeState state,
        String message,
        @Nullable String decider,
        String wish,
        List<Counted> counted,
        @Nullable Asset before,
        @Nullable AssetEdit edit,
        @Nullable Observed evidence,
        List<String> sideEffects,
        @Nullable Instant optedInSince,
        Instant decidedAt,
        Optional<Instant> endedAt,
        @Nullable String actor,
        @Nullable String revertedBy) {
    public ChangeRecord {
        counted = List.copyOf(counted);
        sideEffects = List.copyOf(sideEffects);
    }

    /** The asset as the change leaves it; empty where there is none before, or nothing to edit. */
    public Optional<Asset> after() {
        return before == null || edit == null ? Optional.empty() : Optional.of(edit.appliedTo(before));
    }
}
