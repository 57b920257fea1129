package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.GuardLimits;
import dev.rollcall.host.reconcile.Policy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;

/** A policy as the API shows and takes it: the same JSON as {@link PolicyText}'s. */
@Schema(name = "Policy", description = "What a run of a connection may do. Fields that are left out stay as they are.")
record PolicyView(
        @Schema(description = "The opt-in, \"Allow MDM to update assignee\".", defaultValue = "false")
        boolean allowAssigneeUpdates,

        @Schema(description = "Whether \"nobody\" in the MDM clears the assignee (R22).", defaultValue = "true")
        boolean clearWhenUnassigned,

        @Schema(
                description = "What becomes of devices that the platform does not hold (R13).",
                defaultValue = "EXISTING_ONLY")
        Policy.UnknownDevices unknownDevices,

        @Schema(
                description = "Whether a person whom the platform does not know is made for a created asset (R14).",
                defaultValue = "false")
        boolean createUsers,

        @Schema(description = "Whether assets are made of personal devices too (R13).", defaultValue = "false")
        boolean includePersonal,

        @Schema(description = "Whether also what Rollcall did not end is recovered (R40).", defaultValue = "false")
        boolean recoverUnlinked,

        @Schema(description = "Whether the platform's model is written (R10).", defaultValue = "false")
        boolean updateModel,

        @Schema(
                description = "Complete runs in a row without the device before it is ended (R35).",
                minimum = "1",
                defaultValue = "1")
        int goneAfterRuns,

        @Schema(description = "E-mail addresses and user names that are nobody the platform knows (R7).")
        List<String> ignoredAccounts,

        Guardrail guardrail) {

    static PolicyView of(Policy policy) {
        return new PolicyView(
                policy.allowAssigneeUpdates(),
                policy.clearWhenUnassigned(),
                policy.unknownDevices(),
                policy.createUsers(),
                policy.includePersonal(),
                policy.recoverUnlinked(),
                policy.updateModel(),
                policy.goneAfterRuns(),
                policy.ignoredAccounts().stream().sorted().toList(),
                Guardrail.of(policy.guardrail()));
    }

    /** R70: how much of a kind may be written before a person is asked. */
    @Schema(name = "Guardrail", description = "How much of a kind may be written before a person is asked (R70).")
    record Guardrail(
            @Schema(description = "Clears and ends.") Limit ends,

            @Schema(description = "Reassignments and recoveries.")
            Limit reassignments,

            @Schema(description = "How many assets may go to one person.", defaultValue = "10")
            int onePerson,

            @Schema(
                    type = "string",
                    description = "Over how long changes are counted together.",
                    example = "PT24H",
                    defaultValue = "PT24H")
            Duration window) {
        static Guardrail of(GuardLimits limits) {
            return new Guardrail(
                    Limit.of(limits.ends()), Limit.of(limits.reassignments()), limits.onePerson(), limits.window());
        }
    }

    /** Passed by what is more than both. */
    @Schema(name = "Limit", description = "Passed by what is more than both.")
    record Limit(
            @Schema(description = "So many changes always pass.", minimum = "0")
            int over,

            @Schema(description = "Of the connection's linked assets.", minimum = "0", maximum = "100")
            int percent) {
        static Limit of(GuardLimits.Limit limit) {
            return new Limit(limit.over(), limit.percent());
        }
    }
}
