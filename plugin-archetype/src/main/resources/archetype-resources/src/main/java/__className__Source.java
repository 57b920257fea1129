package ${package};

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.paging.Pages;
import dev.rollcall.api.setting.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Reads the devices of ${providerName}: one list, walked page by page to its end. */
@Extension
public final class ${className}Source implements DeviceSource, DeviceLookup {
    static final String ADDRESS = "address";
    static final String TOKEN = "token";

    private static final SourceSpec SPEC = SourceSpec.provider("${providerId}", "${providerName}", "${providerName} ID")
            .documentation("https://example.com/docs")
            .setting(Setting.url(ADDRESS, "Address")
                    .help("The address of your tenant, such as https://acme.example.com.")
                    .required())
            .setting(Setting.secret(TOKEN, "API token")
                    .help("Make one in the console under Settings > API; it needs the permission to read devices.")
                    .required())
            .address(settings -> settings.url(ADDRESS))
            .authentication(settings -> Authentication.bearer(settings.secret(TOKEN)))
            .pace(Pace.atOnce(2).limit(10, Duration.ofSeconds(1)))
            .faults(${className}Api::fault)
            .build();

    @Override
    public SourceSpec spec() {
        return SPEC;
    }

    /** A credential or permission that is refused is what a check is there to find; what may pass by itself ends it. */
    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        var subject = "Permission to read devices";
        try {
            context.http().send(${className}Api.list(0, 1));
            return CheckReport.builder()
                    .passed(subject, "The list of devices can be read.")
                    .build();
        } catch (SourceException e) {
            if (e.kind().failure() != FailureKind.CONFIGURATION) {
                throw e;
            }
            return CheckReport.builder().failed(subject, e).build();
        }
    }

    /** Returning normally promises that no device was left out; the walk throws where it can't promise that. */
    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        return Pages.offset(${className}Api.PAGE, page -> ${className}Api.list(page.offset(), page.size()))
                .rows("/devices")
                .total("/total")
                .read(context.http(), sink, row -> ${className}Devices.device(row.as(${className}Api.ListedDevice.class)));
    }

    @Override
    public Optional<Device> findById(SourceContext context, Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        try {
            var listed = context.http().send(${className}Api.one(sourceId)).as(${className}Api.ListedDevice.class);
            return Optional.of(${className}Devices.device(listed));
        } catch (RowException e) {
            throw unreadable(e);
        } catch (SourceException e) {
            if (e.kind() == SourceException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A record that can't be read is no proof that the device is not there, so it ends the look-up. */
    @Override
    public List<Device> findBySerial(SourceContext context, Partition partition, String serial)
            throws SourceException, InterruptedException {
        var found = new ArrayList<Device>();
        var answer = context.http().send(${className}Api.withSerial(serial.strip()));
        answer.rows("/devices", row -> {
            try {
                found.add(${className}Devices.device(row.as(${className}Api.ListedDevice.class)));
            } catch (RowException e) {
                throw unreadable(e);
            }
        });
        return found;
    }

    private static SourceException unreadable(RowException e) {
        return new SourceException(
                SourceException.Kind.MALFORMED,
                "The record of the device can't be read: " + e.getMessage(),
                "Try again later; if it stays so, report it to the maker of the plugin.");
    }
}
