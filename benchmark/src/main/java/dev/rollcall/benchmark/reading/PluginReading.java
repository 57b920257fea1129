package dev.rollcall.benchmark.reading;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.device.Device;
import dev.rollcall.source.DeviceConsumer;
import dev.rollcall.source.SourceConnection;
import java.util.Set;

/** Reads through a plugin as the host does: all lists, by a connection that stays, and only the ids are kept. */
record PluginReading(SourceConnection connection) implements Reading {
    @Override
    public long read(Set<String> ids) throws SourceException, InterruptedException {
        var before = connection.requests().total();
        for (var partition : connection.partitions()) {
            var reading = connection.read(partition, new Ids(ids));
            var failure = reading.completeness().failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
        return connection.requests().total() - before;
    }

    private record Ids(Set<String> ids) implements DeviceConsumer {
        @Override
        public boolean accept(Device device) {
            return ids.add(device.sourceId());
        }

        @Override
        public void clear() {
            throw new IllegalStateException("The list was read again, although nothing changed in it.");
        }
    }
}
