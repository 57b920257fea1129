package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.people.Logins;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.access.people.Person;
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

/** Where people see who they are, change their password and log out. */
@Controller
class AccountPage {
    private final Logins logins;
    private final People people;

    AccountPage(Logins logins, People people) {
        this.logins = logins;
        this.people = people;
    }

    @GetMapping("/account")
    ModelAndView show() {
        return page(List.of(), HttpStatus.OK);
    }

    @PostMapping("/account/password")
    ModelAndView password(
            @RequestParam Optional<String> current,
            @RequestParam Optional<String> password,
            @RequestParam Optional<String> again) {
        if (!password.equals(again)) {
            return page(List.of(People.UNEQUAL), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            logins.changeOwn(current.orElse(null), password.orElse(null), Callers.current());
            return new ModelAndView(new RedirectView(LoginPage.PATH + "?changed", true));
        } catch (ProblemException e) {
            return page(e.shown(), e.type().status());
        }
    }

    private ModelAndView page(List<FieldProblem> problems, HttpStatus status) {
        var caller = Callers.current();
        var person = caller.kind() == Caller.Kind.PERSON ? people.find(caller.id()) : Optional.<Person>empty();
        var view = new ModelAndView("access/account", status);
        view.addObject("name", caller.name());
        view.addObject("role", caller.role().name());
        view.addObject("hasPassword", person.filter(known -> !known.external()).isPresent());
        view.addObject("external", person.filter(Person::external).isPresent());
        view.addObject("problems", problems);
        return view;
    }
}
