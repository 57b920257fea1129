package dev.rollcall.source;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.http.RequestCounts;
import dev.rollcall.http.SourceClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A provider's source with the settings of one connection: what the host calls to check and read it. Whatever the
 * plugin throws comes out as a {@link SourceException}, so that it harms this connection only.
 *
 * <p>Safe for use by several threads. Closing it ends its requests.
 */
public final class SourceConnection implements AutoCloseable {
    private final DeviceSource source;
    private final SourceSpec spec;
    private final Settings settings;
    private final SourceClient client;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final Map<String, String> memory = new ConcurrentHashMap<>();

    private SourceConnection(
            DeviceSource source,
            SourceSpec spec,
            Settings settings,
            SourceClient client,
            Clock clock,
            Consumer<String> warnings) {
        this.source = source;
        this.spec = spec;
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * Opens a connection; sends nothing.
     *
     * @param settings valid for the source's spec
     * @param http where its requests go through
     * @param warnings takes what the source tells people, on the calling thread
     * @throws SourceException of kind {@code SETTINGS} if the address may not be used, of kind {@code DEFECT} if the
     *     plugin fails
     */
    public static SourceConnection open(
            DeviceSource source, Settings settings, OutboundHttp http, Clock clock, Consumer<String> warnings)
            throws SourceException {
        return PluginCalls.guarded(() -> {
            var spec = source.spec();
            return new SourceConnection(source, spec, settings, http.open(spec, settings), clock, warnings);
        });
    }

    public DeviceSource source() {
        return source;
    }

    public SourceSpec spec() {
        return spec;
    }

    /** The lists that this connection reads. */
    public List<Partition> partitions() throws SourceException {
        return PluginCalls.guarded(() -> spec.partitions(settings));
    }

    /** Tries the settings; see {@link DeviceSource#check}. */
    public CheckReport check() throws SourceException, InterruptedException {
        return PluginCalls.interruptible(() -> source.check(context()));
    }

    /** Reads one list as far as it can be read; a failure is part of the result. */
    public PartitionReading read(Partition partition, DeviceConsumer consumer) throws InterruptedException {
        var reading = new Reading(partition, consumer);
        try {
            var report = PluginCalls.interruptible(() -> source.read(context(), partition, reading));
            if (Thread.interrupted()) {
                // A plugin that swallows the interrupt may have left its loop early.
                throw new InterruptedException();
            }
            return reading.ended(report);
        } catch (SourceException e) {
            return reading.failed(e);
        }
    }

    /** Whether it can be asked for one device. */
    public boolean canLookUp() {
        return source instanceof DeviceLookup;
    }

    /** The device with that source id; see {@link DeviceLookup#findById}. Only where it {@link #canLookUp}. */
    public Optional<Device> findById(Partition partition, String sourceId)
            throws SourceException, InterruptedException {
        var lookup = lookup();
        return PluginCalls.interruptible(() -> lookup.findById(context(), partition, sourceId));
    }

    /** All records with that serial; see {@link DeviceLookup#findBySerial}. Only where it {@link #canLookUp}. */
    public List<Device> findBySerial(Partition partition, String serial) throws SourceException, InterruptedException {
        var lookup = lookup();
        return PluginCalls.interruptible(() -> lookup.findBySerial(context(), partition, serial));
    }

    /** How many details it may be asked for in an hour; 0 if it has none to give. */
    public int detailsPerHour() {
        return source instanceof DetailedSource ? spec.detailsPerHour() : 0;
    }

    /** Reads details of devices; see {@link DetailedSource#readDetails}. Only where there are any. */
    public void readDetails(Partition partition, List<String> sourceIds, DeviceSink sink)
            throws SourceException, InterruptedException {
        if (!(source instanceof DetailedSource detailed)) {
            throw new IllegalStateException("The provider " + spec.id() + " has no details.");
        }
        PluginCalls.interruptible(() -> {
            detailed.readDetails(context(), partition, sourceIds, sink);
            return sourceIds;
        });
    }

    private DeviceLookup lookup() {
        if (source instanceof DeviceLookup lookup) {
            return lookup;
        }
        throw new IllegalStateException("The provider " + spec.id() + " can't be asked for one device.");
    }

    /** What a source is given for one call. */
    public SourceContext context() {
        return new Context();
    }

    /** What was asked so far. */
    public RequestCounts requests() {
        return client.counts();
    }

    /** How the MDM's clock differs from ours, as its last answer showed; empty before the first. */
    public Optional<Duration> clockSkew() {
        return client.clockSkew();
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Context implements SourceContext {
        @Override
        public Settings settings() {
            return settings;
        }

        @Override
        public SourceHttp http() {
            return client;
        }

        @Override
        public Clock clock() {
            return clock;
        }

        @Override
        public Optional<Duration> clockSkew() {
            return client.clockSkew();
        }

        @Override
        public void warn(String message) {
            warnings.accept(message);
        }

        @Override
        public Optional<String> recall(String key) {
            return Optional.ofNullable(memory.get(key));
        }

        @Override
        public void remember(String key, String value) {
            memory.put(key, value);
        }
    }
}
