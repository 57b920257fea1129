package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.Onward;
import dev.rollcall.host.web.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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

/** Where ADMINs see what programs call with, and make more of it. */
@Controller
class TokensPage {
    private static final String ROUTE = "/tokens";

    private final Tokens tokens;
    private final InstantSource clock;
    private final Onward onward;

    TokensPage(Tokens tokens, InstantSource clock, Onward onward) {
        this.tokens = tokens;
        this.clock = clock;
        this.onward = onward;
    }

    /** A token of the list. */
    record Row(ApiToken token, boolean isExpired) {}

    /** A form as it was sent. */
    record Form(String name, String role, String expiresAt, List<FieldProblem> problems) {
        static final Form EMPTY = new Form("", Role.VIEWER.name(), "", List.of());

        Form {
            problems = List.copyOf(problems);
        }
    }

    @GetMapping(ROUTE)
    ModelAndView all() {
        return list(Form.EMPTY, HttpStatus.OK);
    }

    /** Shows the value at once: what is kept to be shown after a redirect would be kept. */
    @PostMapping(ROUTE)
    ModelAndView create(
            @RequestParam Optional<String> name,
            @RequestParam Optional<Role> role,
            @RequestParam Optional<String> expiresAt) {
        var entered = name.map(String::strip);
        try {
            var end = expiresAt.filter(text -> !text.isBlank()).map(TokensPage::endOf);
            var made = tokens.create(entered.orElse(null), role.orElse(null), end.orElse(null), Callers.current());
            return list(Form.EMPTY, HttpStatus.CREATED)
                    .addObject("made", made.token())
                    .addObject("value", made.value());
        } catch (ProblemException e) {
            var form = new Form(entered.orElse(""), role.map(Role::name).orElse(""), expiresAt.orElse(""), e.shown());
            return list(form, e.type().status());
        }
    }

    @PostMapping(ROUTE + "/{id}/delete")
    ModelAndView delete(@PathVariable String id, RedirectAttributes flash) {
        var name = tokens.all().stream()
                .filter(token -> token.id().equals(id))
                .map(ApiToken::name)
                .findFirst();
        tokens.delete(id, Callers.current());
        return onward.to(ROUTE, flash, "tokens.said.deleted", name.orElse(""));
    }

    private ModelAndView list(Form form, HttpStatus status) {
        var now = clock.instant();
        var view = new ModelAndView("access/tokens", status);
        view.addObject(
                "tokens",
                tokens.all().stream()
                        .map(token -> new Row(token, token.isExpired(now)))
                        .toList());
        view.addObject("form", form);
        // Where the navigation has it.
        view.addObject("section", "people");
        view.addObject("roles", Role.values());
        view.addObject("usualDays", Tokens.USUAL_LIFE.toDays());
        view.addObject("mostDays", Tokens.LONGEST_LIFE.toDays());
        return view;
    }

    /** The end of a day, in UTC. */
    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day.strip())
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "expiresAt",
                    "The value is no day.",
                    "Enter one such as 2027-03-31, or leave it out for " + Tokens.USUAL_LIFE.toDays() + " days.");
        }
    }
}
