package dev.rollcall.host.schedule;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each connection is due, as the database keeps it for all hosts: one row for every active connection that is synced
 * by itself, with the schedule that it was reckoned by.
 */
final class Appointments {
    private static final Logger log = LoggerFactory.getLogger(Appointments.class);

    /** A sync that is due; its instance is the connection's id, its data the schedule as the connection has it. */
    static final TaskDescriptor<String> SYNC = TaskDescriptor.of("sync", String.class);

    private final SchedulerClient client;
    private final Connections connections;
    private final InstantSource clock;

    Appointments(SchedulerClient client, Connections connections, InstantSource clock) {
        this.client = client;
        this.connections = connections;
        this.clock = clock;
    }

    /** When a connection comes due after now; empty if it is not synced by itself. */
    static Optional<Instant> next(ConfiguredConnection connection, Instant now) {
        if (!connection.active()) {
            return Optional.empty();
        }
        try {
            return Schedule.of(connection.schedule(), connection.id()).next(now);
        } catch (IllegalArgumentException e) {
            // It could be read when it was stored, by another Java with other time zones. The others go on.
            log.debug("The schedule of {} can't be read.", connection.name(), e);
            return Optional.empty();
        }
    }

    /**
     * Makes them those of the connections as they are now. What is due already stays due; what is on is left to its end.
     */
    void align() {
        var kept = kept();
        for (var connection : connections.all()) {
            var due = next(connection, clock.instant());
            if (due.isPresent()) {
                align(connection, due.get(), Optional.ofNullable(kept.remove(connection.id())));
            }
        }
        kept.values().stream()
                .filter(row -> !row.isPicked())
                .forEach(row -> tried(() -> {
                    client.cancel(row.getTaskInstance());
                    return true;
                }));
    }

    private Map<String, ScheduledExecution<String>> kept() {
        var rows = new HashMap<String, ScheduledExecution<String>>();
        client.fetchScheduledExecutionsForTask(
                SYNC.getTaskName(),
                String.class,
                row -> rows.put(row.getTaskInstance().getId(), row));
        return rows;
    }

    private void align(ConfiguredConnection connection, Instant due, Optional<ScheduledExecution<String>> kept) {
        var id = connection.id();
        if (kept.isEmpty()) {
            var fresh = new TaskInstance<>(SYNC.getTaskName(), id, connection.schedule());
            tried(() -> client.scheduleIfNotExists(fresh, due));
            return;
        }
        var row = kept.get();
        var isOther = !connection.schedule().equals(row.getData());
        if (!row.isPicked() && (isOther || isBeyond(row.getExecutionTime(), connection, due))) {
            tried(() -> client.reschedule(TaskInstanceId.of(SYNC.getTaskName(), id), due, connection.schedule()));
        }
    }

    /**
     * Whether a row is later than the schedule can mean: the clock was far ahead when it was reckoned. The time after the
     * next is none of these, so that nothing that was done is done again when a clock is set back a little.
     */
    private static boolean isBeyond(Instant kept, ConfiguredConnection connection, Instant due) {
        return next(connection, due).filter(kept::isAfter).isPresent();
    }

    /** Another host may be quicker, and may have begun it by now; the next look finds what is left to do. */
    private static void tried(Attempt attempt) {
        try {
            attempt.run();
        } catch (TaskInstanceException e) {
            log.debug("An appointment changed meanwhile.", e);
        }
    }

    /** A change of one row. */
    private interface Attempt {
        boolean run();
    }
}
