package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.reconcile.Serials;
import java.util.List;
import java.util.Optional;

/**
 * What a link asks to have synced: one device, or one connection.
 *
 * @param name what was asked for, as it was written; empty for nothing
 * @param serial the device's, normalised (R3); empty for all devices
 * @param connections with which it would be synced; none if something is in the way
 * @param obstacle what is in the way; empty for nothing
 */
record SyncTarget(
        String name, Optional<String> serial, List<ConfiguredConnection> connections, Optional<Obstacle> obstacle) {
    SyncTarget {
        connections = List.copyOf(connections);
    }

    /** What is in the way. The text bundle says so to people. */
    enum Obstacle {
        NOTHING_ASKED,
        UNUSABLE_SERIAL,
        UNKNOWN_CONNECTION,
        INACTIVE_CONNECTION,
        NO_CONNECTION
    }

    /**
     * What is meant.
     *
     * @param serial in any spelling
     * @param connection by id or name; of a device, the only one that is asked
     */
    static SyncTarget of(
            Optional<String> serial, Optional<String> connection, Connections connections, Serials serials) {
        var name = serial.or(() -> connection).orElse("");
        if (name.isEmpty()) {
            return hindered(name, Obstacle.NOTHING_ASKED);
        }
        var normalised = serial.map(serials::normalise);
        if (serial.isPresent() && normalised.isEmpty()) {
            return hindered(name, Obstacle.UNUSABLE_SERIAL);
        }
        if (connection.isEmpty()) {
            var active = connections.active();
            return active.isEmpty()
                    ? hindered(name, Obstacle.NO_CONNECTION)
                    : new SyncTarget(name, normalised, active, Optional.empty());
        }
        var found = connections.find(connection.get());
        if (found.isEmpty()) {
            return hindered(connection.get(), Obstacle.UNKNOWN_CONNECTION);
        }
        return found.get().active()
                ? new SyncTarget(name, normalised, List.of(found.get()), Optional.empty())
                : hindered(found.get().name(), Obstacle.INACTIVE_CONNECTION);
    }

    private static SyncTarget hindered(String name, Obstacle obstacle) {
        return new SyncTarget(name, Optional.empty(), List.of(), Optional.of(obstacle));
    }
}
