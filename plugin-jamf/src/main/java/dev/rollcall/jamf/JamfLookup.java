package dev.rollcall.jamf;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one device, by a search in its list: an empty list says that it is not there, while a 404 for the record
 * itself might as well say that the server has no such version of the API. Whatever can't be read is no proof of
 * absence.
 */
final class JamfLookup {
    private final SourceContext context;
    private final JamfInventory inventory;
    private final JamfLists lists;

    JamfLookup(SourceContext context, JamfInventory inventory) {
        this.context = context;
        this.inventory = inventory;
        this.lists = new JamfLists(context);
    }

    Optional<Device> byId(String sourceId) throws SourceException, InterruptedException {
        var jamfId = inventory.jamfId(sourceId);
        if (jamfId.isEmpty()) {
            return Optional.empty();
        }
        return search(JamfApi.equal(inventory.fields().id(), jamfId.get())).stream()
                .filter(device -> device.sourceId().equals(sourceId))
                .findFirst();
    }

    /** In all spellings that are likely, since nothing says whether the search minds case. */
    List<Device> bySerial(String serial) throws SourceException, InterruptedException {
        var compact = compact(serial);
        if (compact.isEmpty()) {
            return List.of();
        }
        var filter = spellings(serial).stream()
                .map(spelling -> JamfApi.equal(inventory.fields().serial(), spelling))
                .collect(Collectors.joining(","));
        var found = search(filter);
        if (found.stream().anyMatch(device -> device.serial().isEmpty())) {
            throw unreadable("the serial number is missing from it");
        }
        return found.stream()
                .filter(device -> compact(device.serial().orElseThrow()).equals(compact))
                .toList();
    }

    private Collection<Device> search(String filter) throws SourceException, InterruptedException {
        try {
            var found = new Found();
            lists.list(inventory)
                    .search(filter, JamfSpec.pageSize(context.settings()))
                    .read(context.http(), found, inventory::device);
            return found.readable();
        } catch (SourceException e) {
            throw lists.told(inventory, e);
        }
    }

    private static Set<String> spellings(String serial) {
        var stripped = serial.strip();
        var compact = compact(serial);
        var spellings = new LinkedHashSet<String>();
        spellings.add(stripped);
        spellings.add(compact);
        spellings.add(compact.toLowerCase(Locale.ROOT));
        return spellings;
    }

    private static String compact(String serial) {
        return serial.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    private static SourceException unreadable(String reason) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "A record that Jamf Pro found can't be read: " + reason + ".",
                "Look at the record in Jamf Pro; if it is in order, report this to the maker of the plugin.");
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
        public void reject(@Nullable String jamfId, String reason) {
            rejection = reason.replaceAll("\\.$", "");
        }

        @Override
        public void restart(String reason) {
            devices.clear();
            rejection = null;
        }

        Collection<Device> readable() throws SourceException {
            if (rejection != null) {
                throw unreadable(rejection);
            }
            return devices.values();
        }
    }
}
