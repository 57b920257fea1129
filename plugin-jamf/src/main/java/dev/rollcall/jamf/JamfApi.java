package dev.rollcall.jamf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The Jamf Pro API as far as it is used: its names and its records. Facts from Jamf's OpenAPI document (11.30.1), its
 * developer pages, and what others measured on live servers. Of a record any section may be null: one that was not
 * asked for, or that the server could not process. Numbers, flags and dates are read as text, because a detail that
 * nobody understands shall not cost the record.
 */
final class JamfApi {
    /** The versions of the list of computers, newest first. Jamf keeps a deprecated one for a year at least. */
    static final List<String> VERSIONS = List.of("v4", "v3", "v2", "v1");

    /** What Jamf calls no site. */
    static final String NO_SITE = "-1";

    private JamfApi() {}

    /**
     * An RSQL condition. A star is escaped like a quote or backslash is: by itself it would stand for any text. Where a
     * server should take it as a star all the same, it finds too much, never too little.
     */
    static String equal(String field, String value) {
        return field + "==\"" + value.replaceAll("([\\\\\"*])", "\\\\$1") + "\"";
    }

    /**
     * An element of the list of computers.
     *
     * @param id a number, as text
     * @param userAndLocation as it came, since a field that is missing says less than one that is null
     */
    record Computer(
            @Nullable String id,
            @Nullable String udid,
            @Nullable ComputerGeneral general,
            @Nullable ComputerHardware hardware,
            @Nullable OperatingSystem operatingSystem,
            @Nullable Storage storage,
            @Nullable JsonNode userAndLocation) {}

    /**
     * The last logins, which are here too, are not read: they are no assignment (R7).
     *
     * @param lastContact since v4
     * @param lastCheckIn since v4
     * @param lastContactTime until v3, and on some servers in v4
     * @param reportDate of the last inventory; null before the first
     */
    record ComputerGeneral(
            @Nullable String name,
            @Nullable String assetTag,
            @Nullable RemoteManagement remoteManagement,
            @Nullable String supervised,
            @Nullable String lastContact,
            @Nullable String lastCheckIn,
            @Nullable String lastContactTime,
            @Nullable String reportDate,
            @Nullable String lastEnrolledDate,
            @Nullable Site site) {}

    record RemoteManagement(@Nullable String managed) {}

    /** The site of a computer; "none" has the id -1. */
    record Site(@Nullable String id, @Nullable String name) {}

    /** The processor's speed, which is here too, is 0 on Apple silicon. */
    record ComputerHardware(
            @Nullable String make,
            @Nullable String model,
            @Nullable String modelIdentifier,
            @Nullable String serialNumber,
            @Nullable String processorType,
            @Nullable String coreCount,
            @Nullable String totalRamMegabytes,
            @Nullable String networkAdapterType,
            @Nullable String macAddress,
            @Nullable String altNetworkAdapterType,
            @Nullable String altMacAddress) {}

    record OperatingSystem(
            @Nullable String name,
            @Nullable String version,
            @Nullable String build) {}

    record Storage(@Nullable List<Disk> disks) {}

    /** Also an external disk or a disk image is one. */
    record Disk(
            @Nullable String device,
            @Nullable String sizeMegabytes,
            @Nullable List<DiskPartition> partitions) {}

    record DiskPartition(@Nullable String partitionType) {}

    /**
     * An element of the list of mobile devices.
     *
     * @param deviceType {@code iOS}, {@code tvOS} …, in various spellings
     * @param userAndLocation as it came, as with a computer
     */
    record MobileDevice(
            @Nullable String mobileDeviceId,
            @Nullable String deviceType,
            @Nullable MobileGeneral general,
            @Nullable MobileHardware hardware,
            @Nullable Network network,
            @Nullable JsonNode userAndLocation) {}

    /**
     * What all kinds of mobile devices have, and the one thing of iPads.
     *
     * @param lastInventoryUpdateDate null before the first inventory
     */
    record MobileGeneral(
            @Nullable String udid,
            @Nullable String displayName,
            @Nullable String assetTag,
            @Nullable String lastContactDate,
            @Nullable String lastInventoryUpdateDate,
            @Nullable String osVersion,
            @Nullable String osBuild,
            @Nullable String managed,
            @Nullable String supervised,
            @Nullable String deviceOwnershipType,
            @Nullable String lastEnrolledDate,
            @Nullable String sharedIpad) {}

    record MobileHardware(
            @Nullable String capacityMb,
            @Nullable String serialNumber,
            @Nullable String wifiMacAddress,
            @Nullable String model,
            @Nullable String modelIdentifier,
            @Nullable String modelNumber) {}

    /**
     * Of iPhones and iPads only.
     *
     * @param imei with blanks
     */
    record Network(
            @Nullable String imei,
            @Nullable String meid,
            @Nullable String phoneNumber) {}
}
