package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Fault;
import dev.rollcall.http.AnswerJudge;
import dev.rollcall.http.RawAnswer;
import java.util.Optional;

/**
 * What a status or an error code of GLPI means. Codes whose meaning depends on what was asked are no fault of their own:
 * an item that is not there, a list's end, the rows of a write, and a session that has ended.
 */
final class GlpiJudge implements AnswerJudge {
    private static final String LATER = "Try again later; if it stays so, ask who runs GLPI.";
    private static final String ADDRESS =
            "Check the platform's address: it is that of GLPI's own login page, without /apirest.php.";
    private static final String TOKEN =
            "Enter the API token of an active user: GLPI shows it in the user's preferences,"
                    + " under 'Remote access keys'.";
    private static final String CLIENT =
            "Look at GLPI's Setup > General > API: the API client for Rollcall's address and"
                    + " its application token have to be the ones in the platform's settings.";

    /** How a failure begins whose answer is none of GLPI's API, with status 200. */
    static final String SOMETHING_ELSE = "Something else than GLPI's API answered at ";

    @Override
    public Optional<Fault> fault(RawAnswer answer) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return isJson(answer)
                    ? Optional.empty()
                    // An empty page with status 200 is how PHP ends after a fatal error [rec
                    // 04-put-id-in-url-and-array].
                    : Optional.of(new Fault(Kind.SETTINGS, SOMETHING_ELSE + place(answer) + ".", ADDRESS));
        }
        if (status >= 300 && status < 400) {
            return Optional.of(new Fault(
                    Kind.SETTINGS,
                    place(answer) + " leads elsewhere (status " + status + ").",
                    "Enter the address that it leads to, with https, if you trust it."));
        }
        var error = GlpiError.of(answer);
        if (error == null || status >= 500) {
            return Optional.of(ofStatus(status, answer));
        }
        return isMatterOfTheRequest(error) ? Optional.empty() : Optional.of(ofCode(error, status, answer));
    }

    private static boolean isMatterOfTheRequest(GlpiError error) {
        return error.isNotFound()
                || error.isBeyondEnd()
                || error.isUnknownTable()
                || error.isOfSession()
                || error.isOfWrite();
    }

    private static Fault ofCode(GlpiError error, int status, RawAnswer answer) {
        return switch (error.code()) {
            case "ERROR_GLPI_LOGIN_USER_TOKEN", "ERROR_GLPI_LOGIN" ->
                new Fault(
                        Kind.AUTHENTICATION,
                        "GLPI refuses the user token: it is wrong, or its user is not active.",
                        TOKEN);
            case "ERROR_LOGIN_PARAMETERS_MISSING", "ERROR_LOGIN_WITH_CREDENTIALS_DISABLED" ->
                new Fault(
                        Kind.AUTHENTICATION,
                        "The user token did not reach GLPI.",
                        "Let the web server pass the Authorization header on to PHP: Apache with PHP-FPM drops it unless"
                                + " it is told not to.");
            case "ERROR_APP_TOKEN_PARAMETERS_MISSING" ->
                new Fault(Kind.AUTHENTICATION, "GLPI's API client asks for an application token.", CLIENT);
            case "ERROR_WRONG_APP_TOKEN_PARAMETER" ->
                new Fault(Kind.AUTHENTICATION, "GLPI refuses the application token.", CLIENT);
            case "ERROR_NOT_ALLOWED_IP" ->
                new Fault(Kind.SETTINGS, "GLPI has no API client that lets Rollcall's address in.", CLIENT);
            case "ERROR_RIGHT_MISSING" -> rightMissing(answer);
            case "ERROR" -> plain(error, answer);
            default ->
                new Fault(
                        status == 401 ? Kind.AUTHENTICATION : Kind.BAD_REQUEST,
                        "GLPI refuses the request (" + error.code() + saying(error) + ").",
                        "Report this to the maker of Rollcall, with GLPI's version.");
        };
    }

    private static Fault rightMissing(RawAnswer answer) {
        var table = table(answer);
        return new Fault(
                Kind.PERMISSION,
                "GLPI does not let the token's user see " + table + " (status 403).",
                "Give the user's profile the right '" + Rights.spoken(table)
                        + "', in an entity that holds the assets.");
    }

    /** A code without a name of its own: the switch of the API is all that a login meets so. */
    private static Fault plain(GlpiError error, RawAnswer answer) {
        if (answer.uri().getPath().endsWith("/initSession")) {
            return new Fault(
                    Kind.SETTINGS,
                    "GLPI lets nobody log in to its API" + saying(error) + ".",
                    "Switch on 'Enable Rest API' in GLPI under Setup > General > API.");
        }
        return new Fault(
                Kind.BAD_REQUEST,
                "GLPI refuses the request" + saying(error) + ".",
                "Report this to the maker of Rollcall, with GLPI's version.");
    }

    private static Fault ofStatus(int status, RawAnswer answer) {
        return switch (status) {
            case 401 ->
                new Fault(
                        Kind.AUTHENTICATION,
                        "The web server before GLPI asks for a login of its own (status 401).",
                        "Let it pass requests to /apirest.php without one.");
            case 403 ->
                new Fault(
                        Kind.PERMISSION,
                        "The web server before GLPI lets nobody in to " + place(answer) + " (status 403).",
                        "Let it pass requests of Rollcall's address to /apirest.php.");
            case 404, 405 -> new Fault(Kind.SETTINGS, place(answer) + " is no address of GLPI's API.", ADDRESS);
            case 429 ->
                new Fault(
                        Kind.RATE_LIMITED,
                        "The web server before GLPI asks to slow down.",
                        "Set a lower requestsPerMinute in the platform's settings.");
            case 503 -> new Fault(Kind.UNAVAILABLE, "GLPI is in maintenance (status 503).", LATER);
            default ->
                new Fault(
                        status >= 500 ? Kind.UNAVAILABLE : Kind.MALFORMED,
                        "GLPI failed by itself (status " + status + ").",
                        "Try again later; if it stays so, look at GLPI's files/_log/php-errors.log.");
        };
    }

    /** The table that was asked for: the last part of the path that is no number. */
    private static String table(RawAnswer answer) {
        var parts = answer.uri().getPath().split("/", -1);
        for (var i = parts.length - 1; i >= 0; i--) {
            if (!parts[i].isEmpty() && !Character.isDigit(parts[i].charAt(0))) {
                return parts[i];
            }
        }
        return "it";
    }

    private static String saying(GlpiError error) {
        return error.said().isEmpty() ? "" : ": " + GlpiText.quoted(error.said());
    }

    private static boolean isJson(RawAnswer answer) {
        var body = answer.body();
        var type = answer.header("Content-Type").orElse("");
        return body.length > 0 && body[0] != '<' && !type.contains("html");
    }

    private static String place(RawAnswer answer) {
        return answer.uri().getHost() + answer.uri().getPath();
    }
}
