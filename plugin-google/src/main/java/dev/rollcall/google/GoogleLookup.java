package dev.rollcall.google;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.RowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for one device among all of the customer's. Whatever can't be read is no proof that it is not there. */
final class GoogleLookup {
    private final SourceContext context;
    private final GoogleList list;
    private final GoogleDevices devices;

    GoogleLookup(SourceContext context) {
        this.context = context;
        this.list = GoogleList.of(context.settings()).whole();
        this.devices = GoogleDevices.of(context.settings());
    }

    Optional<Device> byId(String id) throws SourceException, InterruptedException {
        if (!isAddressable(id)) {
            return Optional.empty();
        }
        try {
            var record = context.http().send(list.device(id)).as(GoogleApi.ChromeOsDevice.class);
            var device = devices.device(record);
            if (!device.sourceId().equalsIgnoreCase(id)) {
                throw unreadable("it is another device's than the one that was asked for");
            }
            return Optional.of(device);
        } catch (RowException e) {
            throw unreadable(reason(e.getMessage()));
        } catch (SourceException e) {
            if (!saysAbsent(e, id)) {
                throw e;
            }
            confirmThatGoogleAnswers();
            return Optional.empty();
        }
    }

    /** All that the partial search finds, filtered. Nothing says whether it minds case. */
    List<Device> bySerial(String serial) throws SourceException, InterruptedException {
        var compact = compact(serial);
        if (compact.isEmpty()) {
            return List.of();
        }
        var found = new LinkedHashMap<String, Device>();
        for (var text : searches(serial)) {
            search(text).forEach(device -> found.put(device.sourceId(), device));
        }
        return found.values().stream()
                .filter(device -> device.serial()
                        .filter(other -> compact(other).equals(compact))
                        .isPresent())
                .toList();
    }

    private Collection<Device> search(String text) throws SourceException, InterruptedException {
        try {
            var found = new Found();
            list.serialContains(text).read(context.http(), found, devices::device);
            return found.readable();
        } catch (SourceException e) {
            throw GoogleSource.told(e);
        }
    }

    /** An address that is not there at all answers 404 as well: only where the list is there, a device is absent. */
    private void confirmThatGoogleAnswers() throws SourceException, InterruptedException {
        try {
            var kind = context.http().send(list.first()).json().path("kind").asString("");
            if (!kind.equals(GoogleApi.KIND)) {
                throw unreadable("there is no list of ChromeOS devices at this address");
            }
        } catch (SourceException e) {
            throw GoogleSource.told(e);
        }
    }

    private static boolean saysAbsent(SourceException failure, String id) {
        return failure.kind() == SourceException.Kind.NOT_FOUND
                || (failure.kind() == SourceException.Kind.BAD_REQUEST && !GoogleApi.isUsual(id));
    }

    /** A blank would end the term of the search, so that the longest part between blanks is looked for. */
    private static Set<String> searches(String serial) throws SourceException {
        var part = Arrays.stream(serial.strip().split("\\s+"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        if (part.length() < GoogleApi.SHORTEST_SEARCH) {
            throw new SourceException(
                    SourceException.Kind.BAD_REQUEST,
                    "Google finds no serial number by less than three of its characters in a row.",
                    "Look the device up in Google's Admin console.");
        }
        return new LinkedHashSet<>(List.of(part, part.toUpperCase(Locale.ROOT)));
    }

    private static String compact(String serial) {
        return serial.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** A blank id or one of dots would make the address of another endpoint; Google has no such ids. */
    private static boolean isAddressable(String id) {
        return !id.isBlank() && !id.matches("\\.+");
    }

    private static String reason(@Nullable String sentence) {
        return sentence == null ? "its form is not known" : sentence.replaceAll("\\.$", "");
    }

    private static SourceException unreadable(String reason) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "A record that Google answered with can't be read: " + reason + ".",
                "Look at the device in Google's Admin console; if it is in order, report this to the maker of the plugin.");
    }

    /** What a search finds. */
    private static final class Found implements DeviceSink {
        private final Map<String, Device> devices = new LinkedHashMap<>();
        private final List<String> rejections = new ArrayList<>();

        @Override
        public boolean accept(Device device) {
            return devices.put(device.sourceId(), device) == null;
        }

        @Override
        public void reject(@Nullable String id, String reason) {
            rejections.add(reason(reason));
        }

        @Override
        public void restart(String reason) {
            devices.clear();
            rejections.clear();
        }

        Collection<Device> readable() throws SourceException {
            if (!rejections.isEmpty()) {
                throw unreadable(rejections.get(0));
            }
            return devices.values();
        }
    }
}
