package dev.rollcall.jamf;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.Ownership;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.RowException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes devices of Jamf's records. */
final class JamfDevices {
    /** The site a computer belongs to in Jamf Pro. */
    static final SpecKey<String> SITE = SpecKey.text("jamf.site", "Site in Jamf Pro");

    private static final long MEGABYTE = 1_000_000;
    private static final String APPLE = "Apple";

    private JamfDevices() {}

    /** A record of the list of computers. */
    static Device computer(JamfApi.Computer computer) throws RowException {
        var builder = builder(JamfInventory.COMPUTERS, computer.id())
                .user(user(computer.userAndLocation()))
                .spec(StandardSpecs.UDID, computer.udid())
                .spec(StandardSpecs.STORAGE, storage(computer.storage()));
        general(builder, computer.general());
        if (computer.hardware() != null) {
            hardware(builder, computer.hardware());
        }
        var os = computer.operatingSystem();
        if (os != null) {
            builder.spec(StandardSpecs.OS, os.name())
                    .spec(StandardSpecs.OS_VERSION, os.version())
                    .spec(StandardSpecs.OS_BUILD, os.build());
        }
        return builder.build();
    }

    /** A record of the list of mobile devices. */
    static Device mobileDevice(JamfApi.MobileDevice mobile) throws RowException {
        var builder = builder(JamfInventory.MOBILE_DEVICES, mobile.mobileDeviceId())
                .user(mobileUser(mobile))
                .spec(StandardSpecs.MANUFACTURER, APPLE)
                .spec(StandardSpecs.OS, operatingSystem(mobile));
        general(builder, mobile.general());
        if (mobile.hardware() != null) {
            hardware(builder, mobile.hardware());
        }
        var network = mobile.network();
        if (network != null) {
            builder.spec(StandardSpecs.IMEI, Lenient.imei(network.imei()))
                    .spec(StandardSpecs.MEID, meid(network.meid()))
                    .spec(StandardSpecs.PHONE_NUMBER, network.phoneNumber());
        }
        return builder.build();
    }

    private static Device.Builder builder(JamfInventory inventory, @Nullable String jamfId) throws RowException {
        if (jamfId == null || jamfId.isBlank()) {
            throw new RowException("The record has no " + inventory.fields().id() + ".");
        }
        return Device.withId(inventory.sourceId(jamfId));
    }

    private static void general(Device.Builder builder, JamfApi.@Nullable ComputerGeneral general) {
        if (general == null) {
            enrolment(builder, null);
            return;
        }
        enrolment(
                builder,
                general.remoteManagement() == null
                        ? null
                        : general.remoteManagement().managed());
        builder.lastContact(latest(general))
                .lastEnrolled(Lenient.instant(general.lastEnrolledDate()))
                .spec(StandardSpecs.NAME, general.name())
                .spec(StandardSpecs.ASSET_TAG, general.assetTag())
                .spec(StandardSpecs.SUPERVISED, Lenient.flag(general.supervised()))
                .spec(SITE, site(general.site()));
    }

    private static void general(Device.Builder builder, JamfApi.@Nullable MobileGeneral general) {
        if (general == null) {
            enrolment(builder, null);
            return;
        }
        enrolment(builder, general.managed());
        builder.lastContact(Lenient.instant(general.lastContactDate())
                        .or(() -> Lenient.instant(general.lastInventoryUpdateDate())))
                .lastEnrolled(Lenient.instant(general.lastEnrolledDate()))
                .ownership(ownership(general.deviceOwnershipType()))
                .spec(StandardSpecs.NAME, general.displayName())
                .spec(StandardSpecs.ASSET_TAG, general.assetTag())
                .spec(StandardSpecs.UDID, general.udid())
                .spec(StandardSpecs.OS_VERSION, general.osVersion())
                .spec(StandardSpecs.OS_BUILD, general.osBuild())
                .spec(StandardSpecs.SUPERVISED, Lenient.flag(general.supervised()));
    }

