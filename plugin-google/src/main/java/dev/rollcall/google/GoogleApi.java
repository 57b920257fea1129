package dev.rollcall.google;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Google's Directory API as far as it is used: its names and its records. Facts from Google's discovery document
 * (admin.directory_v1, revision 20260914), its guides, and answers that others recorded. What Google does not know of a
 * device is not in its record. Numbers of 64 bits come as text, and the smaller ones are read as text as well, because a
 * detail that nobody understands shall not cost the record.
 */
final class GoogleApi {
    /** As Google's console asks for it, letter by letter. */
    static final String SCOPE = "https://www.googleapis.com/auth/admin.directory.device.chromeos.readonly";

    /** The document allows 300, and the server has refused more than 200. */
    static final int PAGE = 200;

    /** What every page of the list says that it is, also an empty one. */
    static final String KIND = "admin#directory#chromeosdevices";

    /** Less than that can't be searched for. */
    static final int SHORTEST_SEARCH = 3;

    /** What is asked for of each record: with its reports a whole one is far longer. */
    static final String DEVICE_FIELDS = "deviceId,serialNumber,status,deprovisionReason,model,chromeOsType,osVersion,"
            + "platformVersion,macAddress,ethernetMacAddress,ethernetMacAddress0,meid,annotatedAssetId,"
            + "annotatedLocation,annotatedUser,orgUnitPath,autoUpdateThrough,lastSync,lastEnrollmentTime,"
            + "firstEnrollmentTime,systemRamTotal,cpuInfo(model),diskSpaceUsage(capacityBytes),"
            + "diskVolumeReports(volumeInfo(volumeId,storageTotal))";

    static final String LIST_FIELDS = "kind,nextPageToken,chromeosdevices(" + DEVICE_FIELDS + ")";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private GoogleApi() {}

    /** Whether it is of the form of every device id that was ever seen; another one may be refused as wrong. */
    static boolean isUsual(String deviceId) {
        return UUID.matcher(deviceId).matches();
    }

    /**
     * A device. Who used it last is in it too, and is not read: that is no assignment (R7). This and what is in it are
     * classes and no records: a list has so many of them that Jackson's way of making a record of this size would take a
     * good part of the time of reading it.
     */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class ChromeOsDevice {
        @Nullable
        String deviceId;

        @Nullable
        String serialNumber;

        /** A word of which Google publishes no list. */
        @Nullable
        String status;

        /** {@code DEPROVISION_REASON_…}. */
        @Nullable
        String deprovisionReason;

        @Nullable
        String model;

        @Nullable
        String chromeOsType;

        @Nullable
        String osVersion;

        /** The build, and more behind a blank. */
        @Nullable
        String platformVersion;

        /** Of the wireless network, twelve digits. */
        @Nullable
        String macAddress;

        @Nullable
        String ethernetMacAddress;

        /** Of the built-in port. */
        @Nullable
        String ethernetMacAddress0;

        /** An MEID or an IMEI. */
        @Nullable
        String meid;

        @Nullable
        String annotatedAssetId;

        @Nullable
        String annotatedLocation;

        /** Whatever somebody typed, up to 100 characters. */
        @Nullable
        String annotatedUser;

        @Nullable
        String orgUnitPath;

        /** A date. */
        @Nullable
        String autoUpdateThrough;

        @Nullable
        String lastSync;

        @Nullable
        String lastEnrollmentTime;

        @Nullable
        String firstEnrollmentTime;

        /** In bytes. */
        @Nullable
        String systemRamTotal;

        @Nullable
        List<Cpu> cpuInfo;

        @Nullable
        ByteUsage diskSpaceUsage;

        @Nullable
        List<DiskVolumeReport> diskVolumeReports;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Cpu {
        @Nullable
        String model;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class ByteUsage {
        @Nullable
        String capacityBytes;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class DiskVolumeReport {
        @Nullable
        List<VolumeInfo> volumeInfo;
    }

    /** Whatever is mounted: the disk, parts of it, sticks and cards, and folders in memory. */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class VolumeInfo {
        /** Where it is mounted. */
        @Nullable
        String volumeId;

        /** In bytes. */
        @Nullable
        String storageTotal;
    }
}
