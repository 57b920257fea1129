package dev.rollcall.host.schedule;

import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.NextSyncs;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When connections are synced next, as the database keeps it. One whose sync is on, or that no host has looked at yet, is
 * due when its schedule says.
 */
public final class DueTimes implements NextSyncs {
    private final JdbcClient database;
    private final Connections connections;
    private final InstantSource clock;

    public DueTimes(JdbcClient database, Connections connections, InstantSource clock) {
        this.database = database;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Map<String, Instant> all() {
        var now = clock.instant();
        var kept = waiting();
        var due = new HashMap<String, Instant>();
        for (var connection : connections.active()) {
            Appointments.next(connection, now)
                    .map(next -> Optional.ofNullable(kept.get(connection.id())).orElse(next))
                    .ifPresent(next -> due.put(connection.id(), next));
        }
        return due;
    }

    private Map<String, Instant> waiting() {
        var rows = new HashMap<String, Instant>();
        database.sql("select task_instance, execution_time from scheduled_tasks where task_name = :task and not picked")
                .param("task", Appointments.SYNC.getTaskName())
                .query(row -> {
                    rows.put(
                            row.getString("task_instance"),
                            row.getObject("execution_time", OffsetDateTime.class)
                                    .toInstant());
                });
        return rows;
    }
}
