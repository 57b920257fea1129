package dev.rollcall.host.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.host.journal.ComparedDevice;
import dev.rollcall.host.journal.ComparedDevice.ComparedAsset;
import dev.rollcall.host.reconcile.Comparison;
import dev.rollcall.host.reconcile.Sighting.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A device beside its asset, as the API shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ComparedDevice",
        description = "A device of a connection beside its asset, as the latest run that says something of it left it.")
record ComparedDeviceView(
        @Schema(description = "The MDM's id of the device.") String sourceId,

        @Schema(description = "What the MDM calls it.") @Nullable
        String name,

        @Nullable String serial,
        @Nullable String model,

        @Schema(
                description = "IN_STEP; DIFFERS: to be written, or a rule keeps it; HELD: a change waits for a person;"
                        + " TOLD: told, not done (R42); ONLY_IN_MDM: no asset; UNMATCHED: no serial to match by, or"
                        + " several could be meant; GONE: not in the MDM any more, its asset not ended; ELSEWHERE: gone,"
                        + " another connection sees it; ENDED: gone, and Rollcall ended its asset.")
        Comparison.State state,

        @Schema(description = "The rule that says so.", example = "R20")
        String rule,

        @Schema(description = "Why, a sentence or two.") String reason,

        @Schema(description = "What came of a change that was tried since; absent if it was not tried, or done.")
        @Nullable
        String message,

        @Schema(description = "Absent where the MDM does not list the device as enrolled any more.") @Nullable
        UserView mdm,

        @Schema(description = "Absent if it has none.") @Nullable
        AssetView asset,

        @Schema(description = "The MDM's own last contact with it.") @Nullable
        Instant lastContact,

        @Schema(description = "The run that found it so, while the journal has it.") @Nullable
        String run,

        @Schema(description = "When it was found so.") Instant since) {

    /** Whom the MDM shows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ComparedUser", description = "Whom the MDM says a device is assigned to.")
    record UserView(
            @Schema(description = "SOMEBODY, NOBODY, or NOTHING where the MDM does not say.")
            Said said,

            @Schema(description = "The e-mail address, or the account where there is none.") @Nullable
            String user,

            @Nullable String displayName) {}

    /** The asset. */
    @Schema(name = "ComparedAsset", description = "The asset that a device was matched to.")
    record AssetView(
            @Schema(description = "The platform's id.") String id,

            @Schema(description = "The asset tag or inventory number.")
            String label,

            String status,
            HolderView holder) {
        static AssetView of(ComparedAsset asset) {
            return new AssetView(asset.id(), asset.label(), asset.status(), HolderView.of(asset.holder()));
        }
    }

    static ComparedDeviceView of(ComparedDevice device) {
        var said = device.said();
        return new ComparedDeviceView(
                device.sourceId(),
                device.name(),
                device.serial(),
                device.model(),
                device.state(),
                device.rule(),
                device.reason(),
                device.message().isEmpty() ? null : device.message(),
                said == null ? null : new UserView(said, device.user(), device.userName()),
                Optional.ofNullable(device.asset()).map(AssetView::of).orElse(null),
                device.lastContact(),
                device.isRunKept() ? device.runId() : null,
                device.since());
    }
}
