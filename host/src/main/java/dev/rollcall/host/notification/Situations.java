package dev.rollcall.host.notification;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.journal.Standings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads how all connections are. */
public final class Situations {
    private final Supplier<List<ConfiguredConnection>> connections;
    private final Standings standings;

    public Situations(Connections connections, Standings standings) {
        this(connections::all, standings);
    }

    Situations(Supplier<List<ConfiguredConnection>> connections, Standings standings) {
        this.connections = connections;
        this.standings = standings;
    }

    /** By the admin's order. */
    List<Situation> now() {
        return connections.get().stream().map(this::situation).toList();
    }

    private Situation situation(ConfiguredConnection connection) {
        var expected = Optional.ofNullable(connection.activatedAt()).orElse(connection.createdAt());
        var standing = connection.active() ? standings.of(connection.id(), expected) : Standing.NONE;
        return new Situation(connection.id(), connection.name(), connection.active(), expected, standing);
    }
}
