package dev.rollcall.host.platform;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.asset.StatusChoice;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.platform.SetupSteps.Step;
import dev.rollcall.host.web.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The way from a new host to the first connection. How far it is, is read off what is there. */
@Controller
class SetupPage {
    static final String PATH = "/setup";
    private static final String ALLOCATED = "Allocated";
    private static final String TRANSFERRED = "Transferred";

    private final Platforms platforms;
    private final PlatformPage page;
    private final Connections connections;

    SetupPage(Platforms platforms, PlatformPage page, Connections connections) {
        this.platforms = platforms;
        this.page = page;
        this.connections = connections;
    }

    /** To the work, or first to what it needs. */
    @GetMapping("/")
    RedirectView start() {
        return new RedirectView(platforms.current().isComplete() ? "/integrations" : PATH, true);
    }

    @GetMapping(PATH)
    ModelAndView show(@RequestParam Optional<String> kind) {
        var current = platforms.current();
        if (!Callers.current().role().covers(Role.ADMIN)) {
            var view = new ModelAndView("platform/waiting", HttpStatus.OK);
            view.addObject("isComplete", current.isComplete());
            return view;
        }
        return page(current, PlatformForm.of(current, kind), HttpStatus.OK);
    }

    @PostMapping(PATH + "/platform")
    ModelAndView platform(@RequestParam Map<String, String> fields, RedirectAttributes redirect)
            throws InterruptedException {
        var current = platforms.current();
        var entered = PlatformForm.draft(fields);
        var isOther = PlatformKinds.named(entered.kind())
                .filter(kind -> !kind.equals(current.kind()))
                .isPresent();
        var own = isOther ? PlatformDraft.NONE : current.stored().entered();
        var draft = own.at(entered.kind(), entered.url(), "").withSecrets(entered.secrets());
        return change(draft, fields, redirect);
    }

    @PostMapping(PATH + "/statuses")
    ModelAndView statuses(@RequestParam Map<String, String> fields, RedirectAttributes redirect)
            throws InterruptedException {
        return change(platforms.current().stored().entered().with(PlatformForm.statuses(fields)), fields, redirect);
    }

    /** What is set is looked at right away: that is what whoever presses the button waits for. */
    private ModelAndView change(PlatformDraft draft, Map<String, String> fields, RedirectAttributes redirect)
            throws InterruptedException {
        try {
            platforms.change(new PlatformChange(
                    draft,
                    PlatformForm.cleared(fields),
                    PlatformForm.assets(fields),
                    PlatformForm.version(fields),
                    Callers.current().author()));
        } catch (ProblemException e) {
            var current = platforms.current();
            var form = PlatformForm.entered(fields, current, e.errors());
            return PlatformPage.refused(page(current, form, e.type().status()), e, fields);
        }
        page.look(redirect);
        return PlatformPage.to(PATH);
    }

    private ModelAndView page(CurrentPlatform current, PlatformForm form, HttpStatus status) {
        var steps = SetupSteps.of(current, !connections.all().isEmpty());
        var view = new ModelAndView("platform/setup", status);
        view.addObject("steps", steps);
        view.addObject("now", steps.now().map(Step::name).orElse(""));
        view.addObject("current", current);
        view.addObject("form", form);
        view.addObject("version", current.stored().version());
        view.addObject("knowsAssets", platforms.knowsAssets());
        PlatformPage.addKinds(view, current, form);
        view.addObject("look", current.lastLook().orElse(null));
        view.addObject("isOutdated", PlatformPage.isOutdated(current));
        view.addObject("choices", choices(current));
        view.addObject("remarks", remarks(current));
        return view;
    }

    /** By role, what can be chosen; a label that is not there would be made by the preparation. */
    private static Map<String, List<StatusChoice>> choices(CurrentPlatform current) {
        var choices = new HashMap<String, List<StatusChoice>>();
        var statuses = current.lastLook().map(LastLook::statuses).orElse(List.of());
        choices.put("all", statuses);
        choices.put("allocated", suggested(statuses, ALLOCATED));
        choices.put("transferred", suggested(statuses, TRANSFERRED));
        return choices;
    }

    /** What the platform says of its statuses. */
    private static List<String> remarks(CurrentPlatform current) {
        var statuses = current.lastLook().map(LastLook::statuses).orElse(List.of());
        return statuses.stream()
                .flatMap(status -> Stream.of(status.notForAllocated(), status.asTransferred()))
                .filter(remark -> !remark.isEmpty())
                .distinct()
                .toList();
    }

    private static List<StatusChoice> suggested(List<StatusChoice> there, String name) {
        var isThere = there.stream().anyMatch(status -> status.name().equalsIgnoreCase(name));
        return isThere ? List.of() : List.of(new StatusChoice(name, name, "", "", ""));
    }
}
