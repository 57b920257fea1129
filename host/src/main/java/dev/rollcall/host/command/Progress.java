package dev.rollcall.host.command;

import dev.rollcall.api.device.Device;
import dev.rollcall.source.DeviceConsumer;
import java.io.PrintWriter;

/** Passes devices on and says now and then how many there are, so that nobody takes a long list for a hang. */
final class Progress implements DeviceConsumer {
    private static final int STEP = 2_000;

    private final DeviceConsumer consumer;
    private final PrintWriter err;
    private final String what;
    private long count;

    Progress(DeviceConsumer consumer, PrintWriter err, String what) {
        this.consumer = consumer;
        this.err = err;
        this.what = what;
    }

    @Override
    public boolean accept(Device device) {
        if (++count % STEP == 0) {
            err.println(what + ": " + count + " read …");
        }
        return consumer.accept(device);
    }

    @Override
    public void clear() {
        err.println(what + ": the list changed while it was read; it is read again …");
        count = 0;
        consumer.clear();
    }
}
