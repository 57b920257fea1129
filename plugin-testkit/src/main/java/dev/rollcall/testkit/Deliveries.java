package dev.rollcall.testkit;

import dev.rollcall.api.device.Device;
import dev.rollcall.source.DeviceConsumer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a reading delivered since it was begun, or begun again. */
final class Deliveries implements DeviceConsumer {
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    @Override
    public boolean accept(Device device) {
        var first = devices.put(device.sourceId(), device) == null;
        if (!first) {
            repeated.add(device.sourceId());
        }
        return first;
    }

    @Override
    public void clear() {
        devices.clear();
        repeated.clear();
    }

    /** Ids of what came, in the order of their first coming. */
    Set<String> ids() {
        return devices.keySet();
    }

    /** Ids of what came more than once. */
    Set<String> repeated() {
        return repeated;
    }

    Optional<Device> find(String sourceId) {
        return Optional.ofNullable(devices.get(sourceId));
    }
}
