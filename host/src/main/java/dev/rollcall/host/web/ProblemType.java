package dev.rollcall.host.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The sorts of problems that the API answers with; programs tell them by {@code type}, not by the sentences. */
public enum ProblemType {
    /** The request can't be read as what it says it is. */
    MALFORMED(HttpStatus.BAD_REQUEST, "The request can't be read"),
    /** No token, or one that is not valid. */
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A token is needed"),
    /** The caller is known, and their role does not let them do this. */
    FORBIDDEN(HttpStatus.FORBIDDEN, "The role does not allow it"),
    /** The request was sent to another host's name, as a page does that was made to call this machine. */
    FOREIGN_HOST(HttpStatus.FORBIDDEN, "The host name is not this host's"),
    /** There is no such route, connection, run or change. */
    UNKNOWN(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD(HttpStatus.METHOD_NOT_ALLOWED, "The route has no such method"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "There is no such representation"),
    /** It is there, and not in a state in which this can be done. */
    CONFLICT(HttpStatus.CONFLICT, "It can't be done now"),
    /** {@code rollcall.yaml} declares it. */
    DECLARED(HttpStatus.CONFLICT, "It is declared in a file"),
    /** A person has to confirm it; {@code confirmation} says what will happen. */
    UNCONFIRMED(HttpStatus.CONFLICT, "It has to be confirmed"),
    /** It was changed since it was looked at. */
    OUTDATED(HttpStatus.CONFLICT, "It was changed meanwhile"),
    /** It is not as If-Match says any more. */
    PRECONDITION(HttpStatus.PRECONDITION_FAILED, "It is not as expected any more"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of another kind"),
    /** Fields are wrong; {@code errors} names them. */
    INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "Some fields can't be used"),
    /** A file can't be used as a plugin. */
    PLUGIN_REFUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The plugin can't be used"),
    THROTTLED(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts"),
    /** A bug. */
    DEFECT(HttpStatus.INTERNAL_SERVER_ERROR, "The host failed"),
    /** The MDM or the platform answered with an error, or not at all. */
    UPSTREAM(HttpStatus.BAD_GATEWAY, "The MDM or the platform is in the way"),
    /** Something of the host's own is missing: a plugin, a setting, the database. */
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The host can't do this now");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As the problem details carry it: {@code urn:rollcall:problem:not-acceptable}. */
    public URI uri() {
        return URI.create(
                "urn:rollcall:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
