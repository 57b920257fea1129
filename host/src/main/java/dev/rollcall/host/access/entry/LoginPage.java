package dev.rollcall.host.access.entry;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where people log in. */
@Controller
class LoginPage {
    static final String PATH = "/login";

    /** Each has a text of its own in the bundle. */
    private static final Set<String> REASONS = Set.of(
            "refused",
            "throttled",
            "unavailable",
            "stale",
            "out",
            "changed",
            "made",
            LoginOutcome.NO_ROLE,
            LoginOutcome.KEPT_OUT,
            "provider");

    private final String provider;

    LoginPage(AccessConfiguration.Options options) {
        this.provider = options.oidc().map(OidcSettings::label).orElse("");
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam Map<String, String> parameters) {
        var view = new ModelAndView("access/login", HttpStatus.OK);
        parameters.keySet().stream()
                .filter(REASONS::contains)
                .findFirst()
                .ifPresent(reason -> view.addObject("reason", reason));
        view.addObject("provider", provider);
        return view;
    }
}
