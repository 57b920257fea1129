package dev.rollcall.host.schedule;

import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.host.sync.Syncs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Syncs a connection that is due, and says when it is due again. */
final class Round {
    private static final Logger log = LoggerFactory.getLogger(Round.class);
    /** Whom runs are said to be started by. */
    static final String INITIATOR = "the schedule";
    /** What could not begin, and what was broken off by no person, is begun again so much later. */
    static final Duration SOON = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Syncs syncs;
    private final Notebook notebook;
    private final Connections connections;
    private final InstantSource clock;
    private volatile boolean isStopping;

    Round(Syncs syncs, Notebook notebook, Connections connections, InstantSource clock) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * When a connection is due again.
     *
     * @param schedule what that was reckoned by
     */
    record Next(Instant due, String schedule) {}

    /**
     * Syncs it, and waits until the run has ended, however it ends: that is for the run to say. Waits no longer once the
     * host stops.
     *
     * @param due when it was due
     * @return empty if it is not synced by itself any more
     */
    Optional<Next> sync(String connectionId, Instant due) {
        var again = isStopping ? Optional.of(due) : again(connectionId, due);
        var now = clock.instant();
        return connections.find(connectionId).flatMap(connection -> Appointments.next(connection, now)
                .map(next -> new Next(again.orElse(next), connection.schedule())));
    }

    /** From now on nothing is begun or waited for; what is on counts as due still, and is begun again after the stop. */
    void stop() {
        isStopping = true;
    }

    /** Syncs it; when it is to be tried again, if that is not when its schedule says. */
    private Optional<Instant> again(String connectionId, Instant due) {
        // All that come due in one minute share a reading of the platform.
        var askedAt = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        try {
            var run = syncs.syncDue(connectionId, INITIATOR, askedAt);
            while (!syncs.await(run.id(), LOOK_EVERY)) {
                if (isStopping) {
                    return Optional.of(due);
                }
            }
            return isDone(run) ? Optional.empty() : Optional.of(soon());
        } catch (SyncException e) {
            log.info("A sync that is due can't begin, and is tried again in a minute. {}", e.getMessage());
            return Optional.of(soon());
        } catch (InterruptedException e) {
            return Optional.of(due);
        }
    }

    /** Whether the run came to an end of its own. One of a host that is gone, or that is on elsewhere, did not. */
    private boolean isDone(RunRecord run) {
        return notebook.runs()
                .find(run.id())
                .map(RunRecord::state)
                .filter(state -> state != RunState.RUNNING && state != RunState.INTERRUPTED)
                .isPresent();
    }

    private Instant soon() {
        return clock.instant().plus(SOON);
    }
}
