package dev.rollcall.host.platform;

import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.journal.RunFilter;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.Runs;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.PageTexts;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Where an ADMIN sees how the platform is set, sets it, and has it looked at and prepared. */
@Controller
class PlatformPage {
    static final String PATH = "/platform";
    private static final int LATEST = 20;

    private final Platforms platforms;
    private final PlatformDesk desk;
    private final Plugins plugins;
    private final Runs runs;
    private final PageTexts texts;

    PlatformPage(Platforms platforms, PlatformDesk desk, Plugins plugins, AssetMatter matter, MessageSource messages) {
        this.platforms = platforms;
        this.desk = desk;
        this.plugins = plugins;
        this.runs = matter.runs();
        this.texts = new PageTexts(messages);
    }

    /** A spec that can be written, and the field that it is written to if nobody says otherwise; empty for none. */
    record Target(String name, String label, String usual) {}

    /** A provider whose ids are kept in a field, and what its plugin calls that. */
    record Link(String id, String usual) {}

    @GetMapping(PATH)
    ModelAndView show(@RequestParam Optional<String> kind) {
        var current = platforms.current();
        return page(current, PlatformForm.of(current, kind), HttpStatus.OK);
    }

    @PostMapping(PATH)
    ModelAndView change(@RequestParam Map<String, String> fields, RedirectAttributes redirect) {
        try {
            platforms.change(new PlatformChange(
                    PlatformForm.draft(fields),
                    PlatformForm.cleared(fields),
                    PlatformForm.assets(fields),
                    PlatformForm.version(fields),
                    Callers.current().author()));
            redirect.addFlashAttribute("flash", texts.of("platform.saved"));
            return to(PATH);
        } catch (ProblemException e) {
            var current = platforms.current();
            var form = PlatformForm.entered(fields, current, e.errors());
            return refused(page(current, form, e.type().status()), e, fields);
        }
    }

    /** With what is in the way of all of it, where no field is to blame. */
    static ModelAndView refused(ModelAndView view, ProblemException refusal, Map<String, String> fields) {
        if (refusal.errors().isEmpty()) {
            view.addObject("refusal", refusal.getMessage());
        }
        if (refusal.type() == ProblemType.OUTDATED) {
            // What was entered is shown, and not what somebody else set: sent again, it is as late as before.
            view.addObject("version", PlatformForm.version(fields).getAsLong());
        }
        return view;
    }

    @PostMapping(PATH + "/check")
    ModelAndView check(@RequestParam Optional<String> next, RedirectAttributes redirect) throws InterruptedException {
        look(redirect);
        return to(after(next));
    }

    /** Looks at the platform, and tells the next page how that went. */
    void look(RedirectAttributes redirect) throws InterruptedException {
        try {
            var isPassed = desk.check().passed();
            redirect.addFlashAttribute(
                    "flash", texts.of(isPassed ? "platform.looked.passed" : "platform.looked.failed"));
        } catch (PlatformException e) {
            redirect.addFlashAttribute("refusal", e.getMessage());
        }
    }

    @GetMapping(PATH + "/prepare")
    ModelAndView proposed(@RequestParam Optional<String> next) throws InterruptedException {
        return proposals(next, null);
    }

    @PostMapping(PATH + "/prepare")
    ModelAndView prepare(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam Optional<String> next,
            RedirectAttributes redirect)
            throws InterruptedException {
        // Not bound as a list: that would cut an id with a comma in two.
        var agreed = fields.getOrDefault("agreed", List.of());
        if (agreed.isEmpty()) {
            return proposals(next, texts.of("platform.prepare.none"));
        }
        try {
            var prepared = desk.prepare(agreed);
            look(redirect);
            redirect.addFlashAttribute(
                    "flash", texts.of("platform.prepared", prepared.done().size()));
            redirect.addFlashAttribute("done", prepared.done());
            return to(after(next));
        } catch (PlatformException e) {
            return proposals(next, e.getMessage());
        }
    }

