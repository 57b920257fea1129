package dev.rollcall.host.connection;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.connection.PolicyTrials.Trial;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.web.PageTexts;
import dev.rollcall.host.web.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Asks an ADMIN who switches "Allow MDM to update assignee" on or off: says what it means, shows in numbers what the next
 * sync would do because of it, and stores it once it is confirmed. A dialog where scripts run, a page where not.
 */
@Controller
@RequestMapping("/connections/{id}/opt-in")
class OptInPage {
    private final Connections connections;
    private final WatchedConnections watched;
    private final PolicyTrials trials;
    private final NextSyncs nextSyncs;
    private final PageTexts texts;

    OptInPage(
            Connections connections,
            List<ConnectionWatch> watches,
            PolicyTrials trials,
            NextSyncs nextSyncs,
            MessageSource messages) {
        this.connections = connections;
        this.watched = new WatchedConnections(connections, watches);
        this.trials = trials;
        this.nextSyncs = nextSyncs;
        this.texts = new PageTexts(messages);
    }

    @GetMapping
    ModelAndView ask(
            @PathVariable String id, @RequestHeader(name = PartOfPage.TARGET, required = false) @Nullable String target)
            throws ConnectionException {
        return page(watched.find(id), Optional.empty(), Optional.empty(), PartOfPage.of(target));
    }

    /** The same, with the preview that shows the numbers. */
    @GetMapping("/{run}")
    ModelAndView ask(
            @PathVariable String id,
            @PathVariable String run,
            @RequestHeader(name = PartOfPage.TARGET, required = false) @Nullable String target)
            throws ConnectionException {
        var connection = watched.find(id);
        var trial = trials.find(run).filter(found -> found.connectionId().equals(connection.id()));
        return page(connection, trial, Optional.empty(), PartOfPage.of(target));
    }

    /** Starts the preview that shows the numbers; nothing is stored, and nothing written anywhere. */
    @PostMapping("/preview")
    ModelAndView preview(
            @PathVariable String id, @RequestHeader(name = PartOfPage.TARGET, required = false) @Nullable String target)
            throws ConnectionException {
        var connection = watched.find(id);
        var part = PartOfPage.of(target);
        try {
            var run = trials.start(
                    connection, switched(connection), Callers.current().name());
            return new ModelAndView(new RedirectView("/connections/" + connection.id() + "/opt-in/" + run, true));
        } catch (ProblemException e) {
            var view = page(connection, Optional.empty(), Optional.of(e.getMessage()), part);
            // Of a request for a part, only what succeeds is shown.
            view.setStatus(part.isWhole() ? e.type().status() : HttpStatus.OK);
            return view;
        }
    }

    @PostMapping
    ModelAndView confirm(
            @PathVariable String id,
            @RequestParam Optional<String> confirm,
            @RequestParam(name = "on") Optional<String> wish,
            @RequestParam Optional<String> version,
            RedirectAttributes said)
            throws ConnectionException {
        var connection = watched.find(id);
        var isOn = !connection.policy().allowAssigneeUpdates();
        if (!wish.equals(Optional.of(Boolean.toString(isOn)))) {
            // Somebody was quicker: what was read is not what would happen.
            return refused(connection, texts.of("optIn.other"));
        }
        var change = new Entered<>(
                ConnectionChange.NONE.policy(switched(connection)),
                List.of(),
                confirm.filter(FormValues.ON::equals).isPresent());
        try {
            var expected = OptionalLong.of(version.filter(text -> text.matches("[0-9]{1,18}"))
                    .map(Long::parseLong)
                    .orElse(-1L));
            watched.change(connection.id(), change, expected, Callers.current().author());
        } catch (UnconfirmedException e) {
            return refused(connection, texts.of("optIn.unconfirmed"));
        } catch (ConnectionException e) {
            return refused(connection, e.getMessage());
        }
        said.addFlashAttribute("flash", done(connection, isOn));
        return new ModelAndView(new RedirectView("/connections/" + connection.id(), true));
    }

    private String done(ConfiguredConnection connection, boolean isOn) {
        if (!isOn) {
            return texts.of("optIn.off");
        }
        var due = Optional.ofNullable(nextSyncs.all().get(connection.id()));
        return texts.at("optIn.on.at", due, "optIn.on");
    }

    private static Policy switched(ConfiguredConnection connection) {
        var policy = connection.policy();
        return policy.withOptIn(!policy.allowAssigneeUpdates());
    }

    private ModelAndView refused(ConfiguredConnection connection, String why) {
        var view = page(connection, Optional.empty(), Optional.of(why), PartOfPage.WHOLE);
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    private ModelAndView page(
            ConfiguredConnection connection, Optional<Trial> trial, Optional<String> refusal, PartOfPage part) {
        var view = new ModelAndView(part.view("connection/opt-in"));
        var question = connections.question(connection, switched(connection));
        FormView.putFrame(view);
        view.addObject("connection", connection);
        view.addObject("question", question);
        view.addObject("numbers", question.numbers().orElse(null));
        view.addObject("due", nextSyncs.all().get(connection.id()));
        view.addObject("trial", trial.orElse(null));
        view.addObject("refusal", refusal.orElse(null));
        view.addObject("dialog", part.isInDialog());
        view.addObject("isOn", part.isWhole() && trial.filter(Trial::isOn).isPresent());
        return view;
    }
}
