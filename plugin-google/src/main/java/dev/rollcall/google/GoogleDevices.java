package dev.rollcall.google;

import dev.rollcall.api.device.AssignedUser;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.device.Enrolment;
import dev.rollcall.api.device.Lenient;
import dev.rollcall.api.device.ObservedUser;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes devices of Google's records.
 *
 * @param isUserKept whether the organisation keeps the user of every device, so that an empty one is nobody
 */
record GoogleDevices(boolean isUserKept) {
    /** The organisational unit that the device is in. */
    static final SpecKey<String> ORG_UNIT = SpecKey.text("google.orgUnit", "Organizational unit in Google");

    /** Where the device is, as somebody typed it. */
    static final SpecKey<String> LOCATION = SpecKey.text("google.location", "Location in Google");

    /** The last day of updates of ChromeOS: {@code 2033-06-01}. */
    static final SpecKey<String> UPDATES_UNTIL = SpecKey.text("google.updatesUntil", "ChromeOS updates until");

    /** Makers of ChromeOS devices, by the first word of a model: Google names the maker nowhere else. */
    private static final Map<String, String> MAKERS = Stream.of(
                    "Acer",
                    "AOpen",
                    "Apple",
                    "ASUS",
                    "CTL",
                    "Dell",
                    "Dynabook",
                    "Fujitsu",
                    "Google",
                    "Haier",
                    "Hisense",
                    "HP",
                    "Lenovo",
                    "LG",
                    "Microsoft",
                    "NEC",
                    "Panasonic",
                    "Samsung",
                    "Sharp",
                    "Toshiba",
                    "Viglen",
                    "ViewSonic")
            .collect(Collectors.toUnmodifiableMap(maker -> maker.toLowerCase(Locale.ROOT), maker -> maker));

    /** No ChromeOS device has so small a disk: a smaller volume is a part of it, or in memory. */
    private static final long SMALLEST_DISK = 8_000_000_000L;

    /** Where sticks, cards and archives are mounted, and a folder in memory while there are none. */
    private static final String REMOVABLE = "/media/";

    private static final Pattern IMEI = Pattern.compile("[0-9]{15,16}");
    private static final Pattern MEID = Pattern.compile("[0-9A-F]{14}");
    private static final Pattern NO_DIGIT = Pattern.compile("[\\s-]");

    static GoogleDevices of(Settings settings) {
        return new GoogleDevices(settings.flag(GoogleSpec.USER_IS_KEPT));
    }

    Device device(Row row) throws RowException {
        return device(row.as(GoogleApi.ChromeOsDevice.class));
    }

    Device device(GoogleApi.ChromeOsDevice record) throws RowException {
        if (record.deviceId == null || record.deviceId.isBlank()) {
            throw new RowException("The record has no deviceId.");
        }
        var builder = Device.withId(record.deviceId)
                .serial(record.serialNumber)
                .user(user(record.annotatedUser))
                .lastContact(Lenient.instant(record.lastSync))
                .lastEnrolled(Lenient.instant(record.lastEnrollmentTime)
                        .or(() -> Lenient.instant(record.firstEnrollmentTime)))
                .spec(StandardSpecs.ASSET_TAG, record.annotatedAssetId)
                .spec(ORG_UNIT, record.orgUnitPath)
                .spec(LOCATION, record.annotatedLocation)
                .spec(UPDATES_UNTIL, record.autoUpdateThrough);
        enrolment(builder, record);
        system(builder, record);
        hardware(builder, record);
        return builder.build();
    }

    /** Typed by a person or by whoever enrolled the device; only an address says whom it means. */
    private ObservedUser user(@Nullable String annotated) {
        if (annotated == null || annotated.isBlank()) {
            return isUserKept ? ObservedUser.unassigned() : ObservedUser.notReported();
        }
        var text = annotated.strip();
        if (!isAddress(text)) {
            return ObservedUser.notReported("the user in Google is no e-mail address");
        }
        return AssignedUser.as(AssignedUser.Evidence.ANNOTATED).email(text).build();
    }

