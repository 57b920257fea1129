package dev.rollcall.host.connection;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.PageTexts;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
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

/** Where an ADMIN looks at the settings of a connection and changes them; all but the opt-in, which has its own page. */
@Controller
@RequestMapping("/connections/{id}")
class SettingsPage {
    private final WatchedConnections watched;
    private final ConnectionCheck check;
    private final SettingsView views;
    private final PageTexts texts;

    SettingsPage(
            Connections connections,
            List<ConnectionWatch> watches,
            ConnectionCheck check,
            Plugins plugins,
            NextSyncs nextSyncs,
            MessageSource messages,
            Clock clock) {
        this.watched = new WatchedConnections(connections, watches);
        this.check = check;
        this.texts = new PageTexts(messages);
        this.views = new SettingsView(connections, plugins, nextSyncs, texts, clock);
    }

    @GetMapping
    ModelAndView show(@PathVariable String id) throws ConnectionException {
        return views.stored(watched.find(id));
    }

    @PostMapping
    ModelAndView change(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> form, RedirectAttributes said)
            throws ConnectionException {
        var present = watched.find(id);
        var values = FormValues.sent(form);
        try {
            var change = new ConnectionForm(values).change(views.provider(present), present);
            var changed = watched.change(
                    present.id(), change, version(values), Callers.current().author());
            said.addFlashAttribute("flash", texts.of(said(present, changed)));
            return new ModelAndView(new RedirectView("/connections/" + changed.id(), true));
        } catch (ConnectionException e) {
            return views.refused(present, values, e);
        }
    }

    /** Tests the connection as it is stored. */
    @PostMapping("/check")
    ModelAndView check(
            @PathVariable String id, @RequestHeader(name = FormView.PARTIAL, required = false) @Nullable String partial)
            throws ConnectionException, InterruptedException {
        var connection = watched.find(id);
        var outcome = CheckOutcome.of(() -> check.run(connection));
        var view = partial == null ? views.stored(connection) : new ModelAndView("connection/check :: outcome");
        view.addObject("outcome", outcome);
        return view;
    }

    /** Shows when it would be synced, and stores nothing. */
    @PostMapping(params = "action=times")
    ModelAndView times(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form,
            @RequestHeader(name = FormView.PARTIAL, required = false) @Nullable String partial)
            throws ConnectionException {
        return views.times(watched.find(id), FormValues.sent(form), partial != null);
    }

    @PostMapping("/activate")
    RedirectView activate(@PathVariable String id, RedirectAttributes said) throws ConnectionException {
        return switchTo(true, id, said);
    }

    @PostMapping("/deactivate")
    RedirectView deactivate(@PathVariable String id, RedirectAttributes said) throws ConnectionException {
        return switchTo(false, id, said);
    }

    @GetMapping("/delete")
    ModelAndView confirmDelete(@PathVariable String id) throws ConnectionException {
        var view = new ModelAndView("connection/delete", HttpStatus.OK);
        FormView.putFrame(view);
        view.addObject("connection", watched.find(id));
        view.addObject("remarks", ConnectionsController.Deleted.REMARKS);
        return view;
    }

    @PostMapping("/delete")
    RedirectView delete(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> form, RedirectAttributes said)
            throws ConnectionException {
        var connection = watched.find(id);
        watched.delete(
                connection.id(),
                version(FormValues.sent(form)),
                Callers.current().author());
        said.addFlashAttribute("flash", texts.of("settings.deleted", connection.name()));
        return new RedirectView("/integrations", true);
    }

    private RedirectView switchTo(boolean active, String id, RedirectAttributes said) throws ConnectionException {
        var switched = watched.switchTo(
                active,
                watched.find(id).id(),
                OptionalLong.empty(),
                Callers.current().author());
        said.addFlashAttribute(
                "flash",
                active
                        ? texts.at("settings.activated.at", views.nextSync(switched), "settings.activated")
                        : texts.of("settings.deactivated", switched.name()));
        return new RedirectView("/integrations", true);
    }

    /** The version that a form was made for; one that no connection has if it does not say. */
    private static OptionalLong version(FormValues values) {
        var text = values.of("version");
        return OptionalLong.of(text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1);
    }

    private static String said(ConfiguredConnection before, ConfiguredConnection after) {
        if (before.version() == after.version()) {
            return "settings.unchanged";
        }
        return Objects.equals(before.addressChangedAt(), after.addressChangedAt())
                ? "settings.saved"
                : "settings.saved.elsewhere";
    }
}
