package dev.rollcall.host.asset;

import dev.rollcall.api.FailureKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The platform could not be asked, or refused. The message has two sentences for a person: what happened, and what to
 * do. It holds no secret, and of an answer's body only the platform's own sentence about what it refused.
 */
public final class PlatformException extends Exception {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final String cure;

    /**
     * A failure.
     *
     * @param kind decides what happens next
     * @param happened what happened, one sentence
     * @param cure what to do, one sentence
     */
    public PlatformException(FailureKind kind, String happened, String cure) {
        this(kind, happened, cure, null);
    }

    /** A failure with the exception that caused it. */
    public PlatformException(FailureKind kind, String happened, String cure, @Nullable Throwable cause) {
        super(happened, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.cure = Objects.requireNonNull(cure, "cure");
    }

    /**
     * Something that a look after a write found, and that is nobody's error.
     *
     * @param what a sentence's end
     */
    public static PlatformException afterWrite(String what) {
        return new PlatformException(
                FailureKind.TRANSIENT,
                "After the write, " + what.replaceFirst("[.]$", "") + ".",
                "Nothing is to be done; the next run decides anew.");
    }

    public FailureKind kind() {
        return kind;
    }

    /** What happened, one sentence. */
    public String happened() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** What to do, one sentence. */
    public String cure() {
        return cure;
    }

    /** Both sentences. */
    @Override
    public String getMessage() {
        return happened() + " " + cure;
    }
}
