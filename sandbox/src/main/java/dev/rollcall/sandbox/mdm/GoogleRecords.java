package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetEnrolment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes devices as Google's Directory API does, in the forms of its discovery document of September 2026: what is not
 * known is not there, and numbers of 64 bits are texts.
 */
final class GoogleRecords {
    private GoogleRecords() {}

    /** A whole record, with what is reported of the hardware and its use. */
    static Map<String, Object> full(MdmDevice device) {
        var record = basic(device);
        record.put("model", device.model().name());
        record.put("osVersion", device.osVersion());
        record.put("platformVersion", "16433.41.0 (Official Build) stable-channel rusty");
        record.put("firmwareVersion", "Google_Rusty.15194.0.0");
        record.put("bootMode", "Verified");
        record.put("lastEnrollmentTime", device.enrolled().toString());
        record.put("orgUnitPath", orgUnit(device));
        record.put("autoUpdateThrough", "2033-06-01");
        record.put("cpuInfo", List.of(Map.of("model", "MediaTek MT8188", "architecture", "arm")));
        if (!device.mac().isEmpty()) {
            record.put("macAddress", device.mac().replace(":", "").toLowerCase(Locale.ROOT));
        }
        if (isEquipped(device)) {
            record.put("meid", device.model().name().startsWith("Acer") ? "351234567890123" : "A1000000000001");
            record.put("ethernetMacAddress0", "a45e61000003");
        }
        if (device.memoryBytes() > 0) {
            record.put("systemRamTotal", String.valueOf(device.memoryBytes()));
        }
        if (device.storageBytes() > 0) {
            record.put(
                    "diskSpaceUsage",
                    Map.of("capacityBytes", String.valueOf(device.storageBytes()), "usedBytes", "12537072640"));
        }
        if (!device.lastLogin().isEmpty()) {
            record.put("recentUsers", List.of(Map.of("type", "USER_TYPE_MANAGED", "email", device.lastLogin())));
        }
        return record;
    }

    /** What comes without the word FULL. */
    static Map<String, Object> basic(MdmDevice device) {
        var record = new LinkedHashMap<String, Object>();
        record.put("kind", "admin#directory#chromeosdevice");
        record.put("etag", "\"sandbox\"");
        record.put("deviceId", device.sourceId());
        if (!device.serial().isEmpty()) {
            record.put("serialNumber", device.serial());
        }
        record.put("status", status(device.enrolment()));
        record.put("lastSync", device.lastContact().toString());
        var user = annotated(device.user());
        if (!user.isEmpty()) {
            record.put("annotatedUser", user);
        }
        if (isEquipped(device)) {
            record.put("annotatedAssetId", device.inventoryNumber());
        }
        if (!device.isEnrolled()) {
            record.put("deprovisionReason", "DEPROVISION_REASON_RETIRING_DEVICE");
        }
        return record;
    }

    /** One in eight has a modem, a port for a network, and a number that somebody entered. */
    private static boolean isEquipped(MdmDevice device) {
        return Math.floorMod(device.sourceId().hashCode(), 8) == 2;
    }

    /** Half of the devices are in each of two units. */
    static String orgUnit(MdmDevice device) {
        return device.sourceId().hashCode() % 2 == 0 ? "/Staff" : "/Staff/Berlin";
    }

    /** Google has a word for what is locked, and one for all that has left. */
    private static String status(FleetEnrolment enrolment) {
        return switch (enrolment) {
            case ENROLLED -> "ACTIVE";
            case LOCKED -> "DISABLED";
            case PENDING, UNMANAGED, LEAVING, LEFT -> "DEPROVISIONED";
        };
    }

    /** Where the MDM says nothing of a person, there is a note of another kind. */
    private static String annotated(MdmUser user) {
        return switch (user.kind()) {
            case ASSIGNED -> user.email();
            case NOBODY -> "";
            case NOT_REPORTED -> "Help desk, cart 3";
        };
    }
}
