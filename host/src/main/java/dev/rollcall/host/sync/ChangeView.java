package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change or a remark as the API shows it. */
@Schema(name = "Change", description = "A change or a remark of a run, with everything it was decided on.")
record ChangeView(
        @Schema(description = "Unique and rising.") long id,
        @Schema(description = "The run's id.") String run,
        @Schema(description = "The connection's id.") String connection,

        @Schema(description = "What tells it from others of its run.", example = "asset 17")
        String subject,

        @Schema(description = "Absent for a device without an asset.") @Nullable
        AssetName asset,

        @Nullable String serial,

        @Schema(description = "The MDM's id of the device.") @Nullable
        String sourceId,

        ChangeKind kind,

        @Schema(description = "The number of the rule that made it.", example = "R21")
        String rule,

        @Schema(description = "Why, a sentence.") String reason,
        ChangeState state,

        @Schema(description = "What became of it, where that needs a sentence; else empty.")
        String message,

        @Schema(description = "The connection that decides the assignee (R60); absent where no other sees the device.")
        @Nullable
        String decider,

        @Schema(description = "The asset that it was decided on.") @Nullable
        AssetView before,

        @Schema(description = "What is to be different; absent for a creation and a remark.")
        AssetView.@Nullable EditView edit,

        @Schema(description = "The asset as the change leaves it.") @Nullable
        AssetView after,

        @Schema(description = "What the MDM showed; absent where the device was not listed.") @Nullable
        DeviceView evidence,

        @Schema(description = "What the platform does besides; sentences.")
        List<String> sideEffects,

        @Schema(description = "When the opt-in was switched on that it was decided under; absent where it was off.")
        @Nullable
        Instant optedInSince,

        Instant decidedAt,
        @Nullable Instant endedAt,

        @Schema(description = "Who approved, discarded or reverted it.") @Nullable
        String actor,

        @Schema(description = "The run that took it back.") @Nullable
        String revertedBy) {

    static ChangeView of(ChangeRecord change) {
        return new ChangeView(
                change.id(),
                change.runId(),
                change.connectionId(),
                change.subject(),
                AssetName.of(change),
                change.serial(),
                change.sourceId(),
                change.kind(),
                change.rule(),
                change.reason(),
                change.state(),
                change.message(),
                change.decider(),
                Optional.ofNullable(change.before()).map(AssetView::of).orElse(null),
                Optional.ofNullable(change.edit()).map(AssetView.EditView::of).orElse(null),
                change.after().map(AssetView::of).orElse(null),
                Optional.ofNullable(change.evidence()).map(DeviceView::of).orElse(null),
                change.sideEffects(),
                change.optedInSince(),
                change.decidedAt(),
                change.endedAt().orElse(null),
                change.actor(),
                change.revertedBy());
    }

    /** An asset, by id and by what people know it by. */
    @Schema(name = "AssetName")
    record AssetName(String id, @Nullable String label) {
        static @Nullable AssetName of(ChangeRecord change) {
            var id = change.assetId();
            return id == null ? null : new AssetName(id, change.assetLabel());
        }
    }
}
