package dev.rollcall.google;

import dev.rollcall.api.CheckReport;
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

/** Reads the ChromeOS devices of a Google Workspace account: one list with all that is needed. */
@Extension
public final class GoogleSource implements DeviceSource, DeviceLookup {

    @Override
    public SourceSpec spec() {
        return GoogleSpec.SPEC;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return new GoogleCheck(context).run();
    }

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        var devices = GoogleDevices.of(context.settings());
        try {
            return GoogleList.of(context.settings()).pages().read(context.http(), sink, devices::device);
        } catch (SourceException e) {
            throw told(e);
        }
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        return new GoogleLookup(context).byId(sourceId);
    }

    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        return new GoogleLookup(context).bySerial(serial);
    }

    /** A list that is not there, or refused as wrong, is a matter of what the admin entered. */
    static SourceException told(SourceException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                new SourceException(
                        SourceException.Kind.SETTINGS,
                        "Google has no list of ChromeOS devices for this customer and organizational unit.",
                        "Check customer ID, organizational unit and API address.",
                        failure);
            case BAD_REQUEST ->
                new SourceException(
                        SourceException.Kind.SETTINGS,
                        "Google refuses the request for the list of ChromeOS devices as wrong.",
                        "Check customer ID, organizational unit and query; if they are right, report this to the maker of"
                                + " the plugin.",
                        failure);
            default -> failure;
        };
    }
}
