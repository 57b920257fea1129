package dev.rollcall.intune;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHead;
import dev.rollcall.api.http.Fault;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Microsoft Graph, and the login before it, means by an answer that is no success. Limits, time-outs and failures
 * of Microsoft's own are in the host's table, as is what is no JSON.
 */
final class IntuneFaults {
    private static final String CONSENT = "Grant it in the Entra admin center: App registrations > the app > API"
            + " permissions > Microsoft Graph > Application permissions, then \"Grant admin consent\".";

    private static final Pattern CODE = Pattern.compile("[A-Za-z_]{1,60}");

    private IntuneFaults() {}

    static Optional<Fault> fault(AnswerHead answer) {
        var body = answer.json();
        if (body.isEmpty() || !body.get().isObject()) {
            return answer.status() == 404 && !isWebPage(answer) ? Optional.of(noApi()) : Optional.empty();
        }
        if (body.get().path("error").isString()) {
            return login(body.get());
        }
        return graph(answer, body.get().path("error"));
    }

    /** What a request for users means by a missing permission. */
    static Fault usersForbidden() {
        return new Fault(
                Kind.PERMISSION,
                "The app registration lacks the application permission User.Read.All, or an admin's consent to it.",
                CONSENT);
    }

    private static Optional<Fault> graph(AnswerHead answer, JsonNode error) {
        return switch (answer.status()) {
            case 400 -> Optional.of(refusal(answer, error));
            case 401 -> Optional.of(unauthorised(error));
            case 403 ->
                Optional.of(new Fault(
                        Kind.PERMISSION,
                        "The app registration lacks the application permission DeviceManagementManagedDevices.Read.All,"
                                + " or an admin's consent to it" + named(answer, error) + ".",
                        CONSENT));
            case 404 ->
                Optional.of(
                        error.isObject()
                                ? new Fault(
                                        Kind.NOT_FOUND,
                                        "Intune has no such record" + named(answer, error) + ".",
                                        "Check whether it was deleted in Intune.")
                                : noApi());
            default -> Optional.empty();
        };
    }

    /** Nothing but the message tells a tenant without Intune from a request that is wrong. */
    private static Fault refusal(AnswerHead answer, JsonNode error) {
        if (error.path("message").asString("").contains("not applicable to target tenant")) {
            return new Fault(
                    Kind.NOT_LICENSED,
                    "There is no Intune in this tenant: Microsoft has no active licence of it.",
                    "Check the tenant's id, and in the Microsoft 365 admin center whether its Intune licence is"
                            + " active.");
        }
        return new Fault(
                Kind.BAD_REQUEST,
                "Microsoft Graph refuses the request as wrong" + named(answer, error) + ".",
                "Check the settings; if they are right, report this to the maker of the plugin.");
    }

    private static Fault unauthorised(JsonNode error) {
        if (error.path("code").asString("").equals("Authorization_IdentityNotFound")) {
            return new Fault(
                    Kind.AUTHENTICATION,
                    "The app registration is not known in this tenant.",
                    "Enter the tenant in which it was made, or let an admin of the tenant consent to it.");
        }
        return new Fault(
                Kind.AUTHENTICATION,
                "Microsoft Graph refused the token.",
                "Check that the cloud is the tenant's own, and that the app registration is still there.");
    }

    private static Fault noApi() {
        return new Fault(
                Kind.SETTINGS,
                "There is no Microsoft Graph at this address.",
                "Check the cloud that is chosen, and its addresses if they were entered.");
    }

    /** The login's error codes are numbers; what is not known here is told by the standard's own code. */
    private static Optional<Fault> login(JsonNode body) {
        for (var number : body.path("error_codes")) {
            var known = LOGIN.stream()
                    .filter(refusal -> refusal.number == number.asInt(0))
                    .findFirst();
            if (known.isPresent()) {
                return known.map(LoginRefusal::fault);
            }
        }
        return Optional.empty();
    }

    /** Microsoft's support asks for the id of the request. */
    private static String named(AnswerHead answer, JsonNode error) {
        var code = error.path("code").asString("");
        var inner = error.has("innerError") ? error.path("innerError") : error.path("innererror");
        var id = answer.header("request-id")
                .or(() -> inner.path("request-id").asStringOpt())
                .filter(IntuneApi::isGuid);
        var known = CODE.matcher(code).matches() ? code : "status " + answer.status();
        return " (" + known + id.map(text -> ", request-id " + text).orElse("") + ")";
    }

    private static boolean isWebPage(AnswerHead answer) {
        return answer.bodyStart().stripLeading().startsWith("<");
    }

    private static final List<LoginRefusal> LOGIN = List.of(
            new LoginRefusal(
                    90002,
                    Kind.SETTINGS,
                    "Microsoft knows no such tenant in this cloud",
                    "Copy the Directory (tenant) ID again, and check the cloud."),
            new LoginRefusal(
                    700016,
                    Kind.AUTHENTICATION,
                    "The tenant has no app registration with this client ID",
                    "Copy the Application (client) ID again, and check the tenant."),
            new LoginRefusal(
                    7000215,
                    Kind.AUTHENTICATION,
                    "Microsoft does not know this client secret",
                    "Enter the Value of a client secret of this app, not its id; if it was not kept, make a new one."),
            new LoginRefusal(
                    7000222,
                    Kind.AUTHENTICATION,
                    "The client secret has expired",
                    "Make a new one under Certificates & secrets, and enter its Value."),
            new LoginRefusal(
                    700027,
                    Kind.AUTHENTICATION,
                    "Microsoft does not accept the proof by certificate",
                    "Upload this certificate under Certificates & secrets > Certificates; if it is there, try the"
                            + " signature RS256."),
            new LoginRefusal(
                    700024,
                    Kind.AUTHENTICATION,
                    "The proof by certificate is out of its time",
                    "Set this machine's clock right."));

    /**
     * A refusal of the login.
     *
     * @param number what follows AADSTS
     * @param happened without its full stop
     */
    private record LoginRefusal(int number, Kind kind, String happened, String cure) {
        Fault fault() {
            return new Fault(kind, happened + " (AADSTS" + number + ").", cure);
        }
    }
}
