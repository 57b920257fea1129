package dev.rollcall.jamf;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceContext;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.PartitionReading;
import dev.rollcall.source.SourceConnection;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source, connected with a simulated server as the host connects it. No wait in it takes time. */
final class JamfConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JamfSource source = new JamfSource();
    private final JamfSimulator jamf;
    private final OutboundHttp http;
    private final SourceConnection connection;

    private JamfConnection(JamfSimulator jamf, Map<String, String> settings, Clock clock, Duration patience)
            throws SourceException {
        this.jamf = jamf;
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), clock, patience);
        connection = SourceConnection.open(
                source, Settings.of(JamfSpec.SPEC.settings(), settings), http, clock, warning -> {});
    }

    static JamfConnection to(JamfSimulator jamf) throws SourceException {
        return to(jamf, Map.of());
    }

    /** With some other settings than the simulator's. */
    static JamfConnection to(JamfSimulator jamf, Map<String, String> other) throws SourceException {
        return new JamfConnection(jamf, changed(jamf, other), Clock.systemUTC(), PATIENCE);
    }

    static JamfConnection to(JamfSimulator jamf, Clock clock) throws SourceException {
        return new JamfConnection(jamf, jamf.settings(), clock, PATIENCE);
    }

    /** Does not wait long for an answer. */
    static JamfConnection impatientTo(JamfSimulator jamf) throws SourceException {
        return new JamfConnection(jamf, jamf.settings(), Clock.systemUTC(), Duration.ofMillis(1500));
    }

    private static Map<String, String> changed(JamfSimulator jamf, Map<String, String> other) {
        var settings = new LinkedHashMap<>(jamf.settings());
        settings.putAll(other);
        return settings;
    }

    /** What a reading came to. */
    record Result(PartitionReading reading, List<Device> devices) {
        boolean isComplete() {
            return reading.completeness().isComplete();
        }

        SourceException failure() {
            return reading.completeness().failure().orElseThrow();
        }

        List<String> ids() {
            return devices.stream().map(Device::sourceId).toList();
        }
    }

    Result read(Partition partition) throws InterruptedException {
        var devices = new CollectedDevices();
        var reading = connection.read(partition, devices);
        return new Result(reading, List.copyOf(devices.devices()));
    }

    CheckReport check() throws SourceException, InterruptedException {
        return connection.check();
    }

    Optional<Device> findById(Partition partition, String sourceId) throws SourceException, InterruptedException {
        return source.findById(context(), partition, sourceId);
    }

    List<String> findBySerial(Partition partition, String serial) throws SourceException, InterruptedException {
        return source.findBySerial(context(), partition, serial).stream()
                .map(Device::sourceId)
                .toList();
    }

    SourceContext context() {
        return connection.context();
    }

    /** All requests so far that were of that kind. */
    List<SimulatedRequest> asked(Asked.Kind kind) {
        return jamf.journal().stream()
                .filter(entry -> entry.asked().kind() == kind)
                .map(JournalEntry::request)
                .toList();
    }

    @Override
    public void close() {
        connection.close();
        http.close();
        jamf.close();
    }
}
