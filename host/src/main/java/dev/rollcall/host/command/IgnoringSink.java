package dev.rollcall.host.command;

import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.device.Device;
import org.jspecify.annotations.Nullable;

/** For a reading of which only the requests matter. */
final class IgnoringSink implements DeviceSink {
    @Override
    public boolean accept(Device device) {
        return true;
    }

    @Override
    public void reject(@Nullable String sourceId, String reason) {
        // The answer is recorded; that is why it was asked for.
    }

    @Override
    public void restart(String reason) {
        // As above.
    }
}
