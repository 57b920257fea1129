package dev.rollcall.kandji;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import dev.rollcall.api.http.SourceRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Iru's Endpoint Management API as far as it is used: its requests, its records, its errors. Facts from Iru's OpenAPI
 * document (August 2026), its published examples, and answers of real tenants.
 */
final class KandjiApi {
    /** The most rows that the list gives at once. */
    static final int PAGE = 300;

    /** Sent since 2022, in no document: good to find that rows are missing, not to end the list by. */
    static final String TOTAL_HEADER = "x-total-count";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private KandjiApi() {}

    /** A permission that a token may have or lack, by the name that Iru's console gives it. */
    enum Permission {
        DEVICE_LIST("Device list"),
        DEVICE_ID("Device ID"),
        DEVICE_DETAILS("Device details");

        private final String label;

        Permission(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** A page of the list. Sorted by what never changes, so that no device moves while it is read. */
    static SourceRequest list(long offset, int limit) {
        return SourceRequest.get("/api/v1/devices")
                .with("ordering", "device_id")
                .with("limit", limit)
                .with("offset", offset);
    }

    /** A page of the devices whose serial number contains the text. */
    static SourceRequest serialContains(String text, long offset) {
        return list(offset, PAGE).with("serial_number", text);
    }

    static SourceRequest device(String id) {
        return SourceRequest.get("/api/v1/devices/" + encoded(id)).countedAs("/api/v1/devices/{device_id}");
    }

    static SourceRequest details(String id) {
        return SourceRequest.get("/api/v1/devices/" + encoded(id) + "/details")
                .countedAs("/api/v1/devices/{device_id}/details");
    }

    /** Whether the failure says that there is no device with that id: Iru answers 400 to an id that is no UUID. */
    static boolean saysAbsent(SourceException failure, String id) {
        return failure.kind() == SourceException.Kind.NOT_FOUND
                || (failure.kind() == SourceException.Kind.BAD_REQUEST
                        && !UUID.matcher(id).matches());
    }

    /** The failure, with the permission named where one is missing. */
    static SourceException naming(Permission permission, SourceException failure) {
        if (failure.kind() != SourceException.Kind.PERMISSION) {
            return failure;
        }
        return new SourceException(
                failure.kind(),
                "The API token lacks the permission \"" + permission.label() + "\".",
                "Grant it in Iru: Settings > Access > the token > Permissions.",
                failure);
    }

    /** What Iru, and the gateway before it, means by an answer that is no success. */
    static Optional<Fault> fault(AnswerHead answer) {
        if (answer.bodyStart().stripLeading().startsWith("<")) {
            return Optional.empty();
        }
        return switch (answer.status()) {
            case 401 ->
                Optional.of(new Fault(
                        SourceException.Kind.AUTHENTICATION,
                        "Iru refused the API token: it is wrong, was revoked, or has expired.",
                        "Make a new token in Iru under Settings > Access, and enter it in the connection's settings."));
            case 403 ->
                Optional.of(
                        new Fault(
                                SourceException.Kind.PERMISSION,
                                "The API token lacks a permission.",
                                "Grant it \"Device list\", \"Device ID\" and \"Device details\" in Iru under Settings > Access."));
            case 404 -> Optional.of(notFound(answer));
            case 429 ->
                Optional.of(
                        new Fault(
                                SourceException.Kind.RATE_LIMITED,
                                "Iru asks to slow down: the tenant's requests for this hour or second are used up.",
                                "Look for other programs that use the API of this tenant; they share its 10,000 requests an hour."));
            default -> Optional.empty();
        };
    }

    /** The gateway says "message", Iru says "error": only the latter has looked for a device. */
    private static Fault notFound(AnswerHead answer) {
        var byGateway = answer.json().filter(body -> body.has("message")).isPresent();
        return byGateway
                ? new Fault(
                        SourceException.Kind.SETTINGS,
                        "The gateway of Iru knows no API at this address.",
                        "Copy the API URL again from Iru: Settings > Access.")
                : new Fault(
                        SourceException.Kind.NOT_FOUND,
                        "Iru has no such record.",
                        "Check whether it was deleted in Iru, and that the API URL is the one under Settings > Access.");
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * An element of the list, and the answer for one device.
     *
     * @param user {@code ""} for nobody, else an object
     * @param lastCheckIn ISO with a T, or empty
     * @param lastEnrollment with a blank in place of the T, or empty
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record ListedDevice(
            String deviceId,
            @Nullable String deviceName,
            @Nullable String model,
            @Nullable String serialNumber,
            @Nullable String platform,
            @Nullable String osVersion,
            @Nullable String supplementalBuildVersion,
            @Nullable String lastCheckIn,
            @Nullable JsonNode user,
            @Nullable String assetTag,
            @Nullable String mdmEnabled,
            @JsonProperty("is_missing") @Nullable String missing,
            @JsonProperty("is_removed") @Nullable String removed,
            @Nullable String firstEnrollment,
            @Nullable String lastEnrollment,
            @Nullable String lostModeStatus) {}

    /** The details of one device; whole sections may be empty or missing. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Details(
            @Nullable General general,
            @Nullable Mdm mdm,
            @Nullable HardwareOverview hardwareOverview,
            @Nullable List<Volume> volumes,
            @Nullable Network network) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record General(@Nullable String deviceId) {}

    /** The section on the MDM profile; its yes and no are the texts "True" and "False". */
    record Mdm(@Nullable String supervised) {}

    /**
     * The section on the hardware; all but empty on what is no Mac.
     *
     * @param memory with a unit: {@code 8 GB LPDDR4}
     * @param udid of a Mac
     * @param uuid of everything else
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record HardwareOverview(
            @Nullable String modelIdentifier,
            @Nullable String processorName,
            @Nullable String totalNumberOfCores,
            @Nullable String memory,
            @Nullable String udid,
            @Nullable String uuid) {}

    /**
     * A volume.
     *
     * @param capacity of the disk that it shares with other volumes, with a unit: {@code 228.27 GB}
     */
    record Volume(@Nullable String capacity) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Network(@Nullable String macAddress) {}
}
