package dev.rollcall.jamf;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What Jamf Pro, and the load balancer before it, means by an answer that is no success. What is not said here is in
 * the host's table: the token endpoint's own errors, a 404 by which the versions are tried, a 504 by which pages are
 * made smaller.
 */
final class JamfFaults {
    private static final String CREDENTIALS =
            "Check the client ID and secret, or the user name and password, and enter them again.";

    private JamfFaults() {}

    static Optional<Fault> fault(AnswerHead answer) {
        if (isWebPage(answer)) {
            return webPage(answer.status());
        }
        return switch (answer.status()) {
            case 401 -> answer.json().map(body -> body.path("errors")).flatMap(JamfFaults::refusal);
            case 403 ->
                Optional.of(new Fault(
                        Kind.PERMISSION,
                        "The credentials lack a privilege.",
                        "Grant the role \"Read Computers\" and \"Read Mobile Devices\" in Jamf Pro."));
            case 500 -> quota(answer);
            case 503 ->
                Optional.of(new Fault(
                        Kind.UNAVAILABLE,
                        "Jamf Pro is starting or under maintenance (status 503).",
                        "Sync again in some minutes."));
            default -> Optional.empty();
        };
    }

    /** Jamf Pro itself answers in JSON: a web page is of something that stands before it, and says nothing of it. */
    private static Optional<Fault> webPage(int status) {
        return switch (status) {
            case 403, 500, 502, 503 ->
                Optional.of(
                        new Fault(
                                Kind.UNAVAILABLE,
                                "A load balancer or firewall answered in place of Jamf Pro (status " + status + ").",
                                "Sync again later; if it stays so, ask who runs it whether this machine's address is blocked."));
            default -> Optional.empty();
        };
    }

    /** A wrong login has no errors at all; with a bad or expired token there is one. Else it is not Jamf Pro's. */
    private static Optional<Fault> refusal(JsonNode errors) {
        if (!errors.isArray()) {
            return Optional.empty();
        }
        if (errors.isEmpty()) {
            return Optional.of(new Fault(Kind.AUTHENTICATION, "Jamf Pro refused the login (status 401).", CREDENTIALS));
        }
        if (errors.path(0).path("code").asString("").equals("USER_EXPIRED_PASSWORD")) {
            return Optional.of(new Fault(
                    Kind.AUTHENTICATION,
                    "The password of the account has expired.",
                    "Sign in to Jamf Pro with the account, set a new password, and enter it here."));
        }
        return Optional.of(new Fault(
                Kind.AUTHENTICATION,
                "Jamf Pro refused the token (status 401).",
                "Check in Jamf Pro that the API client or the account is still there and enabled."));
    }

    /** An API gateway before a server may answer so, in the one way that it has. */
    private static Optional<Fault> quota(AnswerHead answer) {
        return answer.bodyStart().contains("policies.ratelimit.QuotaViolation")
                ? Optional.of(new Fault(
                        Kind.RATE_LIMITED,
                        "The gateway before Jamf Pro asks to slow down: its quota is used up.",
                        "Look for other programs that use the API of this server."))
                : Optional.empty();
    }

    private static boolean isWebPage(AnswerHead answer) {
        var type = answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || answer.bodyStart().stripLeading().startsWith("<");
    }
}
