package dev.rollcall.host.sync;

import dev.rollcall.host.journal.RunRecord;
import java.util.List;

/** Runs as the API shows them, with how far they are and what people did with them. */
final class RunViews {
    private final Syncs syncs;
    private final Notebook notebook;

    RunViews(Syncs syncs, Notebook notebook) {
        this.syncs = syncs;
        this.notebook = notebook;
    }

    RunView of(RunRecord run) {
        return of(List.of(run)).get(0);
    }

    RunView of(Syncs.Started started) {
        return of(started.run()).joined(started.joined());
    }

    List<RunView> of(List<RunRecord> runs) {
        var actions = notebook.runs().actions(runs.stream().map(RunRecord::id).toList());
        return runs.stream()
                .map(run -> RunView.of(run, syncs.progress(run.id()), actions.getOrDefault(run.id(), List.of())))
                .toList();
    }
}
