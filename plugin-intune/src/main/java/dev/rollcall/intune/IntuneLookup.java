package dev.rollcall.intune;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.RowException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for one device. Whatever can't be read is no proof that it is not there. */
final class IntuneLookup {
    private final SourceContext context;
    private final IntuneReading reading;

    IntuneLookup(SourceContext context) {
        this.context = context;
        this.reading = new IntuneReading(context);
    }

    Optional<Device> byId(String id) throws SourceException, InterruptedException {
        if (!isAddressable(id)) {
            return Optional.empty();
        }
        try {
            var answer = context.http().send(IntuneApi.device(id));
            var device = reading.device(answer.as(IntuneApi.ManagedDevice.class));
            if (!device.sourceId().equalsIgnoreCase(id)) {
                throw unreadable("it is another device than the one that was asked for");
            }
            return Optional.of(device);
        } catch (RowException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            if (saysAbsent(e, id)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** In all spellings that are likely, one request each: nothing says whether the search minds case. */
    List<Device> bySerial(String serial) throws SourceException, InterruptedException {
        var compact = compact(serial);
        if (compact.isEmpty()) {
            return List.of();
        }
        var found = new Found();
        for (var spelling : spellings(serial)) {
            reading.list(IntuneApi.withSerial(spelling), found);
        }
        return found.withSerial(compact);
    }

    private static Set<String> spellings(String serial) {
        var compact = compact(serial);
        var spellings = new LinkedHashSet<String>();
        spellings.add(serial.strip());
        spellings.add(compact);
        spellings.add(compact.toLowerCase(Locale.ROOT));
        return spellings;
    }

    private static String compact(String serial) {
        return serial.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Microsoft may refuse an id that is none of its own as wrong instead of not finding it. */
    private static boolean saysAbsent(SourceException failure, String id) {
        return failure.kind() == SourceException.Kind.NOT_FOUND
                || (failure.kind() == SourceException.Kind.BAD_REQUEST && !IntuneApi.isGuid(id));
    }

    /** A blank id or one of dots would make the address of another endpoint; Intune has no such ids. */
    private static boolean isAddressable(String id) {
        return !id.isBlank() && !id.matches("\\.+");
    }

    private static SourceException unreadable(String reason) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "A record that Intune found can't be read: " + reason.replaceAll("\\.$", "") + ".",
                "Look at the device in Intune; if it is in order, report this to the maker of the plugin.");
    }

    /** What a search finds. */
    private static final class Found implements DeviceSink {
        private final Map<String, Device> devices = new LinkedHashMap<>();
        private @Nullable String rejection;

        @Override
        public boolean accept(Device device) {
            return devices.put(device.sourceId(), device) == null;
        }

        @Override
        public void reject(@Nullable String sourceId, String reason) {
            rejection = reason;
        }

        @Override
        public void restart(String reason) {
            devices.clear();
            rejection = null;
        }

        List<Device> withSerial(String compact) throws SourceException {
            if (rejection != null) {
                throw unreadable(rejection);
            }
            return devices.values().stream()
                    .filter(device -> device.serial()
                            .filter(own -> compact(own).equals(compact))
                            .isPresent())
                    .toList();
        }
    }
}
