package dev.rollcall.host.sync;

import dev.rollcall.host.asset.AssetPlatform;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.journal.ChangeRecord;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One run, as those see it who write for it.
 *
 * @param connection as it was when the run began
 */
record Job(
        String runId,
        ConfiguredConnection connection,
        AssetPlatform platform,
        Records records,
        Tally tally,
        Brake brake,
        RunProgress progress) {
    static final String TAKEN_OVER = "Another host took the run over, because this one had said nothing for a minute."
            + " See that this host reaches the database, and is not suspended.";

    /** Enough of the id for people and for the platform's own history. */
    String shortId() {
        return runId.substring(0, 8);
    }

    /**
     * Whether the run may begin a change. To be asked in the transaction that keeps its intent: who takes the run over
     * then finds every change that it began. Where another process took it over already, the run stops.
     */
    boolean mayBegin(Notebook notebook) {
        if (notebook.claims().keeps(connection.id(), runId)) {
            return true;
        }
        brake.fail(TAKEN_OVER);
        return false;
    }

    /** Keeps the intent of a change; empty if the run may begin none any more. */
    OptionalLong begin(Notebook notebook, ChangeRecord intent, Instant now) {
        var id = notebook.transactions()
                .execute(status -> mayBegin(notebook)
                        ? OptionalLong.of(notebook.changes().begin(intent, now))
                        : OptionalLong.empty());
        return Objects.requireNonNull(id);
    }
}
