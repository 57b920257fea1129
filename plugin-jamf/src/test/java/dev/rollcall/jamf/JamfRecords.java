package dev.rollcall.jamf;

import dev.rollcall.testkit.simulator.SimulatedDevice;
import dev.rollcall.testkit.simulator.SimulatedUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes devices as Jamf's records: sections that are not asked for are null, and so is what can't be processed.
 *
 * @param sections asked for; GENERAL if none
 * @param version of the API
 * @param unprocessable devices whose hardware section is null
 */
record JamfRecords(List<String> sections, String version, Set<String> unprocessable) {

    Map<String, @Nullable Object> record(JamfInventory inventory, SimulatedDevice device) {
        var id = inventory.jamfId(device.sourceId()).orElseThrow();
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put(inventory.fields().id(), id);
        if (device.isUnreadable()) {
            record.put("general", List.of("no", "object"));
            record.put("hardware", 7);
            return record;
        }
        return inventory == JamfInventory.COMPUTERS ? computer(record, device) : mobile(record, device);
    }

    private Map<String, @Nullable Object> computer(Map<String, @Nullable Object> record, SimulatedDevice device) {
        record.put("udid", "UDID-" + device.sourceId());
        record.put("general", section("GENERAL", computerGeneral(device)));
        record.put(
                "hardware",
                section(
                        "HARDWARE",
                        Map.of(
                                "make",
                                "Apple",
                                "model",
                                device.model(),
                                "serialNumber",
                                device.serial(),
                                "processorSpeedMhz",
                                0,
                                "totalRamMegabytes",
                                16384)));
        record.put("operatingSystem", section("OPERATING_SYSTEM", Map.of("name", "macOS", "version", "26.1")));
        record.put(
                "storage",
                section("STORAGE", Map.of("disks", List.of(Map.of("device", "disk0", "sizeMegabytes", 500277)))));
        record.put("userAndLocation", section("USER_AND_LOCATION", user(device, "realname", "email")));
        record.put("applications", null);
        return record;
    }

    private Map<String, Object> computerGeneral(SimulatedDevice device) {
        var contact = version.equals("v4") ? "lastContact" : "lastContactTime";
        return Map.of(
                "name",
                device.name(),
                "remoteManagement",
                Map.of("managed", device.isEnrolled()),
                contact,
                device.lastContact().toString(),
                "site",
                Map.of("id", "-1", "name", "None"),
                "lastLoggedInUsernameMdm",
                "somebody.else@example.com");
    }

    private Map<String, @Nullable Object> mobile(Map<String, @Nullable Object> record, SimulatedDevice device) {
        record.put("deviceType", "ios");
        record.put(
                "general",
                section(
                        "GENERAL",
                        Map.of(
                                "displayName",
                                device.name(),
                                "managed",
                                device.isEnrolled(),
                                "lastContactDate",
                                device.lastContact().toString())));
        var hardware = Map.of(
                "model",
                device.model(),
                "modelIdentifier",
                "iPad7,11",
                "serialNumber",
                device.serial(),
                "capacityMb",
                27503);
        record.put("hardware", unprocessable.contains(device.sourceId()) ? null : section("HARDWARE", hardware));
        record.put("network", section("NETWORK", Map.of("imei", "35 123456 789012 3")));
        record.put("userAndLocation", section("USER_AND_LOCATION", user(device, "realName", "emailAddress")));
        return record;
    }

    /** Nobody is shown by null and by an empty text, in turns. */
    private static @Nullable Map<String, @Nullable Object> user(SimulatedDevice device, String name, String email) {
        if (device.user() instanceof SimulatedUser.NotReported) {
            return null;
        }
        var nothing = device.lastContact().getEpochSecond() % 2 == 0 ? "" : null;
        var user = new LinkedHashMap<String, @Nullable Object>();
        var somebody = device.somebody();
        user.put("username", somebody.isPresent() ? "login." + somebody.get().name() : nothing);
        user.put(name, somebody.isPresent() ? somebody.get().name() : nothing);
        user.put(email, somebody.isPresent() ? somebody.get().email() : nothing);
        user.put("room", null);
        return user;
    }

    private @Nullable Object section(String name, @Nullable Object content) {
        var asked = sections.isEmpty() ? List.of("GENERAL") : new ArrayList<>(sections);
        return asked.contains(name) ? content : null;
    }
}
