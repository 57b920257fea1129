package dev.rollcall.host.sync;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that was asked of the sync can't be done. The message has two sentences: what is in the way, and the cure. */
public final class SyncException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SyncException(Reason reason, String message) {
        this(reason, message, null);
    }

    SyncException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** Which sort of reason it is. */
    public enum Reason {
        /** There is no such connection, run or change. */
        UNKNOWN,
        /** It is there, and not in a state in which this can be done. */
        CONFLICT,
        /** The MDM, its plugin, its settings or the platform are in the way. */
        UNAVAILABLE
    }
}
