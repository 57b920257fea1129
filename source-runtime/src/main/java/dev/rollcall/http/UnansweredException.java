package dev.rollcall.http;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;

/** A request got no whole answer. Has neither cause nor stack trace: causes name addresses with their queries. */
final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    UnansweredException(Fault fault) {
        super(fault.happened(), null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** No answer in time, or an answer for which the other side's own servers took too long. */
    static Fault tooLarge(OutboundRequest request) {
        return new Fault(
                Kind.PAGE_TOO_LARGE,
                request.spoken() + " could not answer so much in time.",
                "Ask for less at once; if that does not help, try again when the MDM is less busy.");
    }
}
