package dev.rollcall.intune;

import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment.State;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes devices of Intune's records. */
final class IntuneDevices {
    private static final String MANAGED = "managed";
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    /** What makers of mainboards leave where the maker of the computer should have written something. */
    private static final List<String> SAYING_NOTHING = List.of(
            "system manufacturer",
            "system product name",
            "to be filled by o.e.m.",
            "default string",
            "unknown",
            "none",
            "not applicable");

    private static final Pattern VIRTUAL_MODEL = Pattern.compile(
            "Cloud PC\\b.*|Virtual Machine|VMware.*|VirtualBox|KVM|HVM domU|Standard PC \\(.*|Parallels .*"
                    + "|Google Compute Engine",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIRTUAL_MAKER =
            Pattern.compile("VMware,? Inc\\.?|QEMU|Xen|innotek GmbH|Parallels.*|Amazon EC2", Pattern.CASE_INSENSITIVE);

    private static final Pattern MEID = Pattern.compile("(?!0+$)[0-9A-Fa-f]{14}");

    private IntuneDevices() {}

    /** A device of the list, with the user as it says. */
    static Device listed(IntuneApi.ManagedDevice record, IntunePolicy policy) throws RowException {
        return device(record, policy, IntuneUsers.listed(record, policy));
    }

    /** A device of the list, with that user. */
    static Device device(IntuneApi.ManagedDevice record, IntunePolicy policy, ObservedUser user) throws RowException {
        if (record.id == null || record.id.isBlank()) {
            throw new RowException("The record has no id.");
        }
        if (!policy.virtualMachines() && isVirtual(record)) {
            throw new RowException("It is a virtual machine or Cloud PC, which the connection's settings leave out.");
        }
        var builder = Device.withId(record.id)
                .serial(record.serialNumber)
                .user(user)
                .ownership(ownership(record.managedDeviceOwnerType))
                .lastContact(Lenient.instant(record.lastSyncDateTime))
                .lastEnrolled(Lenient.instant(record.enrolledDateTime))
                .spec(StandardSpecs.NAME, record.deviceName)
                .spec(StandardSpecs.MANUFACTURER, said(record.manufacturer))
                .spec(StandardSpecs.MODEL, said(record.model))
                .spec(StandardSpecs.OS, said(record.operatingSystem))
                .spec(StandardSpecs.STORAGE, Lenient.number(record.totalStorageSpaceInBytes))
                .spec(StandardSpecs.WIFI_MAC, Lenient.macAddress(record.wiFiMacAddress))
                .spec(StandardSpecs.IMEI, imei(record.imei))
                .spec(StandardSpecs.MEID, meid(record.meid))
                .spec(StandardSpecs.PHONE_NUMBER, phoneNumber(record.phoneNumber))
                .spec(StandardSpecs.SUPERVISED, Lenient.flag(record.isSupervised));
        version(builder, record.osVersion);
        enrolment(builder, record);
        return builder.build();
    }

    /** What the answer for one device adds: hardware only. Its zeros are what the list says, and mean nothing. */
    static Device detailed(String id, JsonNode answer) throws RowException {
        if (!id.equalsIgnoreCase(answer.path("id").asString(""))) {
            throw new RowException("The details are not those of the device that was asked for.");
        }
        var udid = text(answer, "udid");
        return Device.withId(id)
                .spec(StandardSpecs.MEMORY, Lenient.number(text(answer, "physicalMemoryInBytes")))
                .spec(StandardSpecs.ETHERNET_MAC, Lenient.macAddress(text(answer, "ethernetMacAddress")))
                .spec(StandardSpecs.UDID, NO_GUID.equals(udid) ? null : udid)
                .build();
    }

    /** An id or text; empty for null, blank, and the id that stands for none. */
    static Optional<String> known(@Nullable String text) {
        return text == null || text.isBlank() || text.strip().equals(NO_GUID)
                ? Optional.empty()
                : Optional.of(text.strip());
    }

    /**
     * What is leaving or gone comes first (R6). A retirement or wipe that failed or was cancelled leaves a device that
     * is managed. Many managed devices are not registered with Entra ID, so that says nothing. Words that are not known
     * count as enrolled.
     */
    private static void enrolment(Device.Builder builder, IntuneApi.ManagedDevice record) {
        var management = word(record.managementState);
        var registration = word(record.deviceRegistrationState);
        if (management.equals(MANAGED) && registration.equals("registered")) {
            builder.enrolment(State.ENROLLED, "managementState=managed");
            return;
        }
        var state = state(management);
        if (state != State.LEAVING && registration.equals("revoked")) {
            builder.enrolment(State.LEFT, "deviceRegistrationState=" + record.deviceRegistrationState);
            return;
        }
        if (state != State.LEAVING && registration.equals("notregisteredpendingenrollment")) {
            builder.enrolment(State.PENDING, "deviceRegistrationState=" + record.deviceRegistrationState);
            return;
        }
        if (!management.isEmpty()) {
            builder.enrolment(state, "managementState=" + record.managementState);
        }
    }

    private static State state(String management) {
        return switch (management) {
            case "retirepending", "retireissued", "wipepending", "wipeissued", "deletepending" -> State.LEAVING;
            case MANAGED, "unhealthy", "retirefailed", "wipefailed", "retirecanceled", "wipecanceled" -> State.ENROLLED;
            case "discovered" -> State.PENDING;
            default -> State.UNKNOWN;
        };
    }

    private static @Nullable Ownership ownership(@Nullable String type) {
        return switch (word(type)) {
            case "company" -> Ownership.COMPANY;
            case "personal" -> Ownership.PERSONAL;
            default -> null;
        };
    }

    private static boolean isVirtual(IntuneApi.ManagedDevice record) {
        return (record.model != null
                        && VIRTUAL_MODEL.matcher(record.model.strip()).matches())
                || (record.manufacturer != null
                        && VIRTUAL_MAKER.matcher(record.manufacturer.strip()).matches());
    }

    /** Of a Mac the build stands behind the version: {@code 11.2.1 (20D74)}. */
    private static void version(Device.Builder builder, @Nullable String version) {
        if (version == null) {
            return;
        }
        var text = version.strip();
        var build = text.endsWith(")") ? text.lastIndexOf(" (") : -1;
        if (build <= 0) {
            builder.spec(StandardSpecs.OS_VERSION, text);
            return;
        }
        builder.spec(StandardSpecs.OS_VERSION, text.substring(0, build))
                .spec(StandardSpecs.OS_BUILD, text.substring(build + 2, text.length() - 1));
    }

    private static @Nullable String said(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var stripped = text.strip();
        for (var nothing : SAYING_NOTHING) {
            if (nothing.equalsIgnoreCase(stripped)) {
                return null;
            }
        }
        return stripped;
    }

    private static @Nullable String imei(@Nullable String text) {
        return text == null || text.isEmpty() ? null : Lenient.imei(text).orElse(null);
    }

    private static @Nullable String meid(@Nullable String text) {
        return text == null || text.isEmpty() || !MEID.matcher(text.strip()).matches() ? null : text;
    }

    /** Of a personal device all digits but the last few are stars. */
    private static @Nullable String phoneNumber(@Nullable String text) {
        return text == null || text.contains("*") ? null : text;
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).asStringOpt().orElse(null);
    }
}
