package dev.rollcall.host.sync;

import dev.rollcall.host.asset.PlatformAccess;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.SyncException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What runs left to people, and whether it can still be decided about. */
public final class Leftovers {
    /** A preview shows what was so then; what it shows can be applied so long. */
    private static final Duration PREVIEW_HOLDS = Duration.ofHours(24);

    private final Notebook notebook;
    private final PlatformAccess platform;
    private final Clock clock;

    public Leftovers(Notebook notebook, PlatformAccess platform, Clock clock) {
        this.notebook = notebook;
        this.platform = platform;
        this.clock = clock;
    }

    RunRecord run(String id) throws SyncException {
        return notebook.runs()
                .find(id)
                .orElseThrow(() -> new SyncException(
                        Reason.UNKNOWN, "There is no run " + id + ". Look at the list of runs for its id."));
    }

    /** Why what a preview showed can't be applied, two sentences; empty if it can be. */
    public Optional<String> obstacle(RunRecord preview) {
        try {
            requireSameAssets(preview);
            requireFresh(preview);
            return Optional.empty();
        } catch (SyncException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What a preview showed, if it may still be applied. */
    List<ChangeRecord> planned(RunRecord preview) throws SyncException {
        requireSameAssets(preview);
        requireFresh(preview);
        return all(preview, ChangeState.PLANNED, ChangeState.PLANNED_HELD);
    }

    /**
     * What a run holds.
     *
     * @param chosen ids of held changes; all that are still held if empty
     */
    List<ChangeRecord> held(RunRecord run, Set<Long> chosen) throws SyncException {
        requireSameAssets(run);
        var held = chosen(all(run, ChangeState.HELD), chosen);
        if (held.isEmpty() || (!chosen.isEmpty() && held.size() < chosen.size())) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The run " + run.id()
                            + " holds no such change any more: it was decided, or a later run replaced it."
                            + " Look at the latest run.");
        }
        return held;
    }

    /** What a run wrote: all of it, for a part is taken back by looking at the whole. */
    List<ChangeRecord> written(RunRecord run, Set<Long> chosen) throws SyncException {
        requireSameAssets(run);
        var written = all(run, ChangeState.DONE);
        for (var id : chosen) {
            if (written.stream().noneMatch(change -> change.id() == id)) {
                throw new SyncException(
                        Reason.UNKNOWN,
                        "The run " + run.id() + " has written no change " + id
                                + ". Look at its changes for those that it has.");
            }
        }
        return written;
    }

    /** Marks a run that held changes as one that succeeded, once none of them waits any more. */
    void settle(RunRecord run) {
        var isOpen =
                !notebook.changes().of(run.id(), Set.of(ChangeState.HELD), 0, 1).isEmpty();
        if (!isOpen && run.state() == RunState.HELD) {
            notebook.runs().mark(run.id(), RunState.SUCCEEDED);
        }
    }

    private List<ChangeRecord> all(RunRecord run, ChangeState... states) {
        return notebook.changes().of(run.id(), Set.of(states), 0, Integer.MAX_VALUE);
    }

    private static List<ChangeRecord> chosen(List<ChangeRecord> changes, Set<Long> chosen) {
        return changes.stream()
                .filter(change -> chosen.isEmpty() || chosen.contains(change.id()))
                .toList();
    }

    /** An asset's id means nothing on another platform. */
    private void requireSameAssets(RunRecord run) throws SyncException {
        if (platform.since().filter(since -> run.beganAt().isBefore(since)).isPresent()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The run " + run.id() + " worked with another platform than the one that is set now, so nothing of"
                            + " it can be written or taken back. Look at its changes, and do by hand what is left.");
        }
    }

    private void requireFresh(RunRecord preview) throws SyncException {
        if (!preview.purpose().isPreview() || preview.endedAt().isEmpty()) {
            throw new SyncException(
                    Reason.CONFLICT, "The run " + preview.id() + " is no preview that has ended. Choose one that is.");
        }
        if (preview.trial()) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The preview tried another policy than the connection's. Change the connection's policy and sync.");
        }
        if (preview.purpose().readsAll() && !preview.complete()) {
            throw new SyncException(
                    Reason.CONFLICT, "The preview has not read everything. Preview again, or sync at once.");
        }
        var isOld = preview.beganAt().plus(PREVIEW_HOLDS).isBefore(clock.instant());
        if (isOld || notebook.runs().hasBegunSince(preview.connectionId(), preview.beganAt())) {
            throw new SyncException(
                    Reason.CONFLICT,
                    "The preview is older than 24 hours, or a run has come in between. Preview again, or sync at once.");
        }
    }
}
