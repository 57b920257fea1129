package dev.rollcall.kandji;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks for one device. Whatever can't be read is no proof that it is not there. */
final class KandjiLookup {
    private final SourceHttp http;

    KandjiLookup(SourceHttp http) {
        this.http = http;
    }

    Optional<Device> byId(String id) throws SourceException, InterruptedException {
        if (!isAddressable(id)) {
            return Optional.empty();
        }
        try {
            var device = device(http.send(KandjiApi.device(id)));
            if (!device.sourceId().equalsIgnoreCase(id)) {
                throw malformed("Iru answered with another device than the one that was asked for.");
            }
            return Optional.of(device);
        } catch (SourceException e) {
            if (KandjiApi.saysAbsent(e, id)) {
                return Optional.empty();
            }
            throw KandjiApi.naming(KandjiApi.Permission.DEVICE_ID, e);
        }
    }

    /** As it is spelled, and if nothing is found, as makers spell it: the search may mind case and blanks. */
    List<Device> bySerial(String serial) throws SourceException, InterruptedException {
        var compact = compact(serial);
        if (compact.isEmpty()) {
            return List.of();
        }
        try {
            var found = search(serial.strip(), compact);
            return found.isEmpty() && !serial.strip().equals(compact) ? search(compact, compact) : found;
        } catch (SourceException e) {
            throw KandjiApi.naming(KandjiApi.Permission.DEVICE_LIST, e);
        }
    }

    /** All pages of the search: other serials that contain the text may come before the one that is it. */
    private List<Device> search(String text, String compact) throws SourceException, InterruptedException {
        var found = new ArrayList<Device>();
        var seen = new HashSet<String>();
        for (var offset = 0L; ; ) {
            var answer = http.send(KandjiApi.serialContains(text, offset));
            var body = answer.json();
            if (body.isObject() && body.has("device_id")) {
                return hasSerial(body, compact) ? List.of(device(answer)) : List.of();
            }
            if (!body.isArray()) {
                throw malformed("Iru's answer to the search for a serial number is no list.");
            }
            var before = seen.size();
            collect(answer, compact, seen, found);
            if (seen.size() == before) {
                return List.copyOf(found);
            }
            offset += body.size();
        }
    }

    private static void collect(SourceAnswer answer, String compact, Set<String> seen, List<Device> found)
            throws SourceException, InterruptedException {
        answer.rows("", row -> {
            var isNew = seen.add(row.json().path("device_id").asString(""));
            if (!isNew || !hasSerial(row.json(), compact)) {
                return;
            }
            try {
                found.add(KandjiDevices.listed(row.as(KandjiApi.ListedDevice.class)));
            } catch (RowException e) {
                throw malformed("Iru's record of the device can't be read: " + e.getMessage());
            }
        });
    }

    private static Device device(SourceAnswer answer) throws SourceException {
        try {
            return KandjiDevices.listed(answer.as(KandjiApi.ListedDevice.class));
        } catch (RowException e) {
            throw malformed("Iru's record of the device can't be read: " + e.getMessage());
        }
    }

    /** A serial number that is no text can't be compared, so its record counts as a find and is then refused. */
    private static boolean hasSerial(JsonNode record, String compact) {
        var serial = record.path("serial_number");
        if (serial.isContainer()) {
            return true;
        }
        return compact(serial.asString("")).equals(compact);
    }

    private static String compact(String serial) {
        return serial.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** A blank id or one of dots would make the address of another endpoint; Iru has no such ids. */
    private static boolean isAddressable(String id) {
        return !id.isBlank() && !id.matches("\\.+");
    }

    private static SourceException malformed(String happened) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                happened,
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }
}
