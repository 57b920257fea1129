package dev.rollcall.host.sync;

import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.PolicyTrials;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.web.ProblemException;
import java.util.Optional;

/** Previews that try a policy, started for the page that asks whether to choose it. Safe for all threads. */
public final class PreviewTrials implements PolicyTrials {
    private final Syncs syncs;
    private final Runs runs;
    private final PreviewOutlook outlook;

    public PreviewTrials(Syncs syncs, Runs runs, PreviewOutlook outlook) {
        this.syncs = syncs;
        this.runs = runs;
        this.outlook = outlook;
    }

    @Override
    public String start(ConfiguredConnection connection, Policy policy, String initiator) {
        try {
            var started = syncs.sync(connection.id(), Purpose.PREVIEW, Optional.of(policy), initiator);
            outlook.note(started.run().id(), policy);
            return started.run().id();
        } catch (SyncException e) {
            throw new ProblemException(SyncAdvice.type(e.reason()), e.getMessage());
        }
    }

    @Override
    public Optional<Trial> find(String run) {
        return runs.find(run)
                .filter(found -> found.purpose() == Purpose.PREVIEW)
                .map(this::trial);
    }

    private Trial trial(RunRecord run) {
        var isOn = run.state() == RunState.RUNNING;
        var progress = syncs.progress(run.id()).filter(view -> isOn);
        return new Trial(
                run.id(),
                run.connectionId(),
                isOn,
                progress.map(RunProgress.View::devices).orElse(0L),
                progress.map(RunProgress.View::assets).orElse(0L),
                isOn ? "" : outcome(run));
    }

    private static String outcome(RunRecord run) {
        var failure = run.report().failure();
        return failure.isEmpty() ? RunText.summary(run.purpose(), run.report()) + "." : failure;
    }
}
