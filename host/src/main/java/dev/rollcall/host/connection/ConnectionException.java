package dev.rollcall.host.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something can't be done with a connection. The message says why and what to do; it holds no secret. */
public class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    ConnectionException(Reason reason, String message) {
        this(reason, message, null);
    }

    ConnectionException(Reason reason, String message, @Nullable Throwable cause) {
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
        /** There is no such connection. */
        UNKNOWN,
        /** What was entered can't be used; see {@link InvalidConnectionException}. */
        INVALID,
        /** {@code rollcall.yaml} declares it, so it can't be changed elsewhere. */
        DECLARED,
        /** It changes the opt-in, and nobody has confirmed that; see {@link UnconfirmedException}. */
        UNCONFIRMED,
        /** It was changed since the version that was expected. */
        OUTDATED,
        /** It is inactive, and its MDM is sent nothing. */
        INACTIVE,
        /** Its plugin is away, its settings are not what the plugin asks for, or a secret can't be decrypted. */
        UNUSABLE
    }
}
