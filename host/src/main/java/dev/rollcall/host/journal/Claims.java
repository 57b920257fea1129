package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which run has a connection to itself, among all processes that share this state. A claim holds as long as its process
 * says that it lives, and is then taken by one other process at most. Safe for use by several threads; which run of its
 * own has a connection is for each process to know.
 */
public class Claims {
    private final JdbcClient jdbc;
    private final Instances instances;

    public Claims(JdbcClient jdbc, Instances instances) {
        this.jdbc = jdbc;
        this.instances = instances;
    }

    /**
     * A connection that is taken.
     *
     * @param runId the run, or an id of its own for what finishes a dead one's changes
     * @param owner the process
     */
    public record Claim(String connectionId, String runId, String owner) {}

    /**
     * Takes a connection that is free, that a process had which is gone, or that this process has itself. Not to be
     * called in a transaction: losing against another process would break that.
     *
     * @return the claim of another process that lives, which is in the way; empty if the connection is taken now
     */
    public Optional<Claim> take(String connectionId, String runId, Instant now) {
        while (true) {
            var found = find(connectionId);
            if (found.filter(this::isOfAnother).isPresent()) {
                return found;
            }
            var isTaken = found.map(claim -> replaced(claim, runId, now))
                    .orElseGet(() -> inserted(new Claim(connectionId, runId, instances.own()), now));
            if (isTaken) {
                return Optional.empty();
            }
        }
    }

    /** Gives a connection back; nothing happens if that run has it no more. */
    public void release(String connectionId, String runId) {
        jdbc.sql("delete from run_claim where connection_id = :connection and run_id = :run and owner = :own")
                .param("connection", connectionId)
                .param("run", runId)
                .param("own", instances.own())
                .update();
    }

    /**
     * Gives back what this process has for a run that has ended, and for changes that it finishes no more: the database
     * was away when that was to be given back. Not to be called while a run begins or changes are finished.
     */
    public void tidy() {
        jdbc.sql("delete from run_claim where owner = :own"
                        + " and run_id not in (select id from run where state = 'RUNNING')")
                .param("own", instances.own())
                .update();
    }

    /** Who has the connection, living or not. */
    public Optional<Claim> find(String connectionId) {
        return jdbc.sql("select connection_id, run_id, owner from run_claim where connection_id = :connection")
                .param("connection", connectionId)
                .query(Claim.class)
                .optional();
    }

    /** Which other process that lives has the connection. */
    public Optional<Claim> elsewhere(String connectionId) {
        return find(connectionId).filter(this::isOfAnother);
    }

    /** Whether this process has the connection for that run. */
    public boolean holds(String connectionId, String runId) {
        return find(connectionId)
                .filter(new Claim(connectionId, runId, instances.own())::equals)
                .isPresent();
    }

    /**
     * Whether this process has the connection for that run, and keeps it until the transaction around ends: what is
     * written in that is there for whoever takes the connection next.
     */
    public boolean keeps(String connectionId, String runId) {
        // A lock for the writers of one run to share is PostgreSQL's; an embedded database has no other process.
        var lock = instances.areShared() ? " for share" : "";
        return jdbc.sql("select run_id from run_claim where connection_id = :connection and run_id = :run"
                        + " and owner = :own" + lock)
                .param("connection", connectionId)
                .param("run", runId)
                .param("own", instances.own())
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Whether another process that lives has a connection for that run. */
    public boolean runsElsewhere(String runId) {
        return jdbc.sql("select connection_id, run_id, owner from run_claim where run_id = :run")
                .param("run", runId)
                .query(Claim.class)
                .optional()
                .filter(this::isOfAnother)
                .isPresent();
    }

    private boolean isOfAnother(Claim claim) {
        return !claim.owner.equals(instances.own()) && instances.lives(claim.owner);
    }

    private boolean replaced(Claim was, String runId, Instant now) {
        return jdbc.sql("update run_claim set run_id = :run, owner = :own, claimed_at = :now"
                                + " where connection_id = :connection and run_id = :was and owner = :owner")
                        .param("run", runId)
                        .param("own", instances.own())
                        .param("now", Times.of(now))
                        .param("connection", was.connectionId)
                        .param("was", was.runId)
                        .param("owner", was.owner)
                        .update()
                == 1;
    }

    private boolean inserted(Claim claim, Instant now) {
        try {
            jdbc.sql("insert into run_claim (connection_id, run_id, owner, claimed_at)"
                            + " values (:connection, :run, :own, :now)")
                    .param("connection", claim.connectionId)
                    .param("run", claim.runId)
                    .param("own", claim.owner)
                    .param("now", Times.of(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            // Another process was quicker.
            return false;
        }
    }
}
