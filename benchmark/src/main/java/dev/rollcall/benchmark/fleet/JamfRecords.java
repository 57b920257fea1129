package dev.rollcall.benchmark.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Jamf's records with the fields that the plugin binds. */
final class JamfRecords {
    private JamfRecords() {}

    record Computers(long totalCount, List<Computer> results) {}

    record Mobiles(long totalCount, List<MobileDevice> results) {}

    record Computer(
            @Nullable String id,
            @Nullable String udid,
            @Nullable ComputerGeneral general,
            @Nullable ComputerHardware hardware,
            @Nullable OperatingSystem operatingSystem,
            @Nullable Storage storage,
            @Nullable JsonNode userAndLocation) {}

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

    record Site(@Nullable String id, @Nullable String name) {}

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

    record Disk(
            @Nullable String device,
            @Nullable String sizeMegabytes,
            @Nullable List<DiskPartition> partitions) {}

    record DiskPartition(@Nullable String partitionType) {}

    record MobileDevice(
            @Nullable String mobileDeviceId,
            @Nullable String deviceType,
            @Nullable MobileGeneral general,
            @Nullable MobileHardware hardware,
            @Nullable Network network,
            @Nullable JsonNode userAndLocation) {}

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

    record Network(
            @Nullable String imei,
            @Nullable String meid,
            @Nullable String phoneNumber) {}
}
