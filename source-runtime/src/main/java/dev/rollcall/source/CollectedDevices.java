package dev.rollcall.source;

import dev.rollcall.api.device.Device;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps whole devices in the order in which they came: for lists that a person looks at, and for tests. */
public final class CollectedDevices implements DeviceConsumer {
    private final Map<String, Device> devices = new LinkedHashMap<>();

    @Override
    public boolean accept(Device device) {
        return devices.put(device.sourceId(), device) == null;
    }

    @Override
    public void clear() {
        devices.clear();
    }

    /** What was collected; a view. */
    public Collection<Device> devices() {
        return Collections.unmodifiableCollection(devices.values());
    }
}
