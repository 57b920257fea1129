package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetModel;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes devices as Iru's API does, in the forms of its published examples and of a real tenant's answers. */
final class KandjiRecords {
    private static final String BLUEPRINT = "ab102b9d-8e9c-420d-a498-f2a1123091c7";
    private static final long GIB = 1L << 30;

    /** With a blank in place of the T, and six digits behind the second. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private KandjiRecords() {}

    /** An element of the list, and the answer for one device. */
    static Map<String, Object> row(MdmDevice device) {
        var row = new LinkedHashMap<String, Object>();
        row.put("device_id", device.sourceId());
        row.put("device_name", device.name());
        row.put("model", device.model().name());
        row.put("serial_number", device.serial());
        row.put("platform", platform(device.model()));
        row.put("os_version", device.osVersion());
        row.put("supplemental_build_version", "25B78");
        row.put("supplemental_os_version_extra", "");
        row.put("last_check_in", device.lastContact().toString());
        if (device.user().kind() != MdmUser.Kind.NOT_REPORTED) {
            row.put("user", user(device.user()));
        }
        row.put("asset_tag", device.inventoryNumber());
        row.put("blueprint_id", BLUEPRINT);
        row.put("mdm_enabled", isMdmEnabled(device));
        row.put("agent_installed", true);
        row.put("is_missing", false);
        row.put("is_removed", device.enrolment() == FleetEnrolment.LEFT);
        row.put("agent_version", device.model().os() == Os.MACOS ? "4.5.9 (5160)" : "");
        row.put("first_enrollment", date(device.enrolled()));
        row.put("last_enrollment", date(device.enrolled()));
        row.put("blueprint_name", "Default Blueprint");
        row.put("lost_mode_status", device.enrolment() == FleetEnrolment.LOCKED ? "ENABLED" : "");
        row.put("tags", List.of());
        return row;
    }

    /** A wiped device counts as removed while its MDM is still said to be on. */
    private static boolean isMdmEnabled(MdmDevice device) {
        return device.isEnrolled() || device.enrolment() == FleetEnrolment.LEFT;
    }

    /** Nobody is an empty text. */
    private static Object user(MdmUser user) {
        if (!user.isAssigned()) {
            return "";
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("email", user.email());
        fields.put("name", user.name());
        fields.put("id", uuid(user.email()));
        fields.put("is_archived", user.isArchived());
        return fields;
    }

    /** The details, whose yes and no are texts, and whose sections are all but empty on what is no computer. */
    static Map<String, Object> details(MdmDevice device) {
        var details = new LinkedHashMap<String, Object>();
        details.put("general", general(device));
        details.put(
                "mdm",
                Map.of(
                        "mdm_enabled", isMdmEnabled(device) ? "True" : "False",
                        "supervised", "True",
                        "install_date", date(device.enrolled()),
                        "last_check_in", date(device.lastContact()),
                        "mdm_enabled_user", List.of()));
        details.put("lost_mode", Map.of());
        details.put("automated_device_enrollment", Map.of());
        details.put("kandji_agent", Map.of("agent_installed", isComputer(device) ? "True" : "False"));
        details.put("hardware_overview", hardware(device));
        details.put("volumes", volumes(device));
        details.put("network", Map.of("local_hostname", "", "mac_address", device.mac(), "ip_address", ""));
        details.put("cellular", Map.of());
        return details;
    }

    private static Map<String, Object> general(MdmDevice device) {
        var general = new LinkedHashMap<String, Object>();
        general.put("device_id", device.sourceId());
        general.put("device_name", device.name());
        general.put("last_enrollment", date(device.enrolled()));
        general.put("first_enrollment", date(device.enrolled()));
        general.put("model", device.model().name());
        general.put("platform", platform(device.model()));
        general.put("os_version", device.osVersion());
        general.put("last_user", device.lastLogin());
        general.put("asset_tag", device.inventoryNumber());
        if (device.user().kind() != MdmUser.Kind.NOT_REPORTED) {
            general.put("assigned_user", user(device.user()));
        }
        general.put("blueprint_name", "Default Blueprint");
        general.put("blueprint_uuid", BLUEPRINT);
        return general;
    }

    private static Map<String, Object> hardware(MdmDevice device) {
        var hardware = new LinkedHashMap<String, Object>();
        hardware.put("model_name", device.model().name());
        hardware.put("model_identifier", device.model().number());
        hardware.put("serial_number", device.serial());
        if (!isComputer(device)) {
            hardware.put("uuid", uuid(device.sourceId()));
            return hardware;
        }
        hardware.put("processor_name", "Apple M2");
        hardware.put("processor_speed", "");
        hardware.put("number_of_processors", "1");
        hardware.put("total_number_of_cores", "8");
        hardware.put("memory", device.memoryBytes() <= 0 ? "" : device.memoryBytes() / GIB + " GB LPDDR5");
        hardware.put("udid", uuid(device.sourceId()));
        return hardware;
    }

    /** Volumes of one disk each show the capacity of all of it. */
    private static List<Map<String, Object>> volumes(MdmDevice device) {
        if (device.storageBytes() <= 0) {
            return List.of();
        }
        var capacity = String.format(Locale.ROOT, "%.2f GB", device.storageBytes() / 1e9);
        return List.of(
                Map.of("name", "Macintosh HD", "format", "APFS", "identifier", "disk1s5s1", "capacity", capacity),
                Map.of("name", "Macintosh HD - Data", "format", "APFS", "identifier", "disk1s1", "capacity", capacity));
    }

    private static boolean isComputer(MdmDevice device) {
        return device.model().os() == Os.MACOS || device.model().os() == Os.WINDOWS;
    }

    private static String platform(FleetModel model) {
        return switch (model.os()) {
            case MACOS -> "Mac";
            case IOS -> model.name().startsWith("iPad") ? "iPad" : "iPhone";
            default -> model.os().title();
        };
    }

    private static String date(Instant time) {
        return DATE.format(time.atOffset(ZoneOffset.UTC));
    }

    private static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
