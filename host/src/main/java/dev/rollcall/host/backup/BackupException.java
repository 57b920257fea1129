package dev.rollcall.host.backup;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A backup can't be made or restored. Its message has two sentences: what is in the way, and what to do. */
public final class BackupException extends Exception {
    private static final long serialVersionUID = 1L;

    BackupException(String message) {
        this(message, null);
    }

    BackupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
