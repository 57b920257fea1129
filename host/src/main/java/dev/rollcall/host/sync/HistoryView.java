package dev.rollcall.host.sync;

import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.sync.RunView.ConnectionName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one device, as the API shows it. */
@Schema(name = "History", description = "What was seen, decided and written for one device, and why.")
record HistoryView(
        @Schema(description = "As it is compared: no blanks, upper case (R3).")
        String serial,

        @Schema(
                description = "The connection that decided the assignee last (R60); absent where one alone sees the"
                        + " device, or nothing was decided yet.")
        @Nullable
        String decider,

        @Schema(description = "What each connection last saw of it.")
        List<SightingView> sightings,

        @Schema(description = "Changes and remarks, the latest first.")
        List<ChangeView> changes) {

    /** What a connection last saw of the device. */
    @Schema(name = "Sighting", description = "What a connection last saw of a device.")
    record SightingView(
            ConnectionName connection,

            @Schema(description = "The MDM's id of the device.")
            String sourceId,

            @Schema(description = "The MDM's list that it was in.")
            String list,

            @Schema(description = "The platform's id of the asset it was matched to.") @Nullable
            String asset,

            @Schema(description = "Whether the MDM's latest record said so.")
            boolean enrolled,

            @Schema(description = "The latest that was said of its user, if ever anything was.")
            Sighting.Said said,

            @Schema(
                    description = "Whom the MDM said, as the latest change or remark kept it; absent where none did, or"
                            + " the MDM says somebody no longer.")
            DeviceView.@Nullable UserView user,

            @Schema(description = "When that was.") @Nullable
            Instant userAt,

            @Schema(description = "The MDM's own last contact with it.") @Nullable
            Instant lastContact,

            @Schema(description = "When a run last saw it.") Instant seenAt,

            @Schema(description = "When a run last saw it with the opt-in on.") @Nullable
            Instant seenOptedIn,

            @Schema(description = "Complete runs in a row since then that did not see it.")
            int missingRuns,

            @Nullable Instant missingSince) {
        static SightingView of(Sighting sighting, String connectionName, Optional<ChangeRecord> told) {
            return new SightingView(
                    new ConnectionName(sighting.connectionId(), connectionName),
                    sighting.sourceId(),
                    sighting.partition(),
                    sighting.assetId(),
                    sighting.enrolled(),
                    sighting.said(),
                    told.map(ChangeRecord::evidence)
                            .map(Observed::user)
                            .map(DeviceView.UserView::of)
                            .orElse(null),
                    told.map(ChangeRecord::decidedAt).orElse(null),
                    sighting.lastContact(),
                    sighting.seenAt(),
                    sighting.seenOptedIn(),
                    sighting.missing().runs(),
                    sighting.missing().since());
        }
    }
}
