package dev.rollcall.host.sync.page;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.RunNames;
import dev.rollcall.host.sync.SyncException;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.host.web.PageTexts;
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

/** Takes back what a run wrote, after it has said what that does and what it does not. */
@Controller
class RevertPage {
    /** A page of a run has no more. */
    private static final int MOST = ChangesQuery.AT_ONCE;

    private final Syncs syncs;
    private final Notebook notebook;
    private final RunNames names;
    private final RunShow show;
    private final ChangeLines lines;
    private final PageTexts texts;

    RevertPage(Syncs syncs, Notebook notebook, RunShow show, ChangeLines lines, MessageSource messages) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.names = new RunNames(notebook.runs());
        this.show = show;
        this.lines = lines;
        this.texts = new PageTexts(messages);
    }

    /**
     * Says what would be done.
     *
     * @param changes ids of those that are chosen
     * @param all whether all that it wrote are meant
     */
    @GetMapping("/runs/{id}/revert")
    ModelAndView ask(
            @PathVariable String id,
            @RequestParam @Nullable List<Long> changes,
            @RequestParam(defaultValue = "false") boolean all) {
        var run = names.find(id);
        return page(run, given(changes), all, HttpStatus.OK);
    }

    @PostMapping("/runs/{id}/revert")
    ModelAndView revert(
            @PathVariable String id,
            @RequestParam @Nullable List<Long> changes,
            @RequestParam(defaultValue = "false") boolean all,
            RedirectAttributes flash) {
        var run = names.find(id);
        var chosen = given(changes);
        if (all != chosen.isEmpty()) {
            // None chosen must never come to mean all.
            return page(run, chosen, all, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("refusal", texts.of("run.none") + " " + texts.of("run.none.cure"));
        }
        try {
            var reversal = syncs.revert(run.id(), chosen, Callers.current().name());
            flash.addFlashAttribute("flash", texts.of("run.flash.revert"));
            return new ModelAndView("redirect:/runs/" + reversal.id());
        } catch (SyncException e) {
            return page(run, chosen, all, HttpStatus.CONFLICT).addObject("refusal", e.getMessage());
        }
    }

    private ModelAndView page(RunRecord run, Set<Long> chosen, boolean all, HttpStatus status) {
        var meant = all ? List.<ChangeRecord>of() : written(run, chosen);
        var number = all ? writtenIn(run) : meant.size();
        var isPossible = number > 0;
        var view = new ModelAndView("sync/revert", isPossible || status.isError() ? status : HttpStatus.CONFLICT);
        view.addObject("run", show.line(run));
        view.addObject("changes", lines.of(meant));
        view.addObject("all", all);
        view.addObject("number", number);
        return view;
    }

    private long writtenIn(RunRecord run) {
        return notebook.changes().counts(run.id()).stream()
                .filter(count -> count.state() == ChangeState.DONE)
                .mapToLong(count -> count.number())
                .sum();
    }

    private List<ChangeRecord> written(RunRecord run, Set<Long> chosen) {
        return chosen.stream()
                .sorted()
                .limit(MOST)
                .flatMap(id -> notebook.changes().find(id).stream())
                .filter(change -> change.runId().equals(run.id()))
                .filter(change -> change.state() == ChangeState.DONE && change.revertedBy() == null)
                .toList();
    }

    private static Set<Long> given(@Nullable List<Long> changes) {
        return changes == null ? Set.of() : Set.copyOf(changes);
    }
}
