package dev.rollcall.jamf;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceHint;
import dev.rollcall.api.DeviceHints;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.HintMessage;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Reads the computers and the mobile devices of a Jamf Pro server: two lists, each with all that is needed. */
@Extension
public final class JamfSource implements DeviceSource, DeviceLookup, DeviceHints {

    @Override
    public SourceSpec spec() {
        return JamfSpec.SPEC;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return new JamfCheck(context).run();
    }

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        var inventory = JamfInventory.of(partition);
        var lists = new JamfLists(context);
        try {
            return lists.list(inventory)
                    .pages(JamfSpec.pageSize(context.settings()))
                    .read(context.http(), new QualifiedSink(inventory, sink), inventory::device);
        } catch (SourceException e) {
            throw lists.told(inventory, e);
        }
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        return new JamfLookup(context, JamfInventory.of(partition)).byId(sourceId);
    }

    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        return new JamfLookup(context, JamfInventory.of(partition)).bySerial(serial);
    }

    @Override
    public String secretSetting() {
        return JamfSpec.WEBHOOK_SECRET;
    }

    @Override
    public List<DeviceHint> hints(HintMessage message) throws SourceException {
        return JamfHints.of(message);
    }
}
