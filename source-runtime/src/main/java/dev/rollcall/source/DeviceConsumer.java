package dev.rollcall.source;

import dev.rollcall.api.device.Device;

/** Keeps what a reading delivers. Called by the reading thread only. */
public interface DeviceConsumer {

    /**
     * Takes a device; one with a known source id replaces the one before.
     *
     * @return whether it is the first with its source id since the reading began or was begun again
     */
    boolean accept(Device device);

    /** Forgets everything: the list is read again from its start. */
    void clear();
}
