package dev.rollcall.host.web;

/**
 * Ends an answer of which a part is sent already: the connection is cut, so that the client does not take the part for
 * the whole.
 */
public final class BrokenAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenAnswerException(Throwable cause) {
        super("The answer was begun and can't be ended. Ask again when the reason is gone.", cause);
    }
}
