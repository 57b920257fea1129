package dev.rollcall.google;

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

/** The source, connected with a simulated Google as the host connects it. No wait in it takes time. */
final class GoogleConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GoogleSource source = new GoogleSource();
    private final GoogleSimulator google;
    private final OutboundHttp http;
    private final SourceConnection connection;

    private GoogleConnection(GoogleSimulator google, Map<String, String> settings, Clock clock, Duration patience)
            throws SourceException {
        this.google = google;
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), clock, patience);
        connection = SourceConnection.open(
                source, Settings.of(GoogleSpec.SPEC.settings(), settings), http, clock, warning -> {});
    }

    static GoogleConnection to(GoogleSimulator google) throws SourceException {
        return to(google, Map.of());
    }

    /** With some other settings than the simulator's. */
    static GoogleConnection to(GoogleSimulator google, Map<String, String> other) throws SourceException {
        return new GoogleConnection(google, changed(google, other), Clock.systemUTC(), PATIENCE);
    }

    static GoogleConnection to(GoogleSimulator google, Clock clock) throws SourceException {
        return new GoogleConnection(google, google.settings(), clock, PATIENCE);
    }

    private static Map<String, String> changed(GoogleSimulator google, Map<String, String> other) {
        var settings = new LinkedHashMap<>(google.settings());
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

    Result read() throws InterruptedException {
        var devices = new CollectedDevices();
        var reading = connection.read(Partition.DEVICES, devices);
        return new Result(reading, List.copyOf(devices.devices()));
    }

    CheckReport check() throws SourceException, InterruptedException {
        return connection.check();
    }

    Optional<Device> findById(String sourceId) throws SourceException, InterruptedException {
        return source.findById(context(), Partition.DEVICES, sourceId);
    }

    List<String> findBySerial(String serial) throws SourceException, InterruptedException {
        return source.findBySerial(context(), Partition.DEVICES, serial).stream()
                .map(Device::sourceId)
                .toList();
    }

    SourceContext context() {
        return connection.context();
    }

    /** All requests so far that were of that kind. */
    List<SimulatedRequest> asked(Asked.Kind kind) {
        return google.journal().stream()
                .filter(entry -> entry.asked().kind() == kind)
                .map(JournalEntry::request)
                .toList();
    }

    @Override
    public void close() {
        connection.close();
        http.close();
        google.close();
    }
}
