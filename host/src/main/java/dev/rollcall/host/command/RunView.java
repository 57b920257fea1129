package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API tells it.
 *
 * @param basis the run that it approves, applies or reverts; null if none
 * @param endedAt null while it runs
 * @param progress how far it is; null if that is not known, or it has ended
 * @param report null while it runs
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record RunView(
        String id,
        ConnectionName connection,
        Purpose purpose,
        RunState state,
        String initiator,
        @Nullable String basis,
        boolean complete,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable ProgressView progress,
        @Nullable RunReport report) {
    private static final int SHORT = 8;

    /** A connection, by id and by the name it had then. */
    record ConnectionName(String id, String name) {}

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

    private String basisText() {
        return basis == null ? "" : shortened(basis);
    }
}
