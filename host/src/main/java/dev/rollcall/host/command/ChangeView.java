package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change or a remark as the API tells it.
 *
 * @param message what became of it, where that needs a sentence; else empty
 * @param decider the connection that decides the assignee; null where no other sees the device
 * @param before the asset that it was decided on; null for a device without one
 * @param edit what is to be different; null for a creation and a remark
 * @param evidence what the MDM showed; null where the device was not listed
 * @param endedAt null until it is at its end
 * @param actor who approved, discarded or reverted it; null where nobody did
 * @param revertedBy the run that took it back; null if none did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChangeView(
        long id,
        String run,
        String connection,
        @Nullable AssetName asset,
        @Nullable String serial,
        @Nullable String sourceId,
        ChangeKind kind,
        String rule,
        String reason,
        ChangeState state,
        String message,
        @Nullable String decider,
        @Nullable AssetView before,
        @Nullable EditView edit,
        @Nullable DeviceView evidence,
        List<String> sideEffects,
        Instant decidedAt,
        @Nullable Instant endedAt,
        @Nullable String actor,
        @Nullable String revertedBy) {

    /** An asset, by id and by what people know it by. */
    record AssetName(String id, @Nullable String label) {}

    /** An asset as it was. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record AssetView(
            @Nullable String serial,
            StatusView status,
            HolderView holder,
            Map<String, String> links,
            Map<String, String> specs,
            Map<String, String> model) {}

    /** A status of the platform. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StatusView(String name) {}

    /** Whom or what an asset is assigned to; nobody has no name. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HolderView(@Nullable String name) {
        @Override
        public String toString() {
            return name == null ? "nobody" : name;
        }
    }

    /** What is to be different; what is null stays. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record EditView(
            @Nullable StatusView status,
            @Nullable HolderView holder,
            @Nullable Map<String, String> links,
            @Nullable Map<String, String> specs,
            @Nullable Map<String, String> model,
            @Nullable String serial) {}

    /** What the MDM showed of a device. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DeviceView(
            String sourceId,
            String list,
            String enrolment,
            UserView user,
            @Nullable Instant lastContact) {}

    /** What the MDM said of a device's user. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UserView(
            String said,
            @Nullable String email,
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String reason) {}

    /** What people know the asset by. */
    String label() {
        if (asset == null) {
            return "";
        }
        return asset.label == null ? asset.id : asset.label;
    }
}