    /** One address and nothing beside it. */
    private static boolean isAddress(String text) {
        var at = text.indexOf('@');
        var dot = text.lastIndexOf('.');
        if (at < 1 || text.indexOf('@', at + 1) >= 0 || dot < at + 2 || dot == text.length() - 1) {
            return false;
        }
        for (var index = 0; index < text.length(); index++) {
            if (isForeign(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it can't be in an address that is written without quotes. */
    private static boolean isForeign(char character) {
        return switch (character) {
            case ',', ';', ':', '<', '>', '(', ')', '"' -> true;
            default -> Character.isWhitespace(character);
        };
    }

    /** Only a deprovisioned device has left. A disabled one is locked, and every word that is not known is enrolled (R6). */
    private static void enrolment(Device.Builder builder, GoogleApi.ChromeOsDevice record) {
        var status = record.status == null ? "" : record.status.strip();
        var state = state(status);
        builder.enrolment(state, state == Enrolment.State.LEFT ? status + why(record.deprovisionReason) : status);
    }

    private static Enrolment.State state(String status) {
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "ACTIVE", "PROVISIONED" -> Enrolment.State.ENROLLED;
            case "DISABLED" -> Enrolment.State.LOCKED;
            case "DEPROVISIONED" -> Enrolment.State.LEFT;
            default -> Enrolment.State.UNKNOWN;
        };
    }

    private static String why(@Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.endsWith("_UNSPECIFIED")) {
            return "";
        }
        return " (" + reason.strip().replaceFirst("^DEPROVISION_REASON_", "") + ")";
    }

    private static void system(Device.Builder builder, GoogleApi.ChromeOsDevice record) {
        var isFlex = "chromeOsFlex".equalsIgnoreCase(record.chromeOsType);
        builder.spec(StandardSpecs.OS, isFlex ? "ChromeOS Flex" : "ChromeOS")
                .spec(StandardSpecs.OS_VERSION, record.osVersion)
                .spec(StandardSpecs.OS_BUILD, firstWord(record.platformVersion));
    }

    /** A built-in port's address stays; the other one may be that of an adapter that is plugged in. */
    private static void hardware(Device.Builder builder, GoogleApi.ChromeOsDevice record) {
        builder.spec(StandardSpecs.MODEL, record.model)
                .spec(StandardSpecs.MANUFACTURER, maker(firstWord(record.model)))
                .spec(StandardSpecs.PROCESSOR, processor(record.cpuInfo))
                .spec(StandardSpecs.MEMORY, Lenient.number(record.systemRamTotal))
                .spec(StandardSpecs.STORAGE, storage(record))
                .spec(StandardSpecs.WIFI_MAC, Lenient.macAddress(record.macAddress))
                .spec(
                        StandardSpecs.ETHERNET_MAC,
                        Lenient.macAddress(record.ethernetMacAddress0)
                                .or(() -> Lenient.macAddress(record.ethernetMacAddress)));
        cellular(builder, record.meid);
    }

    /** One field for both: an IMEI has fifteen digits and its check, an MEID fourteen of another kind. */
    private static void cellular(Device.Builder builder, @Nullable String text) {
        if (text == null) {
            return;
        }
        var digits = NO_DIGIT.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
        if (IMEI.matcher(digits).matches()) {
            builder.spec(StandardSpecs.IMEI, Lenient.imei(digits));
        } else if (MEID.matcher(digits).matches() && !digits.matches("0+")) {
            builder.spec(StandardSpecs.MEID, digits);
        }
    }

    private static @Nullable String processor(@Nullable List<GoogleApi.Cpu> processors) {
        return processors == null || processors.isEmpty() || processors.get(0) == null ? null : processors.get(0).model;
    }

    /** The disk itself; else the largest volume that can be on it. Not the sum: volumes lie on one another. */
    private static Optional<Long> storage(GoogleApi.ChromeOsDevice record) {
        var disk = record.diskSpaceUsage == null
                ? Optional.<Long>empty()
                : Lenient.number(record.diskSpaceUsage.capacityBytes);
        return disk.or(() -> some(record.diskVolumeReports)
                .flatMap(report -> some(report.volumeInfo))
                .filter(volume -> volume.volumeId == null || !volume.volumeId.startsWith(REMOVABLE))
                .flatMap(volume -> Lenient.number(volume.storageTotal).stream())
                .filter(size -> size >= SMALLEST_DISK)
                .max(Long::compare));
    }

    private static <T> Stream<T> some(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream().filter(one -> one != null);
    }

    private static @Nullable String maker(@Nullable String word) {
        return word == null ? null : MAKERS.get(word.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String firstWord(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var stripped = text.strip();
        var blank = stripped.indexOf(' ');
        return blank < 0 ? stripped : stripped.substring(0, blank);
    }
}
