package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.PageTexts;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Where an ADMIN makes a connection. It is stored inactive, so that its first sync can be looked at before. */
@Controller
@RequestMapping("/integrations/{provider}/connect")
class ConnectPage {
    private final WatchedConnections watched;
    private final ConnectionCheck check;
    private final Plugins plugins;
    private final PageTexts texts;
    private final Clock clock;

    ConnectPage(
            Connections connections,
            List<ConnectionWatch> watches,
            ConnectionCheck check,
            Plugins plugins,
            MessageSource messages,
            Clock clock) {
        this.watched = new WatchedConnections(connections, watches);
        this.check = check;
        this.plugins = plugins;
        this.texts = new PageTexts(messages);
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String provider) {
        var spec = spec(provider);
        return page(spec, FormValues.ofNew(spec), FormProblems.NONE, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView connect(
            @PathVariable String provider, @RequestParam MultiValueMap<String, String> form, RedirectAttributes said) {
        var spec = spec(provider);
        var values = FormValues.sent(form);
        try {
            var made = watched.create(
                    new ConnectionForm(values).create(spec), Callers.current().author());
            var wantsOptIn = values.isOn("optIn");
            said.addFlashAttribute("flash", texts.of(wantsOptIn ? "connect.saved.optIn" : "connect.saved"));
            var address = "/connections/" + made.id() + (wantsOptIn ? "/opt-in" : "");
            return new ModelAndView(new RedirectView(address, true));
        } catch (ConnectionException e) {
            return page(
                    spec,
                    values,
                    FormProblems.of(e),
                    ConnectionAdvice.type(e.reason()).status());
        }
    }

    /** Tests what is entered, and stores nothing. */
    @PostMapping(params = "action=check")
    ModelAndView check(
            @PathVariable String provider,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = FormView.PARTIAL, required = false) @Nullable String partial)
            throws InterruptedException {
        var spec = spec(provider);
        var values = FormValues.sent(form);
        var outcome = CheckOutcome.of(() -> check.run(spec.id(), new ConnectionForm(values).settings(spec)));
        var view = partial != null
                ? new ModelAndView("connection/check :: outcome")
                : page(spec, values, new FormProblems(outcome.problems()), HttpStatus.OK);
        view.addObject("outcome", outcome);
        return view;
    }

    /** Shows when it would be synced, and stores nothing. */
    @PostMapping(params = "action=times")
    ModelAndView times(
            @PathVariable String provider,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = FormView.PARTIAL, required = false) @Nullable String partial) {
        var values = FormValues.sent(form);
        var view = partial != null
                ? new ModelAndView("connection/schedule :: times")
                : page(spec(provider), values, FormProblems.NONE, HttpStatus.OK);
        FormView.putTimes(view, values, Optional.empty(), clock.instant());
        return view;
    }

    private ModelAndView page(SourceSpec provider, FormValues values, FormProblems problems, HttpStatus status) {
        var view = new ModelAndView("connection/connect", status);
        view.addObject("provider", provider.id());
        view.addObject("providerName", provider.displayName());
        FormView.put(view, Optional.empty(), Optional.of(provider), values, problems);
        FormView.putTimes(view, values, Optional.empty(), clock.instant());
        return view;
    }

    private SourceSpec spec(String provider) {
        try {
            return plugins.provider(provider);
        } catch (PluginUnavailableException e) {
            throw new ProblemException(ProblemType.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }
}
