package dev.rollcall.intune;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.rollcall.api.http.SourceRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Microsoft Graph v1.0 as far as it is used: its requests and its records. Facts from Microsoft's metadata document
 * (August 2026), its documentation, and recorded answers. Numbers, flags and dates are read as text, and so is what is
 * chosen from a list: real answers hold values that no document names, and none shall cost a record.
 */
final class IntuneApi {
    /** The most rows that a page of the list has. */
    static final int PAGE = 1_000;

    /** Where the rows of a page are, and the address of the next one; {@code @odata.count} is of the page alone. */
    static final String ROWS = "/value";

    static final String NEXT = "/@odata.nextLink";

    static final String GUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

    private static final Pattern IS_GUID = Pattern.compile(GUID);
    private static final String VERSION = "/v1.0";
    private static final String DEVICES = "/deviceManagement/managedDevices";
    private static final String SELECT = "$select";

    /** What the list can say; of all else it says zero and null, whatever is selected. */
    private static final String LISTED = "id,deviceName,serialNumber,managedDeviceOwnerType,managementState,"
            + "deviceRegistrationState,deviceEnrollmentType,enrolledDateTime,lastSyncDateTime,operatingSystem,osVersion,"
            + "manufacturer,model,totalStorageSpaceInBytes,wiFiMacAddress,imei,meid,phoneNumber,isSupervised,userId,"
            + "userPrincipalName,emailAddress,userDisplayName";

    /** What is said of one device only. */
    private static final String DETAILED = "id,physicalMemoryInBytes,ethernetMacAddress,udid";

    private static final String USER = "id,displayName,userPrincipalName,mail,otherMails,proxyAddresses,accountEnabled";

    private IntuneApi() {}

    static SourceRequest list() {
        return devices().with("$top", PAGE);
    }

    /** The list, of which one device will do. */
    static SourceRequest first() {
        return devices().with("$top", 1);
    }

    /** The devices with a serial number in exactly that spelling. */
    static SourceRequest withSerial(String serial) {
        return devices().with("$filter", "serialNumber eq '" + serial.replace("'", "''") + "'");
    }

    static SourceRequest device(String id) {
        return SourceRequest.get(VERSION + devicePath(id)).with(SELECT, LISTED).countedAs(VERSION + DEVICES + "/{id}");
    }

    /** One user of the directory, to see whether users may be read. */
    static SourceRequest firstUser() {
        return SourceRequest.get(VERSION + "/users").with(SELECT, USER).with("$top", 1);
    }

    /** What a device says of itself only when it is asked by id. */
    static Part details(String id) {
        return new Part(id, devicePath(id), DETAILED, DEVICES + "/{id}");
    }

    /** A user of the directory. */
    static Part user(String id) {
        return new Part(id, "/users/" + encoded(id), USER, "/users/{id}");
    }

    /** The primary users of a device. */
    static Part primaryUsers(String id) {
        return new Part(id, devicePath(id) + "/users", USER, DEVICES + "/{id}/users");
    }

    /** Several parts in one request, each of which Microsoft counts. */
    static SourceRequest batch(List<Part> parts) {
        return SourceRequest.query(
                        VERSION + "/$batch",
                        new Batch(parts.stream().map(Part::inBatch).toList()))
                .weighing(parts.size());
    }

    static boolean isGuid(String text) {
        return IS_GUID.matcher(text).matches();
    }

    private static SourceRequest devices() {
        return SourceRequest.get(VERSION + DEVICES).with(SELECT, LISTED);
    }

    private static String devicePath(String id) {
        return DEVICES + "/" + encoded(id);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A request that can be sent with others or alone.
     *
     * @param id of what is asked for; also its name in a batch
     * @param path below the version
     * @param select the properties to answer with
     * @param counted the path without ids
     */
    record Part(String id, String path, String select, String counted) {
        SourceRequest alone() {
            return SourceRequest.get(VERSION + path).with(SELECT, select).countedAs(VERSION + counted);
        }

        private BatchPart inBatch() {
            return new BatchPart(id, "GET", path + "?" + SELECT + "=" + select);
        }
    }

    /** What is posted to ask for several things at once. */
    record Batch(List<BatchPart> requests) {}

    /**
     * A request in a batch.
     *
     * @param url below the version
     */
    record BatchPart(String id, String method, String url) {}

    /**
     * An element of the list, and the answer for one device. With fields and no record: one of so many parts takes
     * Jackson a third longer to make, and there are a hundred thousand in a list.
     */
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class ManagedDevice {
        @Nullable
        String id;

        @Nullable
        String deviceName;

        @Nullable
        String serialNumber;

        /** {@code company}, {@code personal}, {@code unknown}. */
        @Nullable
        String managedDeviceOwnerType;

        @Nullable
        String managementState;

        @Nullable
        String deviceRegistrationState;

        @Nullable
        String deviceEnrollmentType;

        @Nullable
        String enrolledDateTime;

        @Nullable
        String lastSyncDateTime;

        @Nullable
        String operatingSystem;

        @Nullable
        String osVersion;

        @Nullable
        String manufacturer;

        @Nullable
        String model;

        /** 0 where it is not known; negative ones were seen. */
        @Nullable
        String totalStorageSpaceInBytes;

        /** Without separators. */
        @Nullable
        String wiFiMacAddress;

        @Nullable
        String imei;

        @Nullable
        String meid;

        @Nullable
        String phoneNumber;

        @Nullable
        String isSupervised;

        /** Empty, not null, where the device has no user; so are the three below. */
        @Nullable
        String userId;

        @Nullable
        String userPrincipalName;

        /** May be another than the user principal name, or several. */
        @Nullable
        String emailAddress;

        @Nullable
        String userDisplayName;
    }
}
