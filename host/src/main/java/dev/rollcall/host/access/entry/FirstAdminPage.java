package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.people.FirstAdmin;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Where the first ADMIN is made. */
@Controller
class FirstAdminPage {
    static final String PATH = "/first-admin";

    private final FirstAdmin firstAdmin;

    FirstAdminPage(FirstAdmin firstAdmin) {
        this.firstAdmin = firstAdmin;
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam Optional<String> token) {
        return firstAdmin.holds(token.orElse(null)) ? form(token.orElse(""), "", List.of()) : gone();
    }

    @PostMapping(PATH)
    ModelAndView make(
            @RequestParam Optional<String> token,
            @RequestParam Optional<String> name,
            @RequestParam Optional<String> password,
            @RequestParam Optional<String> again) {
        if (!firstAdmin.holds(token.orElse(null))) {
            return gone();
        }
        var entered = name.orElse("").strip();
        if (!password.equals(again)) {
            return form(token.orElse(""), entered, List.of(People.UNEQUAL));
        }
        try {
            var made = firstAdmin.make(token.orElse(null), entered, password.orElse(null));
            return made ? new ModelAndView(new RedirectView(LoginPage.PATH + "?made", true)) : gone();
        } catch (ProblemException e) {
            return form(token.orElse(""), entered, e.errors());
        }
    }

    private static ModelAndView form(String token, String name, List<FieldProblem> problems) {
        var view = new ModelAndView(
                "access/first-admin", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("token", token);
        view.addObject("name", name);
        view.addObject("problems", problems);
        return view;
    }

    private static ModelAndView gone() {
        return new ModelAndView("access/first-admin-gone", HttpStatus.GONE);
    }
}
