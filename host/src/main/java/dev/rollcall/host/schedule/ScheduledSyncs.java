package dev.rollcall.host.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rollcall.host.connection.ConnectionWatch;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.Syncs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Starts every sync when it is due, on one of the hosts that share the state. What came due while no host was there is
 * started once, as soon as one is; what a host had begun that is gone is begun again by another. Safe for all threads.
 */
public final class ScheduledSyncs implements ConnectionWatch, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ScheduledSyncs.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    /** As many are taken up in one look; a thread waits for each run, and does nothing else. */
    private static final int AT_A_LOOK = 400;

    private final Clock clock;
    private final Round round;
    private final Scheduler scheduler;
    private final Appointments appointments;

    /** How often a host says that it is on with what it began, unless a test can't wait so long. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /**
     * What it works with.
     *
     * @param database that the state is in
     */
    public record Tools(DataSource database, Syncs syncs, Notebook notebook, Connections connections, Clock clock) {}

    /**
     * Starts nothing yet.
     *
     * @param heartbeat six of them missed, what a host began is begun again; above a sixth of the time that claims hold,
     *     which are in the way of who begins again
     */
    public ScheduledSyncs(Tools tools, Duration heartbeat) {
        clock = tools.clock;
        round = new Round(tools.syncs, tools.notebook, tools.connections, clock);
        scheduler = Scheduler.create(tools.database, task())
                .serializer(new PlainText())
                .clock(clock::instant)
                .schedulerName(tools.notebook.instances()::own)
                .pollingInterval(LOOK_EVERY)
                .heartbeatInterval(heartbeat)
                .executorService(waiting())
                .threads(AT_A_LOOK)
                .shutdownMaxWait(STOPPING)
                .build();
        appointments = new Appointments(scheduler, tools.connections, clock);
    }

    private static ExecutorService waiting() {
        return Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "schedule");
            thread.setDaemon(true);
            return thread;
        });
    }

    private Task<String> task() {
        return Tasks.custom(Appointments.SYNC)
                .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
                .onFailure((failed, operations) ->
                        operations.reschedule(failed, clock.instant().plus(Round.SOON)))
                .execute((instance, context) -> round(instance.getId(), context.getExecution().executionTime));
    }

    private CompletionHandler<String> round(String connectionId, Instant due) {
        var next = round.sync(connectionId, due);
        return (done, operations) -> next.ifPresentOrElse(
                again -> operations.reschedule(done, again.due(), again.schedule()), operations::remove);
    }

    /** Begins to start what is due. */
    public void start() {
        align();
        scheduler.start();
    }

    /** Follows what connections have become, also at other hosts: to be called every few seconds. */
    public void align() {
        try {
            appointments.align();
        } catch (DataAccessException | TransactionException e) {
            log.warn("When connections are due can't be looked at: the database can't be reached. It is tried again.");
            log.debug("The database is away.", e);
        } catch (RuntimeException e) {
            // Of db-scheduler's own: its table can't be read or written.
            log.warn("When connections are due can't be looked at. It is tried again.", e);
        }
    }

    /** Looks at once for what is due, and not only after the usual while. */
    public void look() {
        scheduler.triggerCheckForDueExecutions();
    }

    @Override
    public void changed(String connectionId) {
        align();
    }

    @Override
    public void deactivated(String connectionId) {
        align();
    }

    @Override
    public void deleted(String connectionId) {
        align();
    }

    /** Begins nothing more, and leaves what is on to its end; it counts as due still. */
    @Override
    public void close() {
        round.stop();
        scheduler.stop();
    }
}
