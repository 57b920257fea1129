package dev.rollcall.host.sync;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.host.reconcile.Observed;
import dev.rollcall.host.reconcile.Sighting.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an MDM showed of a device, as the API shows it. */
@Schema(name = "Device", description = "What the MDM showed of a device when a change was decided.")
record DeviceView(
        @Schema(description = "The MDM's id.") String sourceId,
        @Nullable String serial,

        @Schema(description = "The MDM's list that it was in.", example = "devices")
        String list,

        Enrolment.State enrolment,
        @Schema(description = "The MDM's own word for it.") String enrolmentReported,
        UserView user,

        @Schema(description = "When it last talked to the MDM.") @Nullable
        Instant lastContact,

        @Nullable Instant lastEnrolled,
        @Nullable Ownership ownership,
        @Schema(description = "In the platform's spelling.") Map<String, String> specs) {

    static DeviceView of(Observed device) {
        return new DeviceView(
                device.sourceId(),
                device.serial(),
                device.partition(),
                device.enrolment().state(),
                device.enrolment().reported(),
                UserView.of(device.user()),
                device.lastContact(),
                device.lastEnrolled(),
                device.ownership(),
                AssetView.texts(device.specs().asMap()));
    }

    /** What an MDM says of a device's user. */
    @Schema(name = "ObservedUser", description = "Whom the MDM says a device is assigned to.")
    record UserView(
            @Schema(description = "SOMEBODY, NOBODY, or NOTHING where the MDM did not say.")
            Said said,

            AssignedUser.@Nullable Evidence evidence,
            @Nullable String email,
            @Nullable String username,
            @Nullable String displayName,

            @Schema(description = "Why nothing is known, where nothing was said.") @Nullable
            String reason) {
        static UserView of(ObservedUser user) {
            return user.match(
                    somebody -> new UserView(
                            Said.SOMEBODY,
                            somebody.evidence(),
                            somebody.email().orElse(null),
                            somebody.username().orElse(null),
                            somebody.displayName().orElse(null),
                            null),
                    nobody -> new UserView(Said.NOBODY, null, null, null, null, null),
                    unsaid -> new UserView(Said.NOTHING, null, null, null, null, unsaid.reason()));
        }
    }
}
