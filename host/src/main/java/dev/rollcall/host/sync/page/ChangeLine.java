package dev.rollcall.host.sync.page;

import dev.rollcall.host.journal.ChangeKind;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A change or a remark as people read it.
 *
 * @param asset what people know the asset by; null for a device without one
 * @param assetAddress of its page in the platform; null where there is none
 * @param history where the history of the device is; null where it has neither a serial nor an asset
 * @param fields before and after; empty for a remark
 * @param reason why, a sentence
 * @param message what became of it; empty where nothing is to be said
 * @param evidence what the MDM showed; null where the device was not listed
 * @param decider the name of the connection that decides the assignee; null where no other sees the device
 * @param actor who approved, discarded or reverted it; null where nobody did
 * @param revertedBy the run that took it back; null if none did
 */
record ChangeLine(
        long id,
        String run,
        ChangeKind kind,
        ChangeState state,
        RuleText rule,
        @Nullable String asset,
        @Nullable String assetAddress,
        @Nullable String serial,
        @Nullable String sourceId,
        @Nullable String history,
        List<FieldLine> fields,
        String reason,
        String message,
        @Nullable Evidence evidence,
        List<String> sideEffects,
        @Nullable String decider,
        Instant at,
        @Nullable String actor,
        @Nullable String revertedBy) {
    /** What is in a path without being taken for a part of the way. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    ChangeLine {
        fields = List.copyOf(fields);
        sideEffects = List.copyOf(sideEffects);
    }

    /** The state of a run that looks as this state of a change does. */
    public RunState look() {
        return switch (state) {
            case DONE, PLANNED -> RunState.SUCCEEDED;
            case REFUSED, FAILED -> RunState.FAILED;
            case HELD, PLANNED_HELD, STALE, UNFINISHED, CLOSED -> RunState.HELD;
            case BEGUN, APPROVED, DISCARDED, REPLACED, NOTED -> RunState.RUNNING;
        };
    }

    /** Whether it was written and not taken back. */
    public boolean isWritten() {
        return state == ChangeState.DONE && revertedBy == null;
    }

    /** What people call what it is about. */
    public String subject() {
        return Optional.ofNullable(asset)
                .or(() -> Optional.ofNullable(serial))
                .or(() -> Optional.ofNullable(sourceId))
                .orElse("");
    }

    static @Nullable String history(ChangeRecord change) {
        var serial = change.serial();
        if (serial != null) {
            return history(serial);
        }
        var asset = change.assetId();
        return asset == null ? null : "/assets?asset=" + UriUtils.encode(asset, "UTF-8");
    }

    /** Where the history of the device with that serial is. */
    static String history(String serial) {
        return PLAIN.matcher(serial).matches()
                ? "/assets/" + serial
                : "/assets?serial=" + UriUtils.encode(serial, "UTF-8");
    }
}
