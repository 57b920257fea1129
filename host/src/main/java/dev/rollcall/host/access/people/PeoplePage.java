package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.Onward;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where ADMINs see who may log in, and let others in. */
@Controller
class PeoplePage {
    private static final String ROUTE = "/people";
    private static final String ONE = ROUTE + "/{id}";
    private static final int AT_ONCE = 50;
    private static final FieldProblem UNCONFIRMED =
            new FieldProblem("confirm", "Nobody is deleted by mistake.", "Tick that you mean it, or disable them.");

    private final People people;
    private final Onward onward;

    PeoplePage(People people, Onward onward) {
        this.people = people;
        this.onward = onward;
    }

    /** A form as it was sent, without its passwords. */
    record Form(String name, String role, List<FieldProblem> problems) {
        static final Form EMPTY = new Form("", Role.VIEWER.name(), List.of());

        Form {
            problems = List.copyOf(problems);
        }
    }

    @GetMapping(ROUTE)
    ModelAndView all(@RequestParam(defaultValue = "0") int offset) {
        return list(offset, Form.EMPTY, HttpStatus.OK);
    }

    @PostMapping(ROUTE)
    ModelAndView create(
            @RequestParam Optional<String> name,
            @RequestParam Optional<Role> role,
            @RequestParam Optional<String> password,
            @RequestParam Optional<String> again,
            RedirectAttributes flash) {
        var entered = name.map(String::strip);
        try {
            requireEqual(password, again);
            people.create(entered.orElse(null), role.orElse(null), password.orElse(null), Callers.current());
        } catch (ProblemException e) {
            var form = new Form(entered.orElse(""), role.map(Role::name).orElse(""), e.shown());
            return list(0, form, e.type().status());
        }
        return onward.to(ROUTE, flash, "people.said.made", entered.orElse(""));
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable String id) {
        return detail(id, List.of(), HttpStatus.OK);
    }

    @PostMapping(ONE + "/role")
    ModelAndView role(@PathVariable String id, @RequestParam Optional<Role> role, RedirectAttributes flash) {
        return done(id, flash, "people.said.role", () -> people.change(id, role, Optional.empty(), Callers.current()));
    }

    @PostMapping(ONE + "/disable")
    ModelAndView disable(@PathVariable String id, RedirectAttributes flash) {
        return done(
                id,
                flash,
                "people.said.disabled",
                () -> people.change(id, Optional.empty(), Optional.of(true), Callers.current()));
    }

    @PostMapping(ONE + "/enable")
    ModelAndView enable(@PathVariable String id, RedirectAttributes flash) {
        return done(
                id,
                flash,
                "people.said.enabled",
                () -> people.change(id, Optional.empty(), Optional.of(false), Callers.current()));
    }

    @PostMapping(ONE + "/password")
    ModelAndView password(
            @PathVariable String id,
            @RequestParam Optional<String> password,
            @RequestParam Optional<String> again,
            RedirectAttributes flash) {
        return done(id, flash, "people.said.password", () -> {
            requireEqual(password, again);
            people.setPassword(id, password.orElse(null), Callers.current());
        });
    }

    @PostMapping(ONE + "/delete")
    ModelAndView delete(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean confirm, RedirectAttributes flash) {
        return done(id, flash, "people.said.deleted", () -> {
            if (!confirm) {
                throw ProblemException.invalid(List.of(UNCONFIRMED));
            }
            people.delete(id, Callers.current());
        });
    }

    private ModelAndView done(String id, RedirectAttributes flash, String said, Runnable deed) {
        var person = find(id);
        try {
            deed.run();
        } catch (ProblemException e) {
            return detail(id, e.shown(), e.type().status());
        }
        var next = people.find(id).isPresent() ? ROUTE + "/" + person.id() : ROUTE;
        return onward.to(next, flash, said, person.name());
    }

    private ModelAndView list(int offset, Form form, HttpStatus status) {
        var all = people.all();
        var from = Math.max(0, Math.min(offset, all.size()));
        var view = new ModelAndView("access/people", status);
        view.addObject("people", all.subList(from, Math.min(from + AT_ONCE, all.size())));
        view.addObject("previous", from == 0 ? null : address(Math.max(0, from - AT_ONCE)));
        view.addObject("next", from + AT_ONCE < all.size() ? address(from + AT_ONCE) : null);
        view.addObject("form", form);
        view.addObject("roles", Role.values());
        return view;
    }

    private static String address(int offset) {
        return offset == 0 ? ROUTE : ROUTE + "?offset=" + offset;
    }

    private ModelAndView detail(String id, List<FieldProblem> problems, HttpStatus status) {
        var view = new ModelAndView("access/person", status);
        view.addObject("person", find(id));
        view.addObject("isSelf", id.equals(Callers.current().id()));
        view.addObject("roles", Role.values());
        view.addObject("problems", problems);
        return view;
    }

    private Person find(String id) {
        return people.find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN, "There is no such person any more. Look at the list of people."));
    }

    private static void requireEqual(Optional<String> password, Optional<String> again) {
        if (!password.equals(again)) {
            throw ProblemException.invalid(List.of(People.UNEQUAL));
        }
    }
}
