package dev.rollcall.intune;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.device.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what details bring. */
final class Details implements DeviceSink {
    final Map<String, Device> devices = new LinkedHashMap<>();
    final List<Optional<String>> rejected = new ArrayList<>();

    @Override
    public boolean accept(Device device) {
        return devices.put(device.sourceId(), device) == null;
    }

    @Override
    public void reject(@Nullable String sourceId, String reason) {
        rejected.add(Optional.ofNullable(sourceId));
    }

    @Override
    public void restart(String reason) {
        throw new AssertionError(reason);
    }
}
