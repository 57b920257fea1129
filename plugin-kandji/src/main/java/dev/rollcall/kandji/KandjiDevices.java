package dev.rollcall.kandji;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes devices of Iru's records. */
final class KandjiDevices {
    private static final String APPLE = "Apple";

    /** Iru began with Apple's platforms; these are the others. */
    private static final Set<String> NOT_APPLE = Set.of("windows", "android", "linux");

    private KandjiDevices() {}

    /** A device of the list. */
    static Device listed(KandjiApi.ListedDevice listed) throws RowException {
        if (listed.deviceId() == null || listed.deviceId().isBlank()) {
            throw new RowException("The record has no device_id.");
        }
        var builder = Device.withId(listed.deviceId())
                .serial(listed.serialNumber())
                .user(user(listed.user()))
                .lastContact(Lenient.instant(listed.lastCheckIn()))
                .lastEnrolled(lastEnrolled(listed))
                .spec(StandardSpecs.NAME, listed.deviceName())
                .spec(StandardSpecs.MANUFACTURER, manufacturer(listed.platform()))
                .spec(StandardSpecs.MODEL, listed.model())
                .spec(StandardSpecs.OS, operatingSystem(listed.platform()))
                .spec(StandardSpecs.OS_VERSION, listed.osVersion())
                .spec(StandardSpecs.OS_BUILD, listed.supplementalBuildVersion())
                .spec(StandardSpecs.ASSET_TAG, listed.assetTag());
        enrolment(listed).ifPresent(it -> builder.enrolment(it.state(), it.reported()));
        return builder.build();
    }

    /**
     * What the details add: hardware only. User and enrolment come from the list alone, which is read anew in each run,
     * while a detail may be kept; and {@code last_user} in the details is no assignment (R7).
     */
    static Device detailed(String id, KandjiApi.Details details) throws RowException {
        var general = details.general();
        if (general == null || !id.equalsIgnoreCase(general.deviceId())) {
            throw new RowException("The details are not those of the device that was asked for.");
        }
        var builder = Device.withId(id);
        if (details.mdm() != null) {
            builder.spec(StandardSpecs.SUPERVISED, Lenient.flag(details.mdm().supervised()));
        }
        if (details.hardwareOverview() != null) {
            hardware(builder, details.hardwareOverview());
        }
        if (details.network() != null) {
            builder.spec(
                    StandardSpecs.WIFI_MAC, Lenient.macAddress(details.network().macAddress()));
        }
        return builder.spec(StandardSpecs.STORAGE, storage(details.volumes())).build();
    }

    private static void hardware(Device.Builder builder, KandjiApi.HardwareOverview hardware) {
        builder.spec(StandardSpecs.MODEL_IDENTIFIER, hardware.modelIdentifier())
                .spec(StandardSpecs.PROCESSOR, hardware.processorName())
                .spec(StandardSpecs.PROCESSOR_CORES, Lenient.number(hardware.totalNumberOfCores()))
                .spec(StandardSpecs.MEMORY, Lenient.memoryBytes(hardware.memory()))
                .spec(StandardSpecs.UDID, hardware.uuid())
                .spec(StandardSpecs.UDID, hardware.udid());
    }

    /** The largest: volumes of one disk each report the capacity of all of it, so their sum would be too much. */
    private static Optional<Long> storage(@Nullable List<KandjiApi.Volume> volumes) {
        if (volumes == null) {
            return Optional.empty();
        }
        return volumes.stream()
                .flatMap(volume -> Lenient.storageBytes(volume.capacity()).stream())
                .max(Long::compare);
    }

    /** Iru's {@code ""} says that nobody is assigned; a field that is missing or null says nothing (R22). */
    private static ObservedUser user(@Nullable JsonNode user) {
        if (user == null || user.isNull() || user.isMissingNode()) {
            return ObservedUser.notReported();
        }
        if (user.isString() && user.asString().isBlank()) {
            return ObservedUser.unassigned();
        }
        if (!user.isObject()) {
            return ObservedUser.notReported("the user is in a form that is not known");
        }
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .email(text(user, "email"))
                .displayName(text(user, "name"))
                .userId(text(user, "id"))
                .archived(Lenient.flag(text(user, "is_archived")).orElse(false))
                .build();
    }

    /** The id was a number until 2023 and is a UUID now. */
    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).asStringOpt().orElse(null);
    }

    private static Optional<Instant> lastEnrolled(KandjiApi.ListedDevice listed) {
        return Lenient.instant(listed.lastEnrollment()).or(() -> Lenient.instant(listed.firstEnrollment()));
    }

    /**
     * What is not enrolled comes first (R6): a device without MDM is not, whatever {@code agent_installed} says, which
     * is true even of an iPhone, for which there is no agent. A device that is lost, or has not been heard of, is.
     */
    private static Optional<Enrolment> enrolment(KandjiApi.ListedDevice listed) {
        if (Lenient.flag(listed.removed()).orElse(false)) {
            return Optional.of(new Enrolment(Enrolment.State.LEFT, "is_removed=true"));
        }
        var enabled = Lenient.flag(listed.mdmEnabled());
        if (enabled.isPresent() && !enabled.get()) {
            return Optional.of(new Enrolment(Enrolment.State.UNMANAGED, "mdm_enabled=false"));
        }
        if (isLost(listed.lostModeStatus())) {
            return Optional.of(new Enrolment(Enrolment.State.LOCKED, "lost_mode_status=" + listed.lostModeStatus()));
        }
        if (Lenient.flag(listed.missing()).orElse(false)) {
            return Optional.of(new Enrolment(Enrolment.State.LOCKED, "is_missing=true"));
        }
        return enabled.map(on -> new Enrolment(Enrolment.State.ENROLLED, "mdm_enabled=true"));
    }

    private static boolean isLost(@Nullable String lostModeStatus) {
        return lostModeStatus != null && !lostModeStatus.isBlank() && !lostModeStatus.equalsIgnoreCase("DISABLED");
    }

    private static @Nullable String manufacturer(@Nullable String platform) {
        return platform == null || NOT_APPLE.contains(compact(platform)) ? null : APPLE;
    }

    /** A platform that is not known goes by Iru's word for it. */
    private static @Nullable String operatingSystem(@Nullable String platform) {
        if (platform == null) {
            return null;
        }
        return switch (compact(platform)) {
            case "mac" -> "macOS";
            case "iphone", "ipod" -> "iOS";
            case "ipad" -> "iPadOS";
            case "appletv" -> "tvOS";
            case "applevision", "vision" -> "visionOS";
            case "applewatch", "watch" -> "watchOS";
            default -> platform;
        };
    }

    private static String compact(String platform) {
        return platform.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
