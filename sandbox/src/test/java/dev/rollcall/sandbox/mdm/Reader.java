package dev.rollcall.sandbox.mdm;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.DeviceSink;
import dev.rollcall.api.DeviceSource;
import dev.rollcall.api.Partition;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.api.setting.Settings;
import dev.rollcall.google.GoogleSource;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import dev.rollcall.intune.IntuneSource;
import dev.rollcall.jamf.JamfSource;
import dev.rollcall.kandji.KandjiSource;
import dev.rollcall.source.CollectedDevices;
import dev.rollcall.source.PartitionReading;
import dev.rollcall.source.SourceConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tenant, read by its real plugin as the host reads it, but without the waits. */
final class Reader implements AutoCloseable {
    private final DeviceSource source;
    private final OutboundHttp http;
    private final SourceConnection connection;

    private Reader(DeviceSource source, Map<String, String> settings, Clock clock) throws SourceException {
        this.source = source;
        http = OutboundHttp.hurried(HttpOptions.STRICT.insecure(), clock, Duration.ofSeconds(30));
        connection = SourceConnection.open(
                source, Settings.of(source.spec().settings(), settings), http, clock, warning -> {});
    }

    static Reader of(MdmTenant tenant) throws SourceException {
        return of(tenant, Clock.systemUTC());
    }

    static Reader of(MdmTenant tenant, Clock clock) throws SourceException {
        return new Reader(source(tenant), tenant.settings(), clock);
    }

    /** With more settings than the tenant's. */
    static Reader of(MdmTenant tenant, Map<String, String> more) throws SourceException {
        var settings = new LinkedHashMap<>(tenant.settings());
        settings.putAll(more);
        return new Reader(source(tenant), settings, Clock.systemUTC());
    }

    private static DeviceSource source(MdmTenant tenant) {
        return switch (tenant.provider()) {
            case "kandji" -> new KandjiSource();
            case "jamf" -> new JamfSource();
            case "google" -> new GoogleSource();
            case "intune" -> new IntuneSource();
            default -> throw new IllegalArgumentException("No plugin reads " + tenant.provider() + ".");
        };
    }

    /** Everything that a run reads, and how the reading of each list ended. */
    record Result(Map<String, Device> devices, List<PartitionReading> readings) {
        boolean isComplete() {
            return readings.stream().allMatch(reading -> reading.completeness().isComplete());
        }

        /** What ended the first list that was not read to its end. */
        SourceException failure() {
            return readings.stream()
                    .flatMap(reading -> reading.completeness().failure().stream())
                    .findFirst()
                    .orElseThrow();
        }
    }

    Result read() throws SourceException, InterruptedException {
        var devices = new LinkedHashMap<String, Device>();
        var readings = new ArrayList<PartitionReading>();
        for (var partition : connection.partitions()) {
            var collected = new CollectedDevices();
            readings.add(connection.read(partition, collected));
            collected.devices().forEach(device -> devices.put(device.sourceId(), device));
        }
        return new Result(devices, readings);
    }

    CheckReport check() throws SourceException, InterruptedException {
        return connection.check();
    }

    Optional<Device> byId(String sourceId) throws SourceException, InterruptedException {
        for (var partition : connection.partitions()) {
            var found = lookup().findById(connection.context(), partition, sourceId);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    List<Device> bySerial(String serial) throws SourceException, InterruptedException {
        var found = new ArrayList<Device>();
        for (var partition : connection.partitions()) {
            found.addAll(lookup().findBySerial(connection.context(), partition, serial));
        }
        return found;
    }

    Map<String, Device> details(List<String> sourceIds) throws SourceException, InterruptedException {
        var details = new LinkedHashMap<String, Device>();
        var sink = new DeviceSink() {
            @Override
            public boolean accept(Device device) {
                return details.put(device.sourceId(), device) == null;
            }

            @Override
            public void reject(@Nullable String sourceId, String reason) {
                throw new AssertionError("The details of " + sourceId + " were rejected: " + reason);
            }

            @Override
            public void restart(String reason) {
                details.clear();
            }
        };
        ((DetailedSource) source).readDetails(connection.context(), Partition.DEVICES, sourceIds, sink);
        return details;
    }

    private DeviceLookup lookup() {
        return (DeviceLookup) source;
    }

    @Override
    public void close() {
        connection.close();
        http.close();
    }
}
