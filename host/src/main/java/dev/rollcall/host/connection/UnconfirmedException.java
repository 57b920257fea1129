package dev.rollcall.host.connection;

import java.util.Optional;

/** The opt-in is to be changed, and nobody has confirmed it. Nothing was stored. */
public final class UnconfirmedException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    private final transient OptInQuestion question;

    UnconfirmedException(OptInQuestion question) {
        super(
                Reason.UNCONFIRMED,
                "Allow MDM to update assignee is to be switched " + (question.on() ? "on" : "off")
                        + ", which has to be confirmed. Read what will happen, and send the same request with"
                        + " \"confirm\": true.");
        this.question = question;
    }

    /** What will happen. */
    public String text() {
        return question.text();
    }

    /** What a preview showed of it; empty if there is none that is not outdated. */
    public Optional<OptInNumbers> numbers() {
        return question.numbers();
    }
}
