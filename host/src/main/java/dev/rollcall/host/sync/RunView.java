package dev.rollcall.host.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunAction;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it. */
@Schema(name = "Run", description = "One sync of one connection, or what was done with what it left to people.")
record RunView(
        String id,
        ConnectionName connection,

        @Schema(
                description = "APPLY and PREVIEW read both sides; APPLY_DEVICE and PREVIEW_DEVICE look one device up;"
                        + " APPLY_PREVIEW, APPROVE and REVERT write what another run showed, held or wrote.")
        Purpose purpose,

        @Schema(description = "RUNNING, or how it ended.") RunState state,
        @Schema(description = "Who or what asked for it.") String initiator,

        @Schema(description = "The run that it applies, approves or reverts.") @Nullable
        String basis,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description = "The serials of the single devices that it is about, with commas between them; absent"
                        + " where it is about all.")
        @Nullable
        String device,

        @Schema(description = "Whether it tried another policy than the connection's.")
        boolean trial,

        @Schema(description = "Whether everything was read.")
        boolean complete,

        Instant beganAt,

        @Schema(description = "Absent while it runs.") @Nullable
        Instant endedAt,

        @Schema(description = "How far it is; absent when it has ended, or runs on another host.") @Nullable
        ProgressView progress,

        @Schema(description = "What it found and did; absent while it runs.") @Nullable
        RunReport report,

        @Schema(description = "The report in a sentence; absent while it runs.") @Nullable
        String summary,

        @Schema(description = "What people did with it, the earliest first.")
        List<ActionView> actions,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Only where a run was asked for: whether it was on already.")
        @Nullable
        Boolean joined) {

    RunView {
        actions = List.copyOf(actions);
    }

    static RunView of(RunRecord run, Optional<RunProgress.View> progress, List<RunAction> actions) {
        var isRunning = run.state() == RunState.RUNNING;
        return new RunView(
                run.id(),
                new ConnectionName(run.connectionId(), run.connectionName()),
                run.purpose(),
                run.state(),
                run.initiator(),
                run.basis().orElse(null),
                run.device().orElse(null),
                run.trial(),
                run.complete(),
                run.beganAt(),
                run.endedAt().orElse(null),
                isRunning ? progress.map(ProgressView::of).orElse(null) : null,
                isRunning ? null : run.report(),
                isRunning ? null : RunText.summary(run.purpose(), run.report()) + ".",
                actions.stream().map(ActionView::of).toList(),
                null);
    }

    /** The same, as the answer to a request for it. */
    RunView joined(boolean wasOnAlready) {
        return new RunView(
                id,
                connection,
                purpose,
                state,
                initiator,
                basis,
                device,
                trial,
                complete,
                beganAt,
                endedAt,
                progress,
                report,
                summary,
                actions,
                wasOnAlready);
    }

    /** A connection, by id and by the name it had then. */
    @Schema(name = "ConnectionName")
    record ConnectionName(String id, String name) {}

    /** What somebody did with a run. */
    @Schema(name = "RunAction", description = "What somebody did with a run.")
    record ActionView(
            @Schema(description = "APPLY of a preview, APPROVE and DISCARD of what was held, REVERT, CANCEL.")
            RunAction.Kind kind,

            @Schema(description = "Who did it.") String by,
            Instant at,

            @Schema(description = "How many changes were meant; absent where none were, or that is not known.")
            @Nullable
            Integer changes,

            @Schema(description = "The id of the run that carries it out; absent where none does.") @Nullable
            String run) {
        static ActionView of(RunAction action) {
            return new ActionView(
                    action.kind(),
                    action.actor(),
                    action.at(),
                    action.changes().stream().boxed().findFirst().orElse(null),
                    action.carriedOutBy().orElse(null));
        }
    }

    /** How far a run is. */
    @Schema(name = "Progress", description = "How far a run is.")
    record ProgressView(
            RunProgress.Phase phase,
            @Schema(description = "Devices read so far.") long devices,
            @Schema(description = "Assets read so far.") long assets,

            @Schema(description = "How many changes are to be written.")
            long toWrite,

            @Schema(description = "How many of them have been, in whatever way they ended.")
            long written,

            @Schema(
                    type = "string",
                    description = "How long the rest will take at the pace so far; absent while that is not known.",
                    example = "PT4M10S")
            @Nullable
            Duration timeLeft) {
        static ProgressView of(RunProgress.View view) {
            return new ProgressView(
                    view.phase(),
                    view.devices(),
                    view.assets(),
                    view.toWrite(),
                    view.written(),
                    view.left().orElse(null));
        }
    }
}
