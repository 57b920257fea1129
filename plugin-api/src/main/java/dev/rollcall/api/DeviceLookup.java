package dev.rollcall.api;

import dev.rollcall.api.device.Device;
import java.util.List;
import java.util.Optional;

/**
 * The optional ability of a source to look up one device. It confirms that a device is gone (R34) and serves "sync
 * this device". "Not there" is an empty answer; whoever was not answered throws.
 */
public interface DeviceLookup {

    /** The device with that source id, in whatever state of enrolment; empty if the MDM has no such record. */
    Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException;

    /**
     * All records of the partition with that serial, compared trimmed and without case: a search that matches parts
     * is filtered by the source.
     *
     * @param serial as the platform or the MDM spells it, not blank
     */
    List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException;
}
