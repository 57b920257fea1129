package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.sync.SyncException.Reason;
import dev.rollcall.host.sync.Syncs.Started;
import java.util.ArrayList;
import java.util.List;

/**
 * What was started with several connections: what keeps one of them from it keeps no other.
 *
 * @param leftOut those with which nothing was started
 */
record Starts(List<Started> started, List<LeftOut> leftOut) {
    Starts {
        started = List.copyOf(started);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A connection with which nothing was started.
     *
     * @param reason two sentences
     */
    record LeftOut(ConfiguredConnection connection, String reason) {}

    /** How it is started with one. */
    interface Start {
        Started with(ConfiguredConnection connection) throws SyncException, InterruptedException;
    }

    /**
     * Starts it with each.
     *
     * @throws SyncException if nothing could be started with any
     */
    static Starts withEach(List<ConfiguredConnection> active, Start start) throws SyncException, InterruptedException {
        var started = new ArrayList<Started>();
        var leftOut = new ArrayList<LeftOut>();
        for (var connection : active) {
            try {
                started.add(start.with(connection));
            } catch (SyncException e) {
                leftOut.add(new LeftOut(connection, e.getMessage()));
            }
        }
        if (started.isEmpty()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    leftOut.isEmpty()
                            ? "There is no active connection. Activate one, or make one."
                            : leftOut.get(0).reason());
        }
        return new Starts(started, leftOut);
    }
}
