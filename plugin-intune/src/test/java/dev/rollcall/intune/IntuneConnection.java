package dev.rollcall.intune;

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
import dev.rollcall.source.RejectedRecord;
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

/** The source, connected with a simulated tenant as the host connects it. No wait in it takes time. */
final class IntuneConnection implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IntuneSource source = new IntuneSource();
    private final IntuneSimulator intune;
    private final OutboundHttp http;
    private final SourceConnection connection;

    private IntuneConnection(IntuneSimulator intune, Map<String, String> settings, Clock clock) throws SourceException {
        this.intune = intune;
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), clock, PATIENCE);
        connection = SourceConnection.open(
                source, Settings.of(IntuneSpec.SPEC.settings(), settings), http, clock, warning -> {});
    }

    static IntuneConnection to(IntuneSimulator intune) throws SourceException {
        return to(intune, Map.of());
    }

    /** With some other settings than the simulator's. */
    static IntuneConnection to(IntuneSimulator intune, Map<String, String> other) throws SourceException {
        return to(intune, other, Clock.systemUTC());
    }

    static IntuneConnection to(IntuneSimulator intune, Map<String, String> other, Clock clock) throws SourceException {
        var settings = new LinkedHashMap<>(intune.settings());
        settings.putAll(other);
        return new IntuneConnection(intune, settings, clock);
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

        Device device(String id) {
            return devices.stream()
                    .filter(device -> device.sourceId().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        List<RejectedRecord> rejected() {
            return reading.rejected();
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

    Details readDetails(List<String> ids) throws SourceException, InterruptedException {
        var details = new Details();
        source.readDetails(context(), Partition.DEVICES, ids, details);
        return details;
    }

    SourceContext context() {
        return connection.context();
    }

    /** All requests so far that were of that kind. */
    List<SimulatedRequest> asked(Asked.Kind kind) {
        return intune.journal().stream()
                .filter(entry -> entry.asked().kind() == kind)
                .map(JournalEntry::request)
                .toList();
    }

    @Override
    public void close() {
        connection.close();
        http.close();
        intune.close();
    }
}
