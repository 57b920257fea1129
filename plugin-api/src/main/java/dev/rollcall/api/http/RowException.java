package dev.rollcall.api.http;

import org.jspecify.annotations.Nullable;

/** A single record can't be read; the others can. Its message is a sentence for people, without the record's values. */
public final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    public RowException(String message) {
        super(message);
    }

    public RowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
