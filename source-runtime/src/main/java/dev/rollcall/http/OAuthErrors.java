package dev.rollcall.http;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What the errors of a token endpoint mean (RFC 6749, 5.2; the last three are used by large vendors). */
final class OAuthErrors {
    private static final String CREDENTIALS = "Check the client's id and its secret or key, and enter them again.";
    private static final String LATER = "Try again later; if it stays so, look at the MDM's status page.";

    private static final Map<String, Meaning> MEANINGS = Map.of(
            "invalid_client",
            new Meaning(Kind.AUTHENTICATION, "does not accept the client's id, secret or key", CREDENTIALS),
            "invalid_grant",
            new Meaning(
                    Kind.AUTHENTICATION,
                    "does not accept the signed assertion or the user it names",
                    "Check the key, the user and this machine's clock."),
            "unauthorized_client",
            new Meaning(
                    Kind.AUTHENTICATION,
                    "does not let this client take tokens this way",
                    "Check the client's id, and what an admin of the MDM has allowed it."),
            "invalid_scope",
            new Meaning(
                    Kind.AUTHENTICATION,
                    "does not give the client the scope asked for",
                    "Let an admin of the MDM grant it what the provider's page names."),
            "access_denied",
            new Meaning(
                    Kind.AUTHENTICATION,
                    "denies the client a token",
                    "Let an admin of the MDM grant it what the provider's page names."),
            "invalid_request",
            new Meaning(
                    Kind.AUTHENTICATION,
                    "does not accept the token request",
                    "Check the tenant, the client's id and its secret or key."),
            "unsupported_grant_type",
            new Meaning(Kind.AUTHENTICATION, "gives no tokens of this kind", "Check the connection's address."),
            "temporarily_unavailable",
            new Meaning(Kind.UNAVAILABLE, "can't give a token now", LATER),
            "server_error",
            new Meaning(Kind.UNAVAILABLE, "failed to give a token", LATER),
            "internal_failure",
            new Meaning(Kind.UNAVAILABLE, "failed to give a token", LATER));

    private OAuthErrors() {}

    static Optional<Fault> fault(RawAnswer answer) {
        if (answer.status() >= 500 || answer.status() == 429) {
            return Optional.empty();
        }
        var code = answer.json()
                .map(body -> body.path("error"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElse("");
        var meaning = MEANINGS.get(code);
        if (meaning != null) {
            return Optional.of(meaning.fault(answer, " (" + code + ")."));
        }
        return answer.status() == 400 || answer.status() == 401 || answer.status() == 403
                ? Optional.of(new Meaning(Kind.AUTHENTICATION, "refuses to give a token", CREDENTIALS)
                        .fault(answer, " (status " + answer.status() + ")."))
                : Optional.empty();
    }

    private record Meaning(Kind kind, String does, String cure) {
        Fault fault(RawAnswer answer, String how) {
            return new Fault(kind, answer.uri().getHost() + " " + does + how, cure);
        }
    }
}
