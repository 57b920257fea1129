package dev.rollcall.google;

import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes devices as Google does: what is not known is not there, and numbers of 64 bits are texts. */
final class GoogleRecords {
    private GoogleRecords() {}

    /** A whole record with its reports. */
    static Map<String, Object> full(SimulatedDevice device, String orgUnit) {
        var record = basic(device);
        if (device.isUnreadable()) {
            return record;
        }
        record.put("model", "Lenovo " + device.model());
        record.put("osVersion", "142.0.7444.99");
        record.put("platformVersion", "16433.41.0 (Official Build) stable-channel rusty");
        record.put("chromeOsType", "chromeOs");
        record.put("macAddress", "020000000001");
        record.put("orgUnitPath", orgUnit);
        record.put("lastEnrollmentTime", "2025-01-13T13:33:02.539Z");
        record.put("systemRamTotal", "8218046464");
        record.put("autoUpdateThrough", "2033-06-01");
        record.put("cpuInfo", List.of(Map.of("model", "MediaTek MT8188", "architecture", "arm")));
        record.put("diskSpaceUsage", Map.of("capacityBytes", "62537072640", "usedBytes", "12537072640"));
        record.put(
                "diskVolumeReports",
                List.of(Map.of(
                        "volumeInfo",
                        List.of(Map.of(
                                "volumeId", "/media/removable", "storageTotal", "4109021184", "storageFree", "1")))));
        record.put("recentUsers", List.of(Map.of("type", "USER_TYPE_MANAGED", "email", "somebody.recent@example.com")));
        return record;
    }

    /** What comes without the word FULL. */
    static Map<String, Object> basic(SimulatedDevice device) {
        var record = new LinkedHashMap<String, Object>();
        record.put("kind", "admin#directory#chromeosdevice");
        record.put("etag", "\"e\"");
        record.put("deviceId", device.sourceId());
        if (device.isUnreadable()) {
            record.put("serialNumber", Map.of("not", "a text"));
            record.put("status", List.of(1, 2));
            return record;
        }
        record.put("serialNumber", device.serial());
        record.put("status", device.isEnrolled() ? "ACTIVE" : "DEPROVISIONED");
        record.put("lastSync", device.lastContact().toString());
        device.somebody().ifPresent(somebody -> record.put("annotatedUser", somebody.email()));
        if (device.user() instanceof SimulatedUser.NotReported) {
            record.put("annotatedUser", "Help desk, cart 3");
        }
        if (!device.isEnrolled()) {
            record.put("deprovisionReason", "DEPROVISION_REASON_RETIRING_DEVICE");
        }
        return record;
    }
}
