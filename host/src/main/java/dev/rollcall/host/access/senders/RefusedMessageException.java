package dev.rollcall.host.access.senders;

import dev.rollcall.host.web.ProblemType;
import java.util.Objects;

/** A message is not taken. The text has two sentences, and quotes nothing of the message. */
public final class RefusedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    RefusedMessageException(ProblemType type, String message) {
        super(message);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
