package dev.rollcall.kandji;

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
import dev.rollcall.api.paging.Pages;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Reads the devices of an Iru tenant, formerly Kandji: one list, and one request more for each device's hardware. */
@Extension
public final class KandjiSource implements DeviceSource, DeviceLookup, DetailedSource {

    @Override
    public SourceSpec spec() {
        return KandjiSpec.SPEC;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return new KandjiCheck(context.http()).run();
    }

    /** To the empty page that ends the list: the stated total only shows whether something is missing. */
    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        try {
            return Pages.offset(KandjiApi.PAGE, page -> KandjiApi.list(page.offset(), page.size()))
                    .id("/device_id")
                    .totalHeader(KandjiApi.TOTAL_HEADER)
                    .totalOnlyChecks()
                    .read(context.http(), sink, row -> KandjiDevices.listed(row.as(KandjiApi.ListedDevice.class)));
        } catch (SourceException e) {
            throw KandjiApi.naming(KandjiApi.Permission.DEVICE_LIST, e);
        }
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        return new KandjiLookup(context.http()).byId(sourceId);
    }

    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        return new KandjiLookup(context.http()).bySerial(serial);
    }

    @Override
    public void readDetails(SourceContext context, Partition partition, List<String> sourceIds, DeviceSink sink)
            throws SourceException, InterruptedException {
        new KandjiDetails(sink).read(context.http(), sourceIds);
    }
}
