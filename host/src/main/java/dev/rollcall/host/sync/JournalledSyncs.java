package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.LastSync;
import dev.rollcall.host.connection.LastSyncs;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.journal.Standing;
import dev.rollcall.host.journal.Standings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the latest syncs of connections went, as the journal has it. Safe for use by several threads. */
public final class JournalledSyncs implements LastSyncs {
    private final Runs runs;
    private final Standings standings;

    public JournalledSyncs(Runs runs, Standings standings) {
        this.runs = runs;
        this.standings = standings;
    }

    @Override
    public Map<String, LastSync> of(Collection<ConfiguredConnection> connections) {
        var all = new HashMap<String, LastSync>();
        for (var connection : connections) {
            latest(connection).ifPresent(run -> all.put(connection.id(), shown(connection, run)));
        }
        return all;
    }

    private Optional<RunRecord> latest(ConfiguredConnection connection) {
        var syncs = new RunFilter(
                Optional.of(connection.id()), Set.of(), Set.of(Purpose.APPLY), Optional.empty(), Optional.empty());
        return runs.latest(syncs, 0, 1).stream().findFirst();
    }

    private LastSync shown(ConfiguredConnection connection, RunRecord run) {
        var since = Optional.ofNullable(connection.activatedAt()).orElse(connection.createdAt());
        var standing = standings.of(connection.id(), since);
        var isOn = run.state() == RunState.RUNNING;
        return new LastSync(
                run.id(),
                run.state().name(),
                run.beganAt(),
                isOn ? Optional.empty() : run.endedAt(),
                isOn ? "" : RunText.summary(run.purpose(), run.report()) + ".",
                failure(run, standing),
                standing.held(),
                standing.heldRun());
    }

    /** What is said of the lists that could not be read stands in for a failure of the whole. */
    private static String failure(RunRecord run, Standing standing) {
        var own = run.report().failure();
        var isLatestFailed = standing.failedRun().filter(run.id()::equals).isPresent();
        return own.isEmpty() && isLatestFailed ? standing.failure() : own;
    }
}
