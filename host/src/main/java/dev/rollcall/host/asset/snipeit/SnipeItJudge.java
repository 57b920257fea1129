package dev.rollcall.host.asset.snipeit;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import dev.rollcall.http.AnswerJudge;
import dev.rollcall.http.RawAnswer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a status, a redirect or a web page of Snipe-IT means. An error in the body of a 200 is no matter of its own: what
 * it means depends on what was asked.
 */
final class SnipeItJudge implements AnswerJudge {
    private static final String LATER = "Try again later; if it stays so, ask who runs Snipe-IT.";
    private static final String ADDRESS =
            "Check the platform's address: it is that of Snipe-IT's own start page, without /api/v1.";
    private static final String TOKEN =
            "Make a new personal access token in Snipe-IT, for a user who may log in, and enter it.";

    /** How a failure begins whose answer is none of Snipe-IT's API, with status 200. */
    static final String SOMETHING_ELSE = "Something else than Snipe-IT's API answered at ";

    @Override
    public Optional<Fault> fault(RawAnswer answer) {
        var status = answer.status();
        if (status >= 300 && status < 400) {
            return Optional.of(redirect(answer));
        }
        if (status == 200) {
            return isJson(answer)
                    ? Optional.empty()
                    // Malformed, not a wrong address for certain: what PHP complains of comes before an answer that it
                    // spoils.
                    : Optional.of(new Fault(Kind.SETTINGS, SOMETHING_ELSE + place(answer) + ".", ADDRESS));
        }
        return Optional.of(bad(status, answer));
    }

    /** Snipe-IT redirects to its login without a good token, and to its set-up while the database is away. */
    private static Fault redirect(RawAnswer answer) {
        var location = answer.header("Location").orElse("");
        var path = location.replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
        if (path.endsWith("/setup")) {
            return new Fault(
                    Kind.UNAVAILABLE,
                    "Snipe-IT leads to its set-up page: its database can't be reached, or it was never set up.",
                    LATER);
        }
        if (path.endsWith("/login")) {
            return new Fault(Kind.AUTHENTICATION, "Snipe-IT asks for a login in place of taking the token.", TOKEN);
        }
        return new Fault(
                Kind.SETTINGS,
                place(answer) + " leads elsewhere (status " + answer.status() + ").",
                "Enter the address that it leads to, with https, if you trust it.");
    }

    private static Fault bad(int status, RawAnswer answer) {
        var said = Messages.of(answer.json().orElse(MissingNode.getInstance())).text();
        return switch (status) {
            case 401 -> new Fault(Kind.AUTHENTICATION, "Snipe-IT refuses the token (status 401).", TOKEN);
            case 403 ->
                new Fault(
                        Kind.PERMISSION,
                        "Snipe-IT does not allow this to the token's user" + saying(said) + " (status 403).",
                        "Give the user the permissions that the platform's check names.");
            case 404, 405 -> new Fault(Kind.SETTINGS, place(answer) + " is no address of Snipe-IT's API.", ADDRESS);
            case 422 ->
                new Fault(
                        Kind.BAD_REQUEST,
                        "Snipe-IT can't read the request" + saying(said) + ".",
                        "Report this to the maker of Rollcall, with Snipe-IT's version.");
            case 429 ->
                new Fault(
                        Kind.RATE_LIMITED,
                        "Snipe-IT's limit of requests a minute is used up.",
                        "Give Rollcall a user of its own, or raise API_THROTTLE_PER_MINUTE.");
            case 503 -> new Fault(Kind.UNAVAILABLE, "Snipe-IT is in maintenance (status 503).", LATER);
            default ->
                new Fault(
                        status >= 500 ? Kind.UNAVAILABLE : Kind.MALFORMED,
                        "Snipe-IT failed by itself (status " + status + ").",
                        "Try again later; if it stays so, look at Snipe-IT's log.");
        };
    }

    private static String saying(String said) {
        return said.isEmpty() ? "" : ": " + SnipeItText.quoted(said);
    }

    private static boolean isJson(RawAnswer answer) {
        var body = answer.body();
        var type = answer.header("Content-Type").orElse("");
        return body.length > 0 && body[0] == '{' && !type.contains("html");
    }

    private static String place(RawAnswer answer) {
        return answer.uri().getHost() + answer.uri().getPath();
    }

    /** Whether a body says that the request was refused. */
    static boolean isError(JsonNode body) {
        return "error".equals(body.path("status").asString(""));
    }
}
