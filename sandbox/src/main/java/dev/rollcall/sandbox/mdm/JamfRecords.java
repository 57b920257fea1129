package dev.rollcall.sandbox.mdm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes devices as Jamf Pro does, in the forms of its API description 11.30.1: sections that are not asked for are
 * null.
 *
 * @param sections asked for; GENERAL if none
 * @param version of the API
 * @param areUsersReadable whether the section on users can be processed
 */
record JamfRecords(Set<String> sections, String version, boolean areUsersReadable) {
    private static final long MEGABYTE = 1_000_000;
    private static final long MEBIBYTE = 1L << 20;

    JamfRecords {
        sections = sections.isEmpty() ? Set.of("GENERAL") : Set.copyOf(sections);
    }

    Map<String, @Nullable Object> record(JamfList list, MdmDevice device) {
        return list == JamfList.COMPUTERS ? computer(device) : mobile(device);
    }

    private Map<String, @Nullable Object> computer(MdmDevice device) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("id", number(device));
        record.put("udid", udid(device));
        record.put("general", asked("GENERAL") ? computerGeneral(device) : null);
        record.put("purchasing", null);
        record.put("applications", null);
        record.put("hardware", asked("HARDWARE") ? computerHardware(device) : null);
        record.put("operatingSystem", asked("OPERATING_SYSTEM") ? operatingSystem(device) : null);
        record.put("storage", asked("STORAGE") ? storage(device) : null);
        record.put("userAndLocation", user(device, "realname", "email", "phone"));
        record.put("security", null);
        return record;
    }

    private Map<String, @Nullable Object> computerGeneral(MdmDevice device) {
        var general = new LinkedHashMap<String, @Nullable Object>();
        general.put("name", device.name());
        general.put("platform", "Mac");
        general.put("assetTag", device.inventoryNumber());
        general.put("remoteManagement", Map.of("managed", device.isEnrolled()));
        general.put("supervised", true);
        general.put("reportDate", device.lastContact().toString());
        if (version.equals("v4")) {
            general.put("lastContact", device.lastContact().toString());
            general.put("lastCheckIn", device.lastContact().toString());
        } else {
            general.put("lastContactTime", device.lastContact().toString());
        }
        general.put("lastEnrolledDate", device.enrolled().toString());
        general.put("site", Map.of("id", "-1", "name", "None"));
        general.put("extensionAttributes", List.of());
        general.put("managementId", udid(device));
        general.put("lastLoggedInUsernameMdm", device.lastLogin().isEmpty() ? null : device.lastLogin());
        return general;
    }

    private static Map<String, @Nullable Object> computerHardware(MdmDevice device) {
        var hardware = new LinkedHashMap<String, @Nullable Object>();
        hardware.put("make", device.model().manufacturer());
        hardware.put("model", device.model().name());
        hardware.put("modelIdentifier", device.model().number());
        hardware.put("serialNumber", device.serial());
        hardware.put("processorSpeedMhz", 0);
        hardware.put("processorCount", 1);
        hardware.put("coreCount", 8);
        hardware.put("processorType", "Apple M2");
        hardware.put("processorArchitecture", "arm64");
        hardware.put("networkAdapterType", "IEEE80211");
        hardware.put("macAddress", device.mac().isEmpty() ? null : device.mac());
        var hasPort = device.model().name().startsWith("iMac");
        hardware.put("altNetworkAdapterType", hasPort ? "Ethernet" : null);
        hardware.put("altMacAddress", hasPort ? "A4:5E:61:00:00:02" : null);
        hardware.put("totalRamMegabytes", Math.max(0, device.memoryBytes()) / MEBIBYTE);
        hardware.put("appleSilicon", true);
        return hardware;
    }

    private static Map<String, @Nullable Object> operatingSystem(MdmDevice device) {
        var system = new LinkedHashMap<String, @Nullable Object>();
        system.put("name", "macOS");
        system.put("version", device.osVersion());
        system.put("build", "25B78");
        system.put("rapidSecurityResponse", null);
        return system;
    }

    private static Map<String, @Nullable Object> storage(MdmDevice device) {
        var partition = Map.of("name", "Macintosh HD", "partitionType", "BOOT");
        var disk = Map.of(
                "device", "disk0", "sizeMegabytes", device.storageBytes() / MEGABYTE, "partitions", List.of(partition));
        var storage = new LinkedHashMap<String, @Nullable Object>();
        storage.put("bootDriveAvailableSpaceMegabytes", 100_000);
        storage.put("disks", List.of(disk));
        return storage;
    }

    private Map<String, @Nullable Object> mobile(MdmDevice device) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("mobileDeviceId", number(device));
        record.put("deviceType", "iOS");
        record.put("hardware", asked("HARDWARE") ? mobileHardware(device) : null);
        record.put("userAndLocation", user(device, "realName", "emailAddress", "phoneNumber"));
        record.put("purchasing", null);
        record.put("security", null);
        record.put("network", asked("NETWORK") ? network() : null);
        record.put("general", asked("GENERAL") ? mobileGeneral(device) : null);
        return record;
    }

    private static Map<String, @Nullable Object> mobileGeneral(MdmDevice device) {
        var general = new LinkedHashMap<String, @Nullable Object>();
        general.put("udid", udid(device));
        general.put("displayName", device.name());
        general.put("assetTag", device.inventoryNumber());
        general.put("siteId", "-1");
        general.put("lastInventoryUpdateDate", device.lastContact().toString());
        general.put("osVersion", device.osVersion());
        general.put("osBuild", "23B85");
        general.put("managed", device.isEnrolled());
        general.put("supervised", true);
        general.put("deviceOwnershipType", device.isPersonal() ? "PersonalDeviceProfile" : "Institutional");
        general.put("managementId", udid(device));
        general.put("lastEnrolledDate", device.enrolled().toString());
        general.put("lastContactDate", device.lastContact().toString());
        general.put("lastLoggedInUsernameMdm", device.lastLogin().isEmpty() ? null : device.lastLogin());
        general.put("sharedIpad", isShared(device));
        return general;
    }

    private static boolean isShared(MdmDevice device) {
        return device.user().kind() == MdmUser.Kind.NOT_REPORTED
                && device.model().name().startsWith("iPad");
    }

    private static Map<String, @Nullable Object> mobileHardware(MdmDevice device) {
        var hardware = new LinkedHashMap<String, @Nullable Object>();
        hardware.put("capacityMb", Math.max(0, device.storageBytes()) / MEBIBYTE);
        hardware.put("serialNumber", device.serial());
        hardware.put("wifiMacAddress", device.mac().isEmpty() ? null : device.mac());
        hardware.put("model", device.model().name());
        hardware.put("modelIdentifier", device.model().number());
        hardware.put("modelNumber", "MW742LL");
        return hardware;
    }

    private static Map<String, @Nullable Object> network() {
        var network = new LinkedHashMap<String, @Nullable Object>();
        network.put("imei", "35 123456 789012 3");
        network.put("meid", "35123456789012");
        network.put("phoneNumber", "+1 555 0100");
        return network;
    }

    /** The section is null where it was not asked for or cannot be read; nobody shows as null and as an empty text. */
    private @Nullable Map<String, @Nullable Object> user(MdmDevice device, String name, String email, String phone) {
        var user = device.user();
        var isUnreadable = user.kind() == MdmUser.Kind.NOT_REPORTED && !isShared(device);
        if (!asked("USER_AND_LOCATION") || !areUsersReadable || isUnreadable) {
            return null;
        }
        var nothing = device.sourceId().hashCode() % 2 == 0 ? "" : null;
        var section = new LinkedHashMap<String, @Nullable Object>();
        section.put("username", user.isAssigned() ? user.username() : nothing);
        section.put(name, user.isAssigned() ? user.name() : nothing);
        section.put(email, user.isAssigned() ? user.email() : nothing);
        section.put("position", null);
        section.put(phone, null);
        section.put("departmentId", "-1");
        section.put("buildingId", "-1");
        section.put("room", null);
        return section;
    }

    private boolean asked(String section) {
        return sections.contains(section);
    }

    private static String number(MdmDevice device) {
        return device.sourceId().substring(device.sourceId().indexOf('/') + 1);
    }

    private static String udid(MdmDevice device) {
        return UUID.nameUUIDFromBytes(device.sourceId().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
