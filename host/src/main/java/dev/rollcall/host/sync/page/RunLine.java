package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.RunProgress;
import dev.rollcall.host.sync.RunText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list.
 *
 * @param connection its name then
 * @param device the serials of the single devices that it is about; null where it is about all
 * @param took null while it runs
 * @param summary what became of it, a sentence; null while it runs
 * @param progress how far it is; null where it has ended, or runs on another host
 */
record RunLine(
        String id,
        String connection,
        Purpose purpose,
        RunState state,
        String initiator,
        @Nullable String device,
        boolean trial,
        Instant began,
        @Nullable Span took,
        @Nullable String summary,
        @Nullable Progress progress) {

    /**
     * How far a run is.
     *
     * @param left how long the rest will take at the pace so far; null while that is not known
     */
    record Progress(
            RunProgress.Phase phase,
            long devices,
            long assets,
            long toWrite,
            long written,
            @Nullable Span left) {
        static Progress of(RunProgress.View view) {
            return new Progress(
                    view.phase(),
                    view.devices(),
                    view.assets(),
                    view.toWrite(),
                    view.written(),
                    view.left().map(Span::of).orElse(null));
        }
    }

    static RunLine of(RunRecord run, Optional<RunProgress.View> progress) {
        var isOn = run.state() == RunState.RUNNING;
        return new RunLine(
                run.id(),
                run.connectionName(),
                run.purpose(),
                run.state(),
                run.initiator(),
                run.device().orElse(null),
                run.trial(),
                run.beganAt(),
                run.endedAt()
                        .map(ended -> Span.of(Duration.between(run.beganAt(), ended)))
                        .orElse(null),
                isOn ? null : RunText.summary(run.purpose(), run.report()) + ".",
                isOn ? progress.map(Progress::of).orElse(null) : null);
    }

    /** What it does now, for people; one that reads no lists looks at single devices and assets first, and then writes. */
    public String phase() {
        if (progress == null || purpose.readsAll()) {
            return progress == null ? "" : progress.phase().name();
        }
        return progress.phase() == RunProgress.Phase.WRITING ? "CARRYING_OUT" : "LOOKING";
    }

    /** As people copy it. */
    public String shortId() {
        return shortened(id);
    }

    static String shortened(String id) {
        return id.substring(0, Math.min(8, id.length()));
    }

    public boolean isOn() {
        return state == RunState.RUNNING;
    }
}
