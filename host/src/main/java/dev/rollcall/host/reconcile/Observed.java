package dev.rollcall.host.reconcile;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.host.asset.Specs;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A device as this run's reading shows it, with its specs in the platform's spelling.
 *
 * @param sourceId the MDM's id, unique in the connection
 * @param serial in the MDM's spelling; null if not reported
 * @param partition the id of the list it came from
 * @param lastContact when it last talked to the MDM; null if not reported
 * @param lastEnrolled when it was enrolled the last time; null if not reported
 * @param ownership whose it is; null if not reported
 * @param specs what the MDM reports and the platform can hold, model included
 */
public record Observed(
        String sourceId,
        @Nullable String serial,
        String partition,
        Enrolment enrolment,
        ObservedUser user,
        @Nullable Instant lastContact,
        @Nullable Instant lastEnrolled,
        @Nullable Ownership ownership,
        Specs specs) {
    public Observed {
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(enrolment, "enrolment");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(specs, "specs");
    }

    /**
     * A device as it was read.
     *
     * @param partition the id of the list it came from
     * @param specs its specs in the platform's spelling
     */
    public static Observed of(Device device, String partition, Specs specs) {
        return new Observed(
                device.sourceId(),
                device.serial().orElse(null),
                partition,
                device.enrolment(),
                device.user(),
                device.lastContact().orElse(null),
                device.lastEnrolled().orElse(null),
                device.ownership().orElse(null),
                specs);
    }

    /** R6: what is listed but not enrolled is gone for every rule. */
    boolean isEnrolled() {
        return enrolment.isEnrolled();
    }

    @Override
    public String toString() {
        return sourceId;
    }
}
