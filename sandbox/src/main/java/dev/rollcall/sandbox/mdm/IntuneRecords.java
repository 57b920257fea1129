package dev.rollcall.sandbox.mdm;

import dev.rollcall.sandbox.fleet.FleetEnrolment;
import dev.rollcall.sandbox.fleet.FleetModel.Os;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes devices as Microsoft Graph does, in the forms of its metadata document and of recorded answers. */
final class IntuneRecords {
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final String TECHNICIAN = "enrolment.manager@example.com";

    private IntuneRecords() {}

    /**
     * An element of the list, which says nothing of memory, Ethernet address and UDID.
     *
     * @param selected the properties that are asked for; all if empty
     */
    static Map<String, @Nullable Object> listed(MdmDevice device, Set<String> selected) {
        var record = everything(device);
        record.put("physicalMemoryInBytes", 0);
        record.put("ethernetMacAddress", null);
        record.put("udid", null);
        return only(record, selected);
    }

    /** The answer for one device. */
    static Map<String, @Nullable Object> one(MdmDevice device, Set<String> selected) {
        return only(everything(device), selected);
    }

    /** The user of a device in the directory; empty for a device without one. */
    static List<Map<String, Object>> users(MdmDevice device) {
        var user = device.user();
        if (!user.isAssigned()) {
            return List.of();
        }
        return List.of(Map.of(
                "id", uuid(user.email()),
                "displayName", user.name(),
                "userPrincipalName", user.username(),
                "mail", user.email(),
                "otherMails", List.of(),
                "proxyAddresses", List.of("SMTP:" + user.email()),
                "accountEnabled", !user.isArchived()));
    }

    private static Map<String, @Nullable Object> only(Map<String, @Nullable Object> record, Set<String> selected) {
        if (!selected.isEmpty()) {
            record.keySet().retainAll(selected);
        }
        return record;
    }

    private static Map<String, @Nullable Object> everything(MdmDevice device) {
        var record = new LinkedHashMap<String, @Nullable Object>();
        record.put("id", device.sourceId());
        record.putAll(user(device));
        record.put("deviceName", device.name());
        record.put("managedDeviceOwnerType", device.isPersonal() ? "personal" : "company");
        record.put("enrolledDateTime", device.enrolled().toString());
        record.put("lastSyncDateTime", device.lastContact().toString());
        record.put("operatingSystem", device.model().os().title());
        record.put("complianceState", "compliant");
        record.put("jailBroken", "Unknown");
        record.put("managementAgent", "mdm");
        record.put("osVersion", device.osVersion() + (device.model().os() == Os.MACOS ? " (25B78)" : ""));
        record.put("easActivated", false);
        record.put("easDeviceId", "");
        record.put("easActivationDateTime", NEVER);
        record.put("azureADRegistered", true);
        record.put("activationLockBypassCode", null);
        record.put("azureADDeviceId", uuid(device.sourceId()));
        record.put("deviceCategoryDisplayName", "");
        record.put("isSupervised", isApple(device));
        record.put("exchangeLastSuccessfulSyncDateTime", NEVER);
        record.put("exchangeAccessState", "none");
        record.put("exchangeAccessStateReason", "none");
        record.put("isEncrypted", true);
        record.putAll(hardware(device));
        record.putAll(state(device.enrolment()));
        return record;
    }

    private static Map<String, @Nullable Object> hardware(MdmDevice device) {
        var hardware = new LinkedHashMap<String, @Nullable Object>();
        hardware.put("model", device.model().name());
        hardware.put("manufacturer", device.model().manufacturer());
        hardware.put("imei", isPhone(device) ? "351234567890123" : "");
        hardware.put("complianceGracePeriodExpirationDateTime", "9999-12-31T23:59:59Z");
        hardware.put("serialNumber", device.serial());
        hardware.put("phoneNumber", isPhone(device) ? "+15550100" : "");
        hardware.put("androidSecurityPatchLevel", "");
        hardware.put("wiFiMacAddress", device.mac().replace(":", ""));
        hardware.put("subscriberCarrier", "");
        hardware.put("meid", isPhone(device) ? "35123456789012" : "");
        hardware.put("totalStorageSpaceInBytes", device.storageBytes());
        hardware.put("freeStorageSpaceInBytes", device.storageBytes() / 2);
        hardware.put("managedDeviceName", device.name());
        hardware.put("partnerReportedThreatState", "unknown");
        hardware.put("requireUserEnrollmentApproval", null);
        hardware.put("managementCertificateExpirationDate", NEVER);
        hardware.put("iccid", null);
        hardware.put("udid", isApple(device) ? uuid("udid" + device.sourceId()) : "");
        hardware.put("notes", null);
        hardware.put("ethernetMacAddress", device.mac().isEmpty() ? null : ethernet(device.mac()));
        hardware.put("physicalMemoryInBytes", Math.max(0, device.memoryBytes()));
        return hardware;
    }

    /** The address behind the one of the Wi-Fi adapter. */
    private static String ethernet(String mac) {
        var digits = mac.replace(":", "");
        return digits.substring(0, 10) + (digits.endsWith("FE") ? "FD" : "FE");
    }

    /** Nobody is an empty text. Where nothing is said of a user, the device was enrolled without or for somebody. */
    private static Map<String, Object> user(MdmDevice device) {
        var user = device.user();
        var isSilent = user.kind() == MdmUser.Kind.NOT_REPORTED;
        var fields = new LinkedHashMap<String, Object>();
        if (isSilent && !isApple(device) && device.model().os() != Os.WINDOWS) {
            fields.put("userId", uuid(TECHNICIAN));
            fields.put("userPrincipalName", TECHNICIAN);
            fields.put("emailAddress", TECHNICIAN);
            fields.put("userDisplayName", "Enrolment Manager");
            fields.put("deviceEnrollmentType", "deviceEnrollmentManager");
            return fields;
        }
        fields.put("userId", user.isAssigned() ? uuid(user.email()) : "");
        fields.put("userPrincipalName", user.username());
        fields.put("emailAddress", user.email());
        fields.put("userDisplayName", user.name());
        fields.put("deviceEnrollmentType", enrolmentType(device, isSilent));
        return fields;
    }

    private static String enrolmentType(MdmDevice device, boolean isUserless) {
        if (isApple(device)) {
            return isUserless ? "appleBulkWithoutUser" : "appleBulkWithUser";
        }
        if (device.model().os() == Os.WINDOWS) {
            return isUserless ? "windowsBulkUserless" : "windowsAzureADJoin";
        }
        return "userEnrollment";
    }

    /** Intune shows no lock in v1.0. */
    private static Map<String, Object> state(FleetEnrolment enrolment) {
        return switch (enrolment) {
            case ENROLLED, LOCKED -> state("managed", "registered");
            case PENDING -> state("managed", "notRegisteredPendingEnrollment");
            case UNMANAGED -> state("managed", "revoked");
            case LEAVING -> state("deletePending", "registered");
            case LEFT -> state("wipeIssued", "revoked");
        };
    }

    private static Map<String, Object> state(String management, String registration) {
        return Map.of("managementState", management, "deviceRegistrationState", registration);
    }

    private static boolean isPhone(MdmDevice device) {
        return device.model().os() == Os.ANDROID || device.model().name().startsWith("iPhone");
    }

    private static boolean isApple(MdmDevice device) {
        return device.model().os() == Os.MACOS || device.model().os() == Os.IOS;
    }

    private static String uuid(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
