package dev.rollcall.host.operation;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Standings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How all active connections are, by the admin's order. Read from the database at most every few seconds, however many
 * ask. Safe for use by several threads.
 */
public final class ConnectionStates {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Supplier<List<ConnectionState>> reading;
    private final LongSupplier nanoTime;
    private @Nullable Read latest;

    public ConnectionStates(Connections connections, Standings standings) {
        this(
                () -> connections.active().stream()
                        .map(connection -> state(connection, standings))
                        .toList(),
                System::nanoTime);
    }

    ConnectionStates(Supplier<List<ConnectionState>> reading, LongSupplier nanoTime) {
        this.reading = reading;
        this.nanoTime = nanoTime;
    }

    private record Read(List<ConnectionState> states, long at) {}

    /**
     * As they are, or were a few seconds ago.
     *
     * @throws org.springframework.dao.DataAccessException if the database is away
     */
    synchronized List<ConnectionState> now() {
        var now = nanoTime.getAsLong();
        if (latest == null || now - latest.at >= FRESH.toNanos()) {
            latest = new Read(reading.get(), now);
        }
        return latest.states;
    }

    private static ConnectionState state(ConfiguredConnection connection, Standings standings) {
        var since = Optional.ofNullable(connection.activatedAt()).orElse(connection.createdAt());
        return new ConnectionState(connection.name(), connection.provider(), standings.of(connection.id(), since));
    }
}
