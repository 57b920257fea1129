package dev.rollcall.api;

import java.util.List;

/**
 * The optional ability of a source to report more of a device than its list does, at a price: a request per device or
 * per few devices. The host asks only for devices that the platform holds and that checked in since the last detail,
 * within {@link SourceSpec#detailsPerHour} (R13).
 */
public interface DetailedSource {

    /**
     * Delivers details of the given devices, in any order. Each is a {@link dev.rollcall.api.device.Device} with the
     * same source id that need hold only what the list does not say. A device that is not there any more is left out;
     * one that can't be read is rejected.
     *
     * @param sourceIds of one partition; not empty, at most a few hundred
     */
    void readDetails(SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
            throws SourceException, InterruptedException;
}
