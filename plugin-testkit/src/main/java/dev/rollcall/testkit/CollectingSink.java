package dev.rollcall.testkit;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.device.Device;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes details and changes, which are delivered outside of a reading. */
final class CollectingSink implements DeviceSink {
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Set<String> rejected = new LinkedHashSet<>();

    @Override
    public boolean accept(Device device) {
        return devices.put(device.sourceId(), device) == null;
    }

    @Override
    public void reject(@Nullable String sourceId, String reason) {
        rejected.add(sourceId == null ? "(without id)" : sourceId);
    }

    @Override
    public void restart(String reason) {
        devices.clear();
        rejected.clear();
    }

    Set<String> ids() {
        return devices.keySet();
    }

    Set<String> rejected() {
        return rejected;
    }
}
