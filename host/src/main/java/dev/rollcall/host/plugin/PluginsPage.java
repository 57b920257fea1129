package dev.rollcall.host.plugin;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.web.FieldProblem;
import dev.rollcall.host.web.FileForm;
import dev.rollcall.host.web.Onward;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
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

/** Where ADMINs see to the plugins of this host. */
@Controller
class PluginsPage {
    static final String ROUTE = "/plugins";

    private static final FieldProblem NO_FILE =
            new FieldProblem("file", "No file was chosen.", "Choose a plugin's jar.");
    private static final FieldProblem AGAIN = new FieldProblem(
            "file",
            "The file is not kept while you decide.",
            "Choose it again, and tick that it is to replace the other.");

    private final Plugins plugins;
    private final PluginDesk desk;
    private final ProviderUsers users;
    private final ProviderRuns runs;
    private final Onward onward;

    PluginsPage(Plugins plugins, PluginDesk desk, ProviderUsers users, ProviderRuns runs, Onward onward) {
        this.plugins = plugins;
        this.desk = desk;
        this.users = users;
        this.runs = runs;
        this.onward = onward;
    }

    /**
     * The form of an upload, as it was sent.
     *
     * @param question what will happen, to be confirmed; empty if nothing is to be
     */
    record Form(String sha256, String question, List<FieldProblem> problems) {
        static final Form EMPTY = new Form("", "", List.of());

        Form {
            problems = List.copyOf(problems);
        }
    }

    /** What is asked for with a plugin, and may be in its way. */
    @FunctionalInterface
    private interface Deed {
        String done() throws PluginUnavailableException, PluginRefusedException;
    }

    @GetMapping(ROUTE)
    ModelAndView all() {
        return list(Form.EMPTY, HttpStatus.OK);
    }

    @PostMapping(ROUTE)
    ModelAndView upload(HttpServletRequest request, RedirectAttributes flash) {
        var form = FileForm.of(request);
        var file = form.flatMap(FileForm::file);
        var sha256 = form.flatMap(sent -> sent.field("sha256")).map(String::strip);
        if (file.isEmpty()) {
            return list(new Form(sha256.orElse(""), "", List.of(NO_FILE)), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var confirmed = form.flatMap(sent -> sent.field("confirm")).isPresent();
        try {
            var uploaded =
                    desk.upload(file.get(), sha256, confirmed, Callers.current().author());
            return onward.to(
                    ROUTE, flash, said(uploaded), uploaded.plugin().facts().name());
        } catch (PluginRefusedException e) {
            return list(refused(sha256, String.valueOf(e.getMessage())), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (PluginStorageException e) {
            return list(refused(sha256, String.valueOf(e.getMessage())), HttpStatus.SERVICE_UNAVAILABLE);
        } catch (ProblemException e) {
            return list(form(sha256, e), e.type().status());
        }
    }

    @GetMapping(ROUTE + "/{id}")
    ModelAndView one(@PathVariable String id) {
        return detail(id, "", HttpStatus.OK);
    }

    @PostMapping(ROUTE + "/{id}/enable")
    ModelAndView enable(@PathVariable String id, RedirectAttributes flash) {
        return done(id, flash, "plugins.said.enabled", () -> {
            return desk.enable(id, Callers.current().author()).facts().name();
        });
    }

    @PostMapping(ROUTE + "/{id}/disable")
    ModelAndView disable(@PathVariable String id, RedirectAttributes flash) {
        return done(id, flash, "plugins.said.disabled", () -> {
            return desk.disable(id, Callers.current().author()).facts().name();
        });
    }

    @PostMapping(ROUTE + "/{id}/remove")
    ModelAndView remove(
            @PathVariable String id, @RequestParam(defaultValue = "false") boolean confirm, RedirectAttributes flash) {
        return done(id, flash, "plugins.said.removed", () -> {
            desk.remove(id, confirm, Callers.current().author());
            return id;
        });
    }

    private ModelAndView done(String id, RedirectAttributes flash, String said, Deed deed) {
        try {
            return onward.to(ROUTE, flash, said, deed.done());
        } catch (PluginRefusedException e) {
            return detail(id, String.valueOf(e.getMessage()), HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (PluginStorageException e) {
            return detail(id, String.valueOf(e.getMessage()), HttpStatus.SERVICE_UNAVAILABLE);
        } catch (PluginUnavailableException e) {
            throw unknown(e);
        } catch (ProblemException e) {
            return detail(id, e.confirmation().orElse(e.getMessage()), e.type().status());
        }
    }

    private ModelAndView list(Form form, HttpStatus status) {
        var view = new ModelAndView("plugin/plugins", status);
        view.addObject(
                "installed",
                plugins.installed().stream()
                        .map(plugin -> PluginView.of(plugin, users))
                        .toList());
        view.addObject("refused", plugins.refused().stream().map(PluginView::of).toList());
        view.addObject("folder", plugins.folder().toString());
        view.addObject("folderProblem", plugins.folderProblem().orElse(null));
        view.addObject("wantsSignatures", plugins.wantsSignatures());
        view.addObject("mostMebibytes", PluginLimits.DEFAULT.fileBytes() >> 20);
        view.addObject("form", form);
        return view;
    }

    private ModelAndView detail(String id, String problem, HttpStatus status) {
        var plugin = find(id);
        var view = new ModelAndView("plugin/plugin", status);
        view.addObject("plugin", plugin);
        view.addObject(
                "running", Optional.ofNullable(plugin.provider()).map(runs::of).orElse(List.of()));
        view.addObject("wantsSignatures", plugins.wantsSignatures());
        view.addObject("problem", problem);
        return view;
    }

    /** One that is used or could be; else a file of that plugin that can't be used. */
    private PluginView find(String id) {
        try {
            return PluginView.of(plugins.installed(id), users);
        } catch (PluginUnavailableException e) {
            return plugins.refused().stream()
                    .map(PluginView::of)
                    .filter(view -> id.equals(view.id()))
                    .findFirst()
                    .orElseThrow(() -> unknown(e));
        }
    }

    private static String said(PluginDesk.Uploaded uploaded) {
        var before = uploaded.before().map(InstalledPlugin::sha256);
        if (before.isEmpty()) {
            return "plugins.said.installed";
        }
        return before.get().equals(uploaded.plugin().sha256()) ? "plugins.said.same" : "plugins.said.replaced";
    }

    private static Form refused(Optional<String> sha256, String why) {
        return new Form(sha256.orElse(""), "", List.of(new FieldProblem("file", why, "")));
    }

    private static Form form(Optional<String> sha256, ProblemException e) {
        var question = e.confirmation();
        if (question.isPresent()) {
            return new Form(sha256.orElse(""), question.get(), List.of(AGAIN));
        }
        return new Form(sha256.orElse(""), "", e.shown());
    }

    private static ProblemException unknown(PluginUnavailableException e) {
        return new ProblemException(ProblemType.UNKNOWN, String.valueOf(e.getMessage()));
    }
}
