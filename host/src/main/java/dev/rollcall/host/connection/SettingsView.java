package dev.rollcall.host.connection;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.host.plugin.PluginUnavailableException;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.PageTexts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page of a connection's settings: as they are stored, or as somebody has just entered them. */
final class SettingsView {
    private final Connections connections;
    private final Plugins plugins;
    private final NextSyncs nextSyncs;
    private final PageTexts texts;
    private final Clock clock;

    SettingsView(Connections connections, Plugins plugins, NextSyncs nextSyncs, PageTexts texts, Clock clock) {
        this.connections = connections;
        this.plugins = plugins;
        this.nextSyncs = nextSyncs;
        this.texts = texts;
        this.clock = clock;
    }

    /** Its provider, if a plugin supplies it now. */
    Optional<SourceSpec> provider(ConfiguredConnection connection) {
        try {
            return Optional.of(plugins.provider(connection.provider()));
        } catch (PluginUnavailableException e) {
            return Optional.empty();
        }
    }

    /** When it is synced next by itself. */
    Optional<Instant> nextSync(ConfiguredConnection connection) {
        return Optional.ofNullable(nextSyncs.all().get(connection.id()));
    }

    ModelAndView stored(ConfiguredConnection connection) {
        var values = FormValues.of(connection, provider(connection));
        return page(connection, values, FormProblems.NONE, HttpStatus.OK);
    }

    /** With the times of a schedule that is entered and not stored. */
    ModelAndView times(ConfiguredConnection connection, FormValues values, boolean isPartial) {
        if (isPartial) {
            var part = new ModelAndView("connection/schedule :: times");
            FormView.putTimes(part, values, Optional.of(connection.id()), clock.instant());
            return part;
        }
        return page(connection, values, FormProblems.NONE, HttpStatus.OK);
    }

    /** What was entered, with why it can't be stored. */
    ModelAndView refused(ConfiguredConnection present, FormValues values, ConnectionException failure) {
        var isOutdated = failure.reason() == ConnectionException.Reason.OUTDATED;
        var problems = isOutdated ? outdated(present, values) : FormProblems.of(failure);
        return page(
                present,
                values,
                problems,
                ConnectionAdvice.type(failure.reason()).status());
    }

    /** Names who was quicker, and what is other than what was entered. */
    private FormProblems outdated(ConfiguredConnection present, FormValues values) {
        var problems = new ArrayList<FieldProblem>();
        var by = connections.changedBy(present);
        problems.add(new FieldProblem(
                "",
                by.map(author -> texts.of("settings.outdated.by", author.who()))
                        .orElseGet(() -> texts.of("settings.outdated")),
                texts.of("settings.outdated.cure")));
        var stored = FormValues.of(present, provider(present));
        for (var name : values.differing(stored)) {
            var text = stored.of(name);
            problems.add(new FieldProblem(
                    name,
                    text.isBlank() ? texts.of("settings.stored.blank", name) : texts.of("settings.stored", name, text),
                    ""));
        }
        return new FormProblems(problems);
    }

    private ModelAndView page(
            ConfiguredConnection connection, FormValues values, FormProblems problems, HttpStatus status) {
        var provider = provider(connection);
        var view = new ModelAndView("connection/settings", status);
        view.addObject("connection", connection);
        view.addObject("providerName", provider.map(SourceSpec::displayName).orElse(connection.provider()));
        view.addObject("absence", plugins.absence(connection.provider()).orElse(null));
        view.addObject("due", nextSync(connection).orElse(null));
        FormView.put(view, Optional.of(connection), provider, values, problems);
        FormView.putTimes(view, values, Optional.of(connection.id()), clock.instant());
        return view;
    }
}