    private static void hardware(Device.Builder builder, JamfApi.ComputerHardware hardware) {
        builder.serial(hardware.serialNumber())
                .spec(StandardSpecs.MANUFACTURER, hardware.make())
                .spec(StandardSpecs.MODEL, hardware.model())
                .spec(StandardSpecs.MODEL_IDENTIFIER, hardware.modelIdentifier())
                .spec(StandardSpecs.PROCESSOR, hardware.processorType())
                .spec(StandardSpecs.PROCESSOR_CORES, Lenient.number(hardware.coreCount()))
                .spec(
                        StandardSpecs.MEMORY,
                        Lenient.number(hardware.totalRamMegabytes()).flatMap(Lenient::mebibytes));
        macAddress(builder, hardware.altNetworkAdapterType(), hardware.altMacAddress());
        macAddress(builder, hardware.networkAdapterType(), hardware.macAddress());
    }

    /** Apple's MDM protocol counts the capacity in units of 1,024, and so does Jamf here, other than with disks. */
    private static void hardware(Device.Builder builder, JamfApi.MobileHardware hardware) {
        builder.serial(hardware.serialNumber())
                .spec(StandardSpecs.MODEL, hardware.model())
                .spec(StandardSpecs.MODEL_IDENTIFIER, hardware.modelIdentifier())
                .spec(StandardSpecs.MODEL_NUMBER, hardware.modelNumber())
                .spec(StandardSpecs.WIFI_MAC, Lenient.macAddress(hardware.wifiMacAddress()))
                .spec(
                        StandardSpecs.STORAGE,
                        Lenient.number(hardware.capacityMb()).flatMap(Lenient::mebibytes));
    }

    /** Jamf's first adapter is Wi-Fi on one computer and Ethernet on another; where it does not say, nobody guesses. */
    private static void macAddress(Device.Builder builder, @Nullable String adapter, @Nullable String address) {
        var type = lower(adapter);
        if (type.contains("80211") || type.contains("802.11") || type.contains("wi-fi") || type.contains("airport")) {
            builder.spec(StandardSpecs.WIFI_MAC, Lenient.macAddress(address));
            return;
        }
        if (type.contains("ethernet")) {
            builder.spec(StandardSpecs.ETHERNET_MAC, Lenient.macAddress(address));
        }
    }

    /**
     * The disk the computer starts from; where none is marked, the first one; else the largest. Not the sum, since disks
     * that are plugged in for an hour are listed too, and not just the first, since it is but a part of a Fusion Drive.
     * Jamf's megabytes of a disk are millions of bytes.
     */
    private static Optional<Long> storage(JamfApi.@Nullable Storage storage) {
        if (storage == null || storage.disks() == null) {
            return Optional.empty();
        }
        var disks = storage.disks();
        return disks.stream()
                .filter(JamfDevices::isStartupDisk)
                .flatMap(JamfDevices::size)
                .max(Long::compare)
                .or(() -> disks.stream()
                        .filter(disk -> "disk0".equals(disk.device()))
                        .flatMap(JamfDevices::size)
                        .findFirst())
                .or(() -> disks.stream().flatMap(JamfDevices::size).max(Long::compare));
    }

    private static boolean isStartupDisk(JamfApi.Disk disk) {
        var partitions = disk.partitions() == null ? List.<JamfApi.DiskPartition>of() : disk.partitions();
        return partitions.stream().anyMatch(partition -> "BOOT".equals(partition.partitionType()));
    }

    private static Stream<Long> size(JamfApi.Disk disk) {
        return Lenient.number(disk.sizeMegabytes())
                .filter(size -> size < Long.MAX_VALUE / MEGABYTE)
                .map(size -> size * MEGABYTE)
                .stream();
    }

    /** Only the word "no" makes a device gone (R6). */
    private static void enrolment(Device.Builder builder, @Nullable String managed) {
        var known = Lenient.flag(managed);
        if (known.isEmpty()) {
            builder.enrolment(Enrolment.State.UNKNOWN, "");
            return;
        }
        builder.enrolment(known.get() ? Enrolment.State.ENROLLED : Enrolment.State.UNMANAGED, "managed=" + known.get());
    }

