package dev.rollcall.host.sync;

import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.SyncException.Reason;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One run per connection at a time, among all hosts that share the state. */
final class Turns {
    private static final Logger log = LoggerFactory.getLogger(Turns.class);

    private final Notebook notebook;

    Turns(Notebook notebook) {
        this.notebook = notebook;
    }

    /** The run of a connection that another host is on with. */
    Optional<RunRecord> elsewhere(String connectionId) {
        return notebook.claims()
                .elsewhere(connectionId)
                .flatMap(claim -> notebook.runs().find(claim.runId()))
                .filter(run -> run.state() == RunState.RUNNING);
    }

    /**
     * Takes the connection for a run of this host, before anything is kept of the run: a run that is kept as running has
     * its connection to itself.
     *
     * @throws SyncException if another host has it
     */
    void take(RunRecord run) throws SyncException {
        // A claim holds while its process is known to live.
        notebook.instances().beat();
        var other = notebook.claims().take(run.connectionId(), run.id(), run.beganAt());
        if (other.isPresent()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "Another host is on with " + run.connectionName() + ": "
                            + other.get().runId() + ". Wait until it has ended.");
        }
    }

    /** Gives the connection back, after the run's end was kept. */
    void release(RunRecord run) {
        try {
            notebook.claims().release(run.connectionId(), run.id());
        } catch (DataAccessException | TransactionException e) {
            // This host takes it again whenever it wants to; another one can when this one is gone.
            log.warn("That no run has {} to itself any more can't be kept.", run.connectionName(), e);
        }
    }

    /** Whether a run of this host has been taken over by another one, which took this one for gone. */
    boolean isLost(RunRecord run) {
        return !notebook.claims().holds(run.connectionId(), run.id());
    }
}
