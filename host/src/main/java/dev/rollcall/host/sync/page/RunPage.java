package dev.rollcall.host.sync.page;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.tokens.FourEyes;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.RunNames;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.host.web.PageTexts;
import dev.rollcall.host.web.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One run: how far it is, what it changed and why, and what it left to people. */
@Controller
class RunPage {
    private static final ChangesQuery HELD = ChangesQuery.of(ChangeState.HELD);

    private final Syncs syncs;
    private final RunNames names;
    private final RunShow show;
    private final FourEyes fourEyes;
    private final PageTexts texts;

    RunPage(Syncs syncs, Notebook notebook, RunShow show, FourEyes fourEyes, MessageSource messages) {
        this.syncs = syncs;
        this.names = new RunNames(notebook.runs());
        this.show = show;
        this.fourEyes = fourEyes;
        this.texts = new PageTexts(messages);
    }

    @GetMapping("/runs/{id}")
    ModelAndView show(@PathVariable String id, ChangesQuery query) {
        return show.page(names.find(id), query, HttpStatus.OK);
    }

    /** How far it is: asked for every other second until it has ended. */
    @GetMapping("/runs/{id}/progress")
    ModelAndView progress(@PathVariable String id, HttpServletResponse response) {
        var run = show.line(names.find(id));
        if (!run.isOn()) {
            response.setHeader(RunsPage.REFRESH, "true");
        }
        return new ModelAndView("sync/run-parts :: watch").addObject("run", run);
    }

    @PostMapping("/runs/{id}/cancel")
    ModelAndView cancel(@PathVariable String id, RedirectAttributes flash) {
        return act(id, ChangesQuery.NOTHING, () -> {
            syncs.cancel(id(id), Callers.current().name());
            return to(id(id), flash, "run.flash.cancel");
        });
    }

    @PostMapping("/runs/{id}/apply")
    ModelAndView apply(@PathVariable String id, RedirectAttributes flash) {
        return act(
                id,
                ChangesQuery.NOTHING,
                () -> to(syncs.applyPreview(id(id), Callers.current().name()).id(), flash, "run.flash.apply"));
    }

    /**
     * Writes what was held.
     *
     * @param changes ids of those that are chosen
     * @param all whether all that it still holds are meant
     */
    @PostMapping("/runs/{id}/approve")
    ModelAndView approve(
            @PathVariable String id,
            @RequestParam @Nullable List<Long> changes,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        return act(id, HELD, () -> {
            var run = names.find(id);
            var caller = Callers.current();
            var chosen = chosen(changes, all);
            fourEyes.requireAnother(run.initiator(), caller);
            return to(syncs.approve(run.id(), chosen, caller.name()).id(), flash, "run.flash.approve");
        });
    }

    /** Decides against what was held; the parameters are those of an approval. */
    @PostMapping("/runs/{id}/discard")
    ModelAndView discard(
            @PathVariable String id,
            @RequestParam @Nullable List<Long> changes,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        return act(id, HELD, () -> {
            var run = syncs.discard(
                    id(id), chosen(changes, all), Callers.current().name());
            return to(run.id(), flash, "run.flash.discard");
        });
    }

    private String id(String entered) {
        return names.find(entered).id();
    }

    private Set<Long> chosen(@Nullable List<Long> changes, boolean all) {
        var hasChanges = changes != null && !changes.isEmpty();
        if (all == hasChanges) {
            // None chosen must never come to mean all.
            throw ProblemException.invalid("changes", texts.of("run.none"), texts.of("run.none.cure"));
        }
        return changes == null ? Set.of() : Set.copyOf(changes);
    }

    /** What is done, or the run's page, which says what was in the way. */
    private ModelAndView act(String id, ChangesQuery query, Act act) {
        try {
            return act.carryOut();
        } catch (SyncException e) {
            return refused(id, query, HttpStatus.CONFLICT, e.getMessage());
        } catch (ProblemException e) {
            var text = e.errors().isEmpty()
                    ? e.getMessage()
                    : e.errors().get(0).message() + " " + e.errors().get(0).cure();
            return refused(id, query, e.type().status(), text);
        }
    }

    private ModelAndView refused(String id, ChangesQuery query, HttpStatus status, String text) {
        return show.page(names.find(id), query, status).addObject("refusal", text);
    }

    private ModelAndView to(String runId, RedirectAttributes flash, String message) {
        flash.addFlashAttribute("flash", texts.of(message));
        return new ModelAndView("redirect:/runs/" + runId);
    }

    /** Something that a button does. */
    @FunctionalInterface
    private interface Act {
        ModelAndView carryOut() throws SyncException;
    }
}
