package dev.rollcall.jamf;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.device.Device;
import org.jspecify.annotations.Nullable;

/** Says of a rejected record which inventory its id belongs to. */
final class QualifiedSink implements DeviceSink {
    private final JamfInventory inventory;
    private final DeviceSink sink;

    QualifiedSink(JamfInventory inventory, DeviceSink sink) {
        this.inventory = inventory;
        this.sink = sink;
    }

    @Override
    public boolean accept(Device device) {
        return sink.accept(device);
    }

    @Override
    public void reject(@Nullable String jamfId, String reason) {
        sink.reject(jamfId == null ? null : inventory.sourceId(jamfId), reason);
    }

    @Override
    public void restart(String reason) {
        sink.restart(reason);
    }
}
