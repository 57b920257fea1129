package dev.rollcall.host.access.entry;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people log in. */
@Controller
class LoginPage {
    static final String PATH = "/login";

    private static final Map<String, String> MESSAGES = Map.of(
            "refused",
            "The name or the password is wrong. Enter both again.",
            "throttled",
            "Too many wrong passwords came for this account, or from this address. Wait 15 minutes, then enter"
                    + " the right one.",
            "unavailable",
            "The database can't be read. Ask who runs Rollcall to look at its log.",
            "stale",
            "The page was too old, or not one of Rollcall. Log in anew.",
            "out",
            "You are logged out.",
            "changed",
            "The password is changed. Log in with the new one.",
            "made",
            "The first ADMIN is made. Log in as this person.",
            LoginOutcome.NO_ROLE,
            "The identity provider knows you, and gives you no role here. Ask who runs it, or an ADMIN of Rollcall,"
                    + " for one.",
            LoginOutcome.KEPT_OUT,
            "The identity provider knows you, and you are disabled here, or somebody else has your name. Ask an"
                    + " ADMIN of Rollcall.",
            "provider",
            "The identity provider did not let you in, or can't be reached. Try again, or ask who runs it.");

    private final String provider;

    LoginPage(AccessConfiguration.Options options) {
        this.provider = options.oidc().map(OidcSettings::label).orElse("");
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam Map<String, String> parameters) {
        var view = new ModelAndView("access/login", HttpStatus.OK);
        parameters.keySet().stream()
                .map(MESSAGES::get)
                .filter(message -> message != null)
                .findFirst()
                .ifPresent(message -> view.addObject("message", message));
        view.addObject("provider", provider);
        return view;
    }
}