    /** A shared iPad's user is whoever uses it now (R7); where its section is missing, it may be a shared one. */
    private static ObservedUser mobileUser(JamfApi.MobileDevice mobile) {
        if (mobile.general() == null) {
            return ObservedUser.notReported("Jamf Pro could not read the general section");
        }
        if (Lenient.flag(mobile.general().sharedIpad()).orElse(false)) {
            return ObservedUser.notReported("shared iPad");
        }
        return user(mobile.userAndLocation());
    }

    /**
     * Nobody only where the section is there, and name and e-mail are in it and empty: a section that is null was not
     * asked for or could not be read. Computers and mobile devices spell the fields differently; both are understood.
     */
    private static ObservedUser user(@Nullable JsonNode section) {
        if (section == null || !section.isObject()) {
            return ObservedUser.notReported();
        }
        var username = field(section, "username");
        var email = field(section, "email", "emailAddress");
        var name = field(section, "realname", "realName");
        if (saysNothing(username) && saysNothing(email) && saysNothing(name)) {
            return username.isMissingNode() || email.isMissingNode()
                    ? ObservedUser.notReported()
                    : ObservedUser.unassigned();
        }
        return AssignedUser.as(AssignedUser.Evidence.ASSIGNED)
                .username(text(username))
                .email(text(email))
                .displayName(text(name))
                .build();
    }

    private static JsonNode field(JsonNode section, String... spellings) {
        return Stream.of(spellings)
                .map(section::path)
                .filter(node -> !node.isMissingNode())
                .findFirst()
                .orElseGet(() -> section.path(spellings[0]));
    }

    private static boolean saysNothing(JsonNode field) {
        return field.isMissingNode()
                || field.isNull()
                || (field.isString() && field.asString().isBlank());
    }

    private static @Nullable String text(JsonNode field) {
        return field.asStringOpt().orElse(null);
    }

    private static Optional<Instant> latest(JamfApi.ComputerGeneral general) {
        return Stream.of(general.lastContact(), general.lastCheckIn(), general.lastContactTime())
                .flatMap(date -> Lenient.instant(date).stream())
                .max(Instant::compareTo)
                .or(() -> Lenient.instant(general.reportDate()));
    }

    private static @Nullable String site(JamfApi.@Nullable Site site) {
        return site == null || JamfApi.NO_SITE.equals(site.id()) ? null : site.name();
    }

    /** A device that a person signed in to from the settings may still be the company's; user enrolment is for others. */
    private static @Nullable Ownership ownership(@Nullable String type) {
        return switch (lower(type)) {
            case "institutional", "accountdrivendeviceenrollment" -> Ownership.COMPANY;
            case "userenrollment", "accountdrivenuserenrollment", "personaldeviceprofile" -> Ownership.PERSONAL;
            default -> null;
        };
    }

    /** By Jamf's type, in whatever case; to it an iPad is of type iOS, so that the model decides. */
    private static @Nullable String operatingSystem(JamfApi.MobileDevice mobile) {
        return switch (lower(mobile.deviceType())) {
            case "ios" -> mobile.hardware() == null ? null : phoneOrTablet(mobile.hardware());
            case "iphone", "ipod" -> "iOS";
            case "ipad" -> "iPadOS";
            case "tvos", "appletv" -> "tvOS";
            case "watchos", "watch" -> "watchOS";
            case "visionos" -> "visionOS";
            default -> null;
        };
    }

    private static @Nullable String phoneOrTablet(JamfApi.MobileHardware hardware) {
        var model = lower(hardware.modelIdentifier()) + " " + lower(hardware.model());
        if (model.contains("ipad")) {
            return "iPadOS";
        }
        return model.isBlank() ? null : "iOS";
    }

    private static @Nullable String meid(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var digits = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return digits.matches("[0-9A-F]{14,18}") ? digits : null;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
