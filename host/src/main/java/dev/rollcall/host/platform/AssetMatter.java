package dev.rollcall.host.platform;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.AssetMemory;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.Changes;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.SightingStore;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.time.Instant;
import java.util.stream.Collectors;

/**
 * What the state knows of assets by their ids, which mean nothing on another platform.
 *
 * @param connections the connections that there are
 */
public record AssetMatter(
        Connections connections, Runs runs, Changes changes, SightingStore sightings, AssetMemory memory) {
    private static final String WHY = "The platform is another one since, and its assets are others.";

    /** Whether nothing is known of any asset yet, so that another address changes nothing. */
    boolean isEmpty() {
        return runs.latest(RunFilter.ALL, 0, 1).isEmpty()
                && memory.isEmpty()
                && connections.all().stream().allMatch(connection -> sightings.matchedAssets(connection.id()) == 0);
    }

    /**
     * Refuses while something works with assets by their ids.
     *
     * @throws ProblemException saying what
     */
    void requireRest() {
        var active = connections.active().stream()
                .map(connection -> "'" + connection.name() + "'")
                .collect(Collectors.joining(", "));
        if (!active.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The address is another one, and connections are active: " + active
                            + ". Deactivate them, change the address, and activate them when all is right.");
        }
        var on = runs.unended();
        if (!on.isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "The address is another one, and a run of '" + on.get(0).connectionName()
                            + "' is on. Wait until it has ended, or cancel it.");
        }
    }

    /** Forgets it. What is open or waits for a person is closed, and all else that was done stays to be looked at. */
    void forget(Instant now) {
        for (var connection : connections.all()) {
            sightings.forget(connection.id());
            replaceHeld(connection, now);
        }
        changes.close(changes.open().stream().map(ChangeRecord::id).toList(), WHY, now);
        memory.forget();
    }

    private void replaceHeld(ConfiguredConnection connection, Instant now) {
        var held = changes.held(connection.id());
        var ids = held.stream().map(ChangeRecord::id).toList();
        changes.decide(ids, ChangeState.REPLACED, WHY, "Rollcall", now);
        held.stream().map(ChangeRecord::runId).distinct().forEach(run -> runs.mark(run, RunState.SUCCEEDED));
    }
}
