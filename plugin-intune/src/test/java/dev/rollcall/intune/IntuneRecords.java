package dev.rollcall.intune;

import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedUser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The simulated tenant's records, with the oddities of Intune's. */
final class IntuneRecords {
    /** Of these a list says zero and null, whatever is selected. */
    private static final Set<String> OF_ONE_DEVICE_ONLY = Set.of("physicalMemoryInBytes", "ethernetMacAddress", "udid");

    private IntuneRecords() {}

    /** A record as one request for that device gets it. */
    static Map<String, Object> one(SimulatedDevice device, Set<String> selected) {
        var record = new LinkedHashMap<String, Object>();
        record.put("id", device.sourceId());
        if (device.isUnreadable()) {
            record.put("serialNumber", Map.of("not", "a text"));
            record.put("model", List.of(1, 2));
            return record;
        }
        everything(device).forEach((name, value) -> {
            if (selected.contains(name)) {
                record.put(name, value);
            }
        });
        return record;
    }

    /** A record as the list has it. */
    static Map<String, Object> listed(SimulatedDevice device, Set<String> selected) {
        var record = one(device, selected);
        record.computeIfPresent("physicalMemoryInBytes", (name, value) -> 0);
        record.replaceAll((name, value) -> OF_ONE_DEVICE_ONLY.contains(name) && value instanceof String ? "" : value);
        return record;
    }

    /** A user of the directory. */
    static Map<String, Object> user(SimulatedUser.Somebody somebody) {
        var user = new LinkedHashMap<String, Object>();
        user.put("id", userId(somebody));
        user.put("displayName", somebody.name());
        user.put("userPrincipalName", somebody.email());
        user.put("mail", somebody.email());
        user.put("otherMails", List.of());
        user.put("proxyAddresses", List.of("SMTP:" + somebody.email()));
        user.put("accountEnabled", true);
        return user;
    }

    static String userId(SimulatedUser.Somebody somebody) {
        return UUID.nameUUIDFromBytes(somebody.email().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> everything(SimulatedDevice device) {
        var record = new LinkedHashMap<String, Object>();
        record.put("deviceName", device.name());
        record.put("serialNumber", device.serial());
        record.put("managedDeviceOwnerType", "company");
        record.put("managementState", device.isEnrolled() ? "managed" : "retireIssued");
        record.put("deviceRegistrationState", "registered");
        record.put("deviceEnrollmentType", "windowsAzureADJoin");
        record.put("enrolledDateTime", "2026-01-05T09:12:33Z");
        record.put("lastSyncDateTime", device.lastContact().toString());
        record.put("operatingSystem", "Windows");
        record.put("osVersion", "10.0.26100.2314");
        record.put("manufacturer", "Dell Inc.");
        record.put("model", device.model());
        record.put("totalStorageSpaceInBytes", 510_770_802_688L);
        record.put("physicalMemoryInBytes", 17_179_869_184L);
        record.put("wiFiMacAddress", "020000000001");
        record.put("ethernetMacAddress", "020000000002");
        record.put("udid", "");
        record.put("imei", "");
        record.put("meid", "");
        record.put("phoneNumber", "");
        record.put("isSupervised", false);
        record.putAll(userFields(device));
        return record;
    }

    private static Map<String, Object> userFields(SimulatedDevice device) {
        if (device.user() instanceof SimulatedUser.NotReported) {
            return Map.of();
        }
        var somebody = device.somebody();
        return Map.of(
                "userId", somebody.map(IntuneRecords::userId).orElse(""),
                "userPrincipalName", somebody.map(SimulatedUser.Somebody::email).orElse(""),
                "emailAddress", somebody.map(SimulatedUser.Somebody::email).orElse(""),
                "userDisplayName", somebody.map(SimulatedUser.Somebody::name).orElse(""));
    }
}
