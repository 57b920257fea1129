package dev.rollcall.intune;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Reads the devices of a Microsoft Intune tenant: one list, and batches of requests for what it does not say. */
@Extension
public final class IntuneSource implements DeviceSource, DeviceLookup, DetailedSource {

    @Override
    public SourceSpec spec() {
        return IntuneSpec.SPEC;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return new IntuneCheck(context).run();
    }

    /** Microsoft states no total of its list, so its links alone say where it ends. */
    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        return new IntuneReading(context).list(IntuneApi.list(), sink);
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        return new IntuneLookup(context).byId(sourceId);
    }

    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        return new IntuneLookup(context).bySerial(serial);
    }

    @Override
    public void readDetails(SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
            throws SourceException, InterruptedException {
        new IntuneDetails(sink).read(context.http(), sourceIds);
    }
}
