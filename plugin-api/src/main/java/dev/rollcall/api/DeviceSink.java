package dev.rollcall.api;

import dev.rollcall.api.device.Device;
import org.jspecify.annotations.Nullable;

/** Takes what a source reads. Made by the host for one reading; used by the reading thread only. */
public interface DeviceSink {

    /**
     * Takes a device.
     *
     * @return whether it is the first with its source id in this reading; a repeated one is taken once, the later
     *     record counts
     */
    boolean accept(Device device);

    /**
     * Notes a record that can't be read, so that its device is not taken for absent. The reading goes on.
     *
     * @param sourceId the record's id; null if not even that can be read, and then the whole partition counts as
     *     incomplete
     * @param reason a sentence for people
     */
    void reject(@Nullable String sourceId, String reason);

    /**
     * Forgets what was accepted and rejected: the list changed while it was read, and is read again from its start.
     *
     * @param reason a sentence for people
     */
    void restart(String reason);
}
