package dev.rollcall.host.reconcile;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the admin decided for a connection.
 *
 * @param allowAssigneeUpdates the opt-in, "Allow MDM to update assignee"
 * @param clearWhenUnassigned whether "nobody" in the MDM clears the assignee (R22)
 * @param unknownDevices what becomes of devices that the platform does not hold (R13)
 * @param createUsers whether a person whom the platform does not know is made for a created asset (R14)
 * @param includePersonal whether assets are made of personal devices too (R13)
 * @param recoverUnlinked whether also what Rollcall did not end is recovered (R40)
 * @param updateModel whether the platform's model is written (R10)
 * @param goneAfterRuns complete runs in a row without the device before it is ended (R35); at least 1
 * @param ignoredAccounts e-mail addresses and user names that are nobody the platform knows (R7), in any case
 * @param guardrail the limits of R70
 */
public record Policy(
        boolean allowAssigneeUpdates,
        boolean clearWhenUnassigned,
        UnknownDevices unknownDevices,
        boolean createUsers,
        boolean includePersonal,
        boolean recoverUnlinked,
        boolean updateModel,
        int goneAfterRuns,
        Set<String> ignoredAccounts,
        GuardLimits guardrail) {
    /** A new connection's. */
    public static final Policy DEFAULT = new Policy(
            false, true, UnknownDevices.EXISTING_ONLY, false, false, false, false, 1, Set.of(), GuardLimits.DEFAULT);

    public Policy {
        if (goneAfterRuns < 1) {
            throw new IllegalArgumentException(
                    "A device is gone after " + goneAfterRuns + " runs. Set goneAfterRuns to 1 or more.");
        }
        ignoredAccounts = ignoredAccounts.stream()
                .map(account -> account.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same with the opt-in on or off. */
    public Policy withOptIn(boolean on) {
        return new Policy(
                on,
                clearWhenUnassigned,
                unknownDevices,
                createUsers,
                includePersonal,
                recoverUnlinked,
                updateModel,
                goneAfterRuns,
                ignoredAccounts,
                guardrail);
    }

    /** What becomes of devices that the platform does not hold. */
    public enum UnknownDevices {
        /** They are counted and reported. */
        EXISTING_ONLY,
        /** An asset is made of each. */
        CREATE
    }
}
