package dev.rollcall.host.sync;

import dev.rollcall.host.connection.OptInNumbers;
import dev.rollcall.host.connection.OptInOutlook;
import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.Trials;
import dev.rollcall.host.reconcile.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What the latest preview showed that tried a policy: as long as its changes could be applied, its numbers are told. */
public final class PreviewOutlook implements OptInOutlook {
    private static final Duration HOLDS = Duration.ofHours(24);

    private final Trials trials;
    private final InstantSource clock;

    public PreviewOutlook(Trials trials, InstantSource clock) {
        this.trials = trials;
        this.clock = clock;
    }

    /** Keeps which policy a preview tries. */
    void note(String runId, Policy policy) {
        trials.add(runId, text(policy));
    }

    @Override
    public Optional<OptInNumbers> of(String connectionId, Policy policy) {
        return trials.latest(connectionId, text(policy), clock.instant().minus(HOLDS))
                .map(PreviewOutlook::numbers);
    }

    private static OptInNumbers numbers(Trials.Shown shown) {
        return new OptInNumbers(
                shown.runId(),
                shown.beganAt(),
                shown.count(ChangeKind.ASSIGN),
                shown.count(ChangeKind.REASSIGN),
                shown.count(ChangeKind.CLEAR),
                shown.count(ChangeKind.END),
                shown.count(ChangeKind.RECOVER),
                shown.held());
    }

    private static String text(Policy policy) {
        return PolicyText.json(policy).toString();
    }
}
