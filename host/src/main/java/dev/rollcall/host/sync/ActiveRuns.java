package dev.rollcall.host.sync;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that are on in this process, one for each connection at most. Safe for all threads; whoever does several things
 * with them at once holds the monitor of this object meanwhile.
 */
final class ActiveRuns {
    private static final Logger log = LoggerFactory.getLogger(ActiveRuns.class);
    /** A run that writes is given so long to end its changes. */
    private static final Duration STOPPING = Duration.ofSeconds(60);

    private final Map<String, ActiveRun> runs = new HashMap<>();

    synchronized void add(ActiveRun run) {
        runs.put(run.connection().id(), run);
    }

    synchronized void remove(ActiveRun run) {
        runs.remove(run.connection().id());
    }

    synchronized List<ActiveRun> all() {
        return List.copyOf(runs.values());
    }

    synchronized int size() {
        return runs.size();
    }

    synchronized Optional<ActiveRun> of(String connectionId) {
        return Optional.ofNullable(runs.get(connectionId));
    }

    synchronized Optional<ActiveRun> find(String runId) {
        return runs.values().stream()
                .filter(run -> run.record().id().equals(runId))
                .findFirst();
    }

    /** Stops a connection's run between two changes, and waits until it has ended. */
    void end(String connectionId, String why) {
        var running = of(connectionId);
        running.ifPresent(run -> run.cancel(why));
        await(running.stream().toList());
    }

    /** Stops all between two changes, and waits until they have ended. */
    void endAll(String why) {
        var running = all();
        running.forEach(run -> run.cancel(why));
        if (!running.isEmpty()) {
            log.info("{} Runs that end the changes they are writing first: {}.", why, running.size());
        }
        await(running);
    }

    private static void await(List<ActiveRun> running) {
        try {
            for (var run : running) {
                if (!run.ended().await(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                    log.warn(
                            "The run {} does not end; it is finished at the next start.",
                            run.record().id());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
