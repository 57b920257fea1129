package dev.rollcall.http;

import org.jspecify.annotations.Nullable;

/** What lies beneath a failure. */
public final class Causes {
    /** More than any library wraps; causes may go in a circle. */
    private static final int DEEPEST = 12;

    private Causes() {}

    /** Whether a failure is of that type, or was caused by one that is. */
    public static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        var cause = failure;
        for (var depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
