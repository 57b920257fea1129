package dev.rollcall.host.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How a test of all channels went. */
@Schema(name = "NotificationTest", description = "How a test of all channels went.")
record TrialsView(List<TrialView> channels) {

    /** How the test of one channel went. */
    @Schema(name = "NotificationChannelTest", description = "How the test of one channel went.")
    record TrialView(
            String name,

            @Schema(description = "mail, generic, slack or teams.", example = "teams")
            String kind,

            @Schema(description = "Whether the receiver took the message; whether a person sees it, look there.")
            boolean sent,

            @Schema(description = "What is wrong and what to do, two sentences; empty if nothing is.")
            String message) {
        static TrialView of(Notifier.Trial trial) {
            return new TrialView(trial.channel(), trial.kind(), trial.sent(), trial.message());
        }
    }
}
