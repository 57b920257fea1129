package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetDevice;
import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetUser;
import java.time.Instant;

/**
 * A device as a tenant holds it at one moment.
 *
 * @param sourceId the id under which the plugin knows it: a UUID in Kandji, {@code computer/5} or {@code mobile/5} in
 *     Jamf Pro
 * @param serial as the tenant shows it; empty text for none
 * @param lastLogin who used it last, which is no assignment; empty text for nobody
 * @param enrolled when it was enrolled
 * @param lastContact may be a sentinel: year 1, 1970, 9999
 * @param mac empty text for none
 * @param memoryBytes 0 or less where it is not known
 * @param storageBytes 0 or less where it is not known
 * @param isPersonal whether it is its user's own; only Jamf shows it, and of mobile devices only
 */
public record MdmDevice(
        String sourceId,
        String serial,
        String name,
        FleetModel model,
        String osVersion,
        MdmUser user,
        String lastLogin,
        FleetEnrolment enrolment,
        Instant enrolled,
        Instant lastContact,
        String mac,
        long memoryBytes,
        long storageBytes,
        boolean isPersonal) {

    static MdmDevice of(FleetDevice device, String sourceId) {
        return new MdmDevice(
                sourceId,
                device.serial(),
                device.name(),
                device.model(),
                device.osVersion(),
                MdmUser.of(device),
                device.user()
                        .filter(FleetUser::isLastLogin)
                        .map(FleetUser::principal)
                        .orElse(""),
                device.enrolment(),
                device.enrolled(),
                device.lastContact(),
                device.macs().isEmpty() ? "" : device.macs().get(0),
                device.memoryBytes(),
                device.storageBytes(),
                false);
    }

    /** What somebody entered as its asset tag. */
    String inventoryNumber() {
        return "IT-" + Math.floorMod(sourceId.hashCode(), 100_000);
    }

    public boolean isEnrolled() {
        return enrolment.isEnrolled();
    }
}
