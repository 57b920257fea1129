package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunAction;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API tells it.
 *
 * @param basis the run that it approves, applies or reverts; null if none
 * @param device the serial of the one device that it is about; null for all
 * @param endedAt null while it runs
 * @param progress how far it is; null if that is not known, or it has ended
 * @param report null while it runs
 * @param actions what people did with it, the earliest first; null where a host does not tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunView(
        String id,
        ConnectionName connection,
        Purpose purpose,
        RunState state,
        String initiator,
        @Nullable String basis,
        @Nullable String device,
        boolean complete,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable ProgressView progress,
        @Nullable RunReport report,
        @Nullable List<ActionView> actions) {
    private static final int SHORT = 8;

    /** A connection, by id and by the name it had then. */
    record ConnectionName(String id, String name) {}

    /**
     * What somebody did with it.
     *
     * @param changes how many changes were meant; null where none were, or that is not known
     * @param run the id of the run that carries it out; null where none does
     */
    record ActionView(
            RunAction.Kind kind,
            String by,
            Instant at,
            @Nullable Integer changes,
            @Nullable String run) {
        /** A sentence, without a full stop. */
        String text(TimeText times) {
            var meant = changes == null ? "it" : changes == 1 ? "1 change" : changes + " changes";
            var done =
                    switch (kind) {
                        case APPLY -> "applied " + meant;
                        case APPROVE -> "approved " + meant;
                        case DISCARD -> "discarded " + meant;
                        case REVERT -> "took back " + meant;
                        case CANCEL -> "cancelled it";
                    };
            return by + " " + done + " on " + times.moment(at) + (run == null ? "" : ", by run " + shortened(run));
        }
    }

    /** What people did with it, the earliest first. */
    List<ActionView> done() {
        return actions == null ? List.of() : actions;
    }

    /** What it found and did so far. */
    RunReport reported() {
        return report == null ? RunReport.EMPTY : report;
    }

    /** What people copy. */
    String shortId() {
        return shortened(id);
    }

    static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }

    boolean isOver() {
        return state != RunState.RUNNING;
    }

    /** How long it took. */
    Duration took() {
        return endedAt == null ? Duration.ZERO : Duration.between(beganAt, endedAt);
    }

    /** What it does or did, as a noun. */
    String title() {
        return switch (purpose) {
            case APPLY -> "Sync";
            case PREVIEW -> "Preview";
            case APPLY_DEVICE -> "Sync of the device " + deviceText();
            case PREVIEW_DEVICE -> "Preview of the device " + deviceText();
            case APPLY_PREVIEW -> "Application of the preview " + basisText();
            case APPROVE -> "Approval of what run " + basisText() + " held";
            case REVERT -> "Reversal of run " + basisText();
        };
    }

    ExitCode exitCode() {
        return switch (state) {
            case RUNNING, SUCCEEDED -> ExitCode.OK;
            case HELD -> ExitCode.HELD;
            case PARTIAL -> ExitCode.PARTIAL;
            case INCOMPLETE -> ExitCode.INCOMPLETE;
            case CANCELLED, INTERRUPTED -> ExitCode.INTERRUPTED;
            case FAILED -> ExitCode.FAILED;
        };
    }

    private String deviceText() {
        return device == null ? "" : TextTable.plain(device);
    }

    private String basisText() {
        return basis == null ? "" : shortened(basis);
    }
}
