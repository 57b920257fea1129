package dev.rollcall.api.paging;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.device.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a walk delivers. */
final class RecordingSink implements DeviceSink {
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<String> rejected = new ArrayList<>();
    private final List<String> restarts = new ArrayList<>();

    @Override
    public boolean accept(Device device) {
        return devices.put(device.sourceId(), device) == null;
    }

    @Override
    public void reject(@Nullable String sourceId, String reason) {
        rejected.add(sourceId + ": " + reason);
    }

    @Override
    public void restart(String reason) {
        devices.clear();
        rejected.clear();
        restarts.add(reason);
    }

    List<String> ids() {
        return List.copyOf(devices.keySet());
    }

    List<String> rejected() {
        return rejected;
    }

    List<String> restarts() {
        return restarts;
    }
}
