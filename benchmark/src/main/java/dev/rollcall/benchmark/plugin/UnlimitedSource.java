package dev.rollcall.benchmark.plugin;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.ReadReport;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Pace;

/**
 * A provider's source without the vendor's rates: the time it waits for them is not the time that is measured. How many
 * requests may be under way at once stays as it is, and so does everything else.
 */
public final class UnlimitedSource implements DeviceSource {
    private final DeviceSource source;
    private final SourceSpec spec;

    public UnlimitedSource(DeviceSource source) {
        this.source = source;
        this.spec =
                SpecCopy.paced(source.spec(), Pace.atOnce(source.spec().pace().concurrency()));
    }

    @Override
    public SourceSpec spec() {
        return spec;
    }

    @Override
    public CheckReport check(SourceContext context) throws SourceException, InterruptedException {
        return source.check(context);
    }

    @Override
    public ReadReport read(SourceContext context, Partition partition, DeviceSink sink)
            throws SourceException, InterruptedException {
        return source.read(context, partition, sink);
    }
}
