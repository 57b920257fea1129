package dev.rollcall.google;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Google means by an answer that is no success. It goes by the reason in the answer, since a 403 may ask to slow
 * down, or name one of several things that a person has to grant. What is not said here is in the host's table.
 */
final class GoogleFaults {
    /** In Google's older and newer form. */
    private static final Set<String> SLOW_DOWN = Set.of(
            "userRateLimitExceeded",
            "rateLimitExceeded",
            "quotaExceeded",
            "dailyLimitExceeded",
            "RATE_LIMIT_EXCEEDED",
            "RESOURCE_EXHAUSTED");

    private static final Set<String> FAILED = Set.of("backendError", "internalError");
    private static final Set<String> API_IS_OFF = Set.of("accessNotConfigured", "SERVICE_DISABLED");
    private static final Set<String> SCOPE_LACKS = Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT");

    private static final String DELEGATE = "In Google's Admin console under Security > Access and data control > API"
            + " controls > Domain-wide delegation, add the service account's client ID with the scope "
            + GoogleApi.SCOPE + ".";

    private GoogleFaults() {}

    static Optional<Fault> fault(AnswerHead answer) {
        if (answer.bodyStart().stripLeading().startsWith("<")) {
            return webPage(answer.status());
        }
        var error = answer.json().map(body -> body.path("error"));
        if (error.filter(JsonNode::isString).isPresent()) {
            var description = answer.json()
                    .map(body -> body.path("error_description").asString(""))
                    .orElse("");
            return ofToken(error.get().asString(), description.toLowerCase(Locale.ROOT));
        }
        return error.filter(JsonNode::isObject).flatMap(found -> ofApi(answer.status(), found));
    }

    /** Google's API answers in JSON: with a web page something refuses that stands before it, and says nothing of it. */
    private static Optional<Fault> webPage(int status) {
        return status == 403
                ? Optional.of(
                        new Fault(
                                Kind.UNAVAILABLE,
                                "A proxy or firewall answered in place of Google (status 403).",
                                "Sync again later; if it stays so, ask who runs it whether this machine may call Google's API."))
                : Optional.empty();
    }

    private static Optional<Fault> ofApi(int status, JsonNode error) {
        var reasons = reasons(error);
        if (holds(reasons, SLOW_DOWN) || says(error, "quota exceeded")) {
            return Optional.of(new Fault(
                    Kind.RATE_LIMITED,
                    "Google asks to slow down (status " + status + ").",
                    "Look for other programs that read in the name of the same administrator and project; they share"
                            + " 2,400 requests a minute."));
        }
        if (holds(reasons, FAILED)) {
            return Optional.of(new Fault(
                    Kind.UNAVAILABLE,
                    "Google failed by itself (status " + status + ").",
                    "Sync again later; if it stays so, look at the Google Workspace Status Dashboard."));
        }
        return switch (status) {
            case 400 ->
                Optional.of(new Fault(
                        Kind.BAD_REQUEST,
                        "Google refuses the request as wrong.",
                        "Check customer ID, organizational unit and query; if they are right, report this to the maker of"
                                + " the plugin."));
            case 401 ->
                Optional.of(new Fault(
                        Kind.AUTHENTICATION,
                        "Google refused the access token.",
                        "Check that the service account is enabled and the administrator's account is not suspended."));
            case 403 -> Optional.of(notAllowed(reasons));
            default -> Optional.empty();
        };
    }

    private static Fault notAllowed(Set<String> reasons) {
        if (holds(reasons, API_IS_OFF)) {
            return new Fault(
                    Kind.PERMISSION,
                    "The Admin SDK API is switched off in the service account's project.",
                    "Enable it in Google Cloud under APIs & Services > Library > Admin SDK API, and wait some minutes.");
        }
        if (holds(reasons, SCOPE_LACKS)) {
            return new Fault(Kind.PERMISSION, "The access token lacks the scope for ChromeOS devices.", DELEGATE);
        }
        return new Fault(
                Kind.PERMISSION,
                "The administrator may not read ChromeOS devices.",
                "Give the account in Google's Admin console a role with the privilege Services > Chrome Management > Manage"
                        + " Devices, for all organizational units, or enter another administrator.");
    }

    /** The texts that part one {@code invalid_grant} from another are Google's own; the host knows the other errors. */
    private static Optional<Fault> ofToken(String error, String description) {
        if (error.equals("unauthorized_client")) {
            return refused("Google does not let the service account act for the administrator.", DELEGATE);
        }
        if (!error.equals("invalid_grant")) {
            return Optional.empty();
        }
        if (description.contains("short-lived") || description.contains("timeframe")) {
            return refused(
                    "Google refused the signed request for its time: this machine's clock is wrong.",
                    "Set the clock, best by letting the machine synchronise it, and check again.");
        }
        if (description.contains("signature")) {
            return refused(
                    "Google does not know the key: it was deleted, disabled or has expired.",
                    "Make a new key of the service account in Google Cloud, and enter its file.");
        }
        if (description.contains("email") || description.contains("user id")) {
            return refused(
                    "Google knows no such administrator.",
                    "Check the administrator's e-mail address for a misspelling.");
        }
        return refused(
                "Google refused the signed request for a token.",
                "Check that service account, key and administrator still exist, and that this machine's clock is right.");
    }

    private static Optional<Fault> refused(String happened, String cure) {
        return Optional.of(new Fault(Kind.AUTHENTICATION, happened, cure));
    }

    private static Set<String> reasons(JsonNode error) {
        var reasons = new HashSet<String>();
        error.path("errors").forEach(one -> reasons.add(one.path("reason").asString("")));
        error.path("details").forEach(one -> reasons.add(one.path("reason").asString("")));
        reasons.add(error.path("status").asString(""));
        return reasons;
    }

    private static boolean says(JsonNode error, String text) {
        return error.path("message").asString("").toLowerCase(Locale.ROOT).contains(text);
    }

    private static boolean holds(Set<String> reasons, Set<String> some) {
        return some.stream().anyMatch(reasons::contains);
    }
}
