package dev.rollcall.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An MDM could not be read. The message has two sentences for a person: what happened, and what to do. It holds no
 * secret and no part of an answer's body but a code or text that the plugin has chosen.
 */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String cure;
    private final @Nullable Duration retryAfter;

    /**
     * A failure.
     *
     * @param kind decides what happens next
     * @param happened what happened, one sentence
     * @param cure what to do, one sentence
     */
    public SourceException(Kind kind, String happened, String cure) {
        this(kind, happened, cure, null, null);
    }

    /** A failure with the exception that caused it; the cause goes into the log of a {@link Kind#DEFECT} only. */
    public SourceException(Kind kind, String happened, String cure, @Nullable Throwable cause) {
        this(kind, happened, cure, null, cause);
    }

    /**
     * A failure that says when to try again.
     *
     * @param retryAfter not before; null if the MDM did not say
     */
    public SourceException(
            Kind kind, String happened, String cure, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(happened, cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.cure = Objects.requireNonNull(cure, "cure");
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
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

    /** How long the MDM asked to wait. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Both sentences. */
    @Override
    public String getMessage() {
        return happened() + " " + cure;
    }

    /** What went wrong. New kinds may be added; each belongs to one {@link FailureKind}. */
    public enum Kind {
        /** The credentials were refused, also after a new token was taken. */
        AUTHENTICATION(FailureKind.CONFIGURATION),
        /** The credentials are good and lack a permission. */
        PERMISSION(FailureKind.CONFIGURATION),
        /** The address or another setting is wrong: another product answers, or a web page. */
        SETTINGS(FailureKind.CONFIGURATION),
        /** The tenant has no licence for what is asked. */
        NOT_LICENSED(FailureKind.CONFIGURATION),
        /** The MDM asks to slow down. */
        RATE_LIMITED(FailureKind.TRANSIENT),
        /** The MDM could not be reached, or failed by itself. */
        UNAVAILABLE(FailureKind.TRANSIENT),
        /** No answer in time. */
        TIMEOUT(FailureKind.TRANSIENT),
        /** The MDM can't answer so much at once: to be asked again for less. */
        PAGE_TOO_LARGE(FailureKind.TRANSIENT),
        /** The list can't be walked on from here: to be read again from its start. */
        WALK_EXPIRED(FailureKind.TRANSIENT),
        /** The list changed while it was read, or fewer records came than the MDM says it has. */
        INCOMPLETE(FailureKind.TRANSIENT),
        /** What was asked for does not exist. */
        NOT_FOUND(FailureKind.PROTOCOL),
        /** The MDM refuses the request as wrong. */
        BAD_REQUEST(FailureKind.PROTOCOL),
        /** The answer is not what its description says. */
        MALFORMED(FailureKind.PROTOCOL),
        /** A bug of the plugin or the host. */
        DEFECT(FailureKind.DEFECT);

        private final FailureKind failure;

        Kind(FailureKind failure) {
            this.failure = failure;
        }

        /** What happens next. */
        public FailureKind failure() {
            return failure;
        }
    }
}
