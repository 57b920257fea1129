package dev.rollcall.host.access;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells who calls. */
public final class Callers {
    private Callers() {}

    /**
     * Who calls in this thread, with the address of the request; the host itself outside of requests.
     *
     * @throws IllegalStateException in a request of nobody known: of a route that is open to all
     */
    public static Caller current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known) {
            return known.caller().at(address());
        }
        if (RequestContextHolder.getRequestAttributes() != null) {
            throw new IllegalStateException("Nobody known sent this request.");
        }
        return Caller.HOST;
    }

    /** From where the request of this thread comes; empty outside of requests. */
    public static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : "";
    }
}