    private ModelAndView proposals(Optional<String> next, @Nullable String refusal) throws InterruptedException {
        try {
            var view = proposals(next, desk.proposed(), refusal == null ? HttpStatus.OK : HttpStatus.CONFLICT);
            if (refusal != null) {
                view.addObject("refusal", refusal);
            }
            return view;
        } catch (PlatformException e) {
            var view = proposals(next, List.of(), HttpStatus.CONFLICT);
            view.addObject("refusal", refusal == null ? e.getMessage() : refusal);
            view.addObject("unread", true);
            return view;
        }
    }

    private static ModelAndView proposals(Optional<String> next, List<?> proposed, HttpStatus status) {
        var view = new ModelAndView("platform/prepare", status);
        view.addObject("proposed", proposed);
        view.addObject("next", after(next).equals(SetupPage.PATH) ? "setup" : "");
        view.addObject("back", after(next));
        return view;
    }

    /** Only these two: an address in a request leads nobody elsewhere. */
    private static String after(Optional<String> next) {
        return next.filter("setup"::equals).isPresent() ? SetupPage.PATH : PATH;
    }

    static ModelAndView to(String path) {
        return new ModelAndView(new RedirectView(path, true));
    }

    private ModelAndView page(CurrentPlatform current, PlatformForm form, HttpStatus status) {
        var view = new ModelAndView("platform/platform", status);
        view.addObject("current", current);
        view.addObject("form", form);
        view.addObject("version", current.stored().version());
        addKinds(view, current, form);
        view.addObject("knowsAssets", platforms.knowsAssets());
        view.addObject("look", current.lastLook().orElse(null));
        view.addObject("isOutdated", isOutdated(current));
        view.addObject("obstacle", current.problems().stream().findFirst().orElse(null));
        view.addObject("links", links(form));
        view.addObject("targets", targets(form.kind()));
        view.addObject("texts", texts());
        view.addObject("lastRun", lastRun().orElse(null));
        return view;
    }

    /** What can be chosen, and whether it is another kind than the one that is set. */
    static void addKinds(ModelAndView view, CurrentPlatform current, PlatformForm form) {
        view.addObject("kinds", PlatformKinds.ALL);
        view.addObject("isOtherKind", !form.kind().equals(current.kind()));
    }

    /** Whether something was set since the last look. */
    static boolean isOutdated(CurrentPlatform current) {
        return current.lastLook()
                .filter(look -> look.version() != current.stored().version())
                .isPresent();
    }

    /** The last run that has read of the platform, and has ended. */
    private Optional<RunRecord> lastRun() {
        return runs.latest(RunFilter.ALL, 0, LATEST).stream()
                .filter(run -> run.endedAt().isPresent() && run.report().assets() > 0)
                .findFirst();
    }

    /** Of the providers that there are, and those that are set for others. */
    private List<Link> links(PlatformForm form) {
        var links = new ArrayList<Link>();
        plugins.providers().stream()
                .map(provider -> new Link(provider.id(), provider.linkField()))
                .forEach(links::add);
        var known = plugins.providers().stream().map(SourceSpec::id).toList();
        new TreeSet<>(form.values().keySet())
                .stream()
                        .filter(field -> field.startsWith("linkFields."))
                        .map(field -> field.substring("linkFields.".length()))
                        .filter(id -> !known.contains(id))
                        .forEach(id -> links.add(new Link(id, "")));
        return links;
    }

    private static List<Target> targets(PlatformKind kind) {
        return StandardSpecs.ALL.stream().map(key -> target(key, kind)).toList();
    }

    private static Target target(SpecKey<?> key, PlatformKind kind) {
        var usual = kind.specs().get(key);
        return new Target(key.name(), key.label(), usual == null ? "" : usual.name());
    }

    /** The specs that can be a model number. */
    private static List<String> texts() {
        return StandardSpecs.ALL.stream()
                .filter(key -> Objects.equals(key.type(), String.class))
                .map(SpecKey::name)
                .toList();
    }
}
