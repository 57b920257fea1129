package dev.rollcall.http;

/** Sees every answer that comes back, also those that are faults: to record a tenant's answers as fixtures. */
@FunctionalInterface
public interface ExchangeObserver {
    /** Looks away. */
    ExchangeObserver NONE = (method, answer) -> {};

    /**
     * An answer came back. Called on the thread that sent the request; several may call at once.
     *
     * @param method of the request, {@code GET} for example
     * @param answer as it came
     */
    void answered(String method, RawAnswer answer);
}
