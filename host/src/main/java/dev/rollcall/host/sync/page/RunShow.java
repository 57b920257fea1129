package dev.rollcall.host.sync.page;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.access.tokens.FourEyes;
import dev.rollcall.host.journal.ChangeCount;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.ChangeState;
import dev.rollcall.host.journal.RunAction;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Leftovers;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.Syncs;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Makes the page of one run, for all that lead to it. */
final class RunShow {
    private static final int EXAMPLES = 3;
    /** Where on the page the changes are. */
    private static final String LIST = "#changes";

    private final Syncs syncs;
    private final Notebook notebook;
    private final ChangeLines lines;
    private final FourEyes fourEyes;
    private final Leftovers leftovers;

    RunShow(Syncs syncs, Notebook notebook, ChangeLines lines, FourEyes fourEyes, Leftovers leftovers) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.lines = lines;
        this.fourEyes = fourEyes;
        this.leftovers = leftovers;
    }

    /**
     * What waits for a person.
     *
     * @param reasons why, each a sentence
     * @param objection why the caller may not approve it; null if nothing is in the way
     */
    record Held(long number, List<String> reasons, @Nullable String objection) {
        Held {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What somebody did with the run.
     *
     * @param changes how many were meant; null where none were, or that is not known
     * @param run that carries it out; null where none does
     */
    record Act(
            RunAction.Kind kind,
            String by,
            Instant at,
            @Nullable Integer changes,
            @Nullable String run) {
        static Act of(RunAction action) {
            return new Act(
                    action.kind(),
                    action.actor(),
                    action.at(),
                    action.changes().stream().boxed().findFirst().orElse(null),
                    action.carriedOutBy().orElse(null));
        }
    }

    RunLine line(RunRecord run) {
        return RunLine.of(run, syncs.progress(run.id()));
    }

    ModelAndView page(RunRecord run, ChangesQuery query, HttpStatus status) {
        var caller = Callers.current();
        var counts = notebook.changes().counts(run.id());
        var view = new ModelAndView("sync/run", status);
        view.addObject("run", line(run));
        view.addObject("isWatched", run.state() == RunState.RUNNING);
        view.addObject("report", run.report());
        view.addObject("basis", run.basis().orElse(null));
        view.addObject("acts", acts(run));
        view.addObject("rules", RuleCount.of(counts));
        view.addObject("causes", causes(run, counts));
        view.addObject("held", held(run, counts, caller));
        view.addObject("mayDecide", caller.role().covers(Role.OPERATOR));
        view.addObject("mayRevert", caller.role().covers(Role.ADMIN) && hasWritten(run, counts));
        view.addObject("choosing", choosing(run, query, counts, caller));
        addPreview(view, run, counts);
        addChanges(view, run, query, counts);
        return view;
    }

    /** The state of the listed changes, where the caller may do something with chosen ones; else null. */
    private static @Nullable ChangeState choosing(
            RunRecord run, ChangesQuery query, List<ChangeCount> counts, Caller caller) {
        var state = query.state();
        var mayDecide = state == ChangeState.HELD
                && caller.role().covers(Role.OPERATOR)
                && number(counts, ChangeState.HELD) > 0;
        var mayRevert = state == ChangeState.DONE && caller.role().covers(Role.ADMIN) && hasWritten(run, counts);
        return mayDecide || mayRevert ? state : null;
    }

    private List<Act> acts(RunRecord run) {
        return notebook.runs().actions(List.of(run.id())).getOrDefault(run.id(), List.of()).stream()
                .map(Act::of)
                .toList();
    }

    private static boolean hasWritten(RunRecord run, List<ChangeCount> counts) {
        return run.state() != RunState.RUNNING && number(counts, ChangeState.DONE) > 0;
    }

    private List<Cause> causes(RunRecord run, List<ChangeCount> counts) {
        return counts.stream()
                .filter(count -> count.state() == ChangeState.NOTED || RuleCount.TROUBLES.contains(count.state()))
                .sorted((one, other) -> Long.compare(other.number(), one.number()))
                .map(count -> new Cause(
                        count.state(),
                        count.kind(),
                        RuleText.of(count.rule()),
                        count.number(),
                        lines.of(notebook.changes().first(run.id(), count, EXAMPLES)),
                        "/runs/" + run.id()
                                + new ChangesQuery(count.state(), count.kind(), count.rule(), null, null, null)
                                        .toQuery()
                                + LIST))
                .sorted((one, other) -> Boolean.compare(other.isTrouble(), one.isTrouble()))
                .toList();
    }

    private @Nullable Held held(RunRecord run, List<ChangeCount> counts, Caller caller) {
        var waiting = counts.stream()
                .filter(count -> count.state() == ChangeState.HELD)
                .toList();
        if (waiting.isEmpty()) {
            return null;
        }
        var reasons = waiting.stream()
                .flatMap(count -> notebook.changes().first(run.id(), count, EXAMPLES).stream())
                .map(ChangeRecord::message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .toList();
        return new Held(
                number(counts, ChangeState.HELD),
                reasons,
                fourEyes.objection(run.initiator(), caller).orElse(null));
    }

    private void addPreview(ModelAndView view, RunRecord run, List<ChangeCount> counts) {
        var isPreview = run.purpose().isPreview();
        var planned = number(counts, ChangeState.PLANNED) + number(counts, ChangeState.PLANNED_HELD);
        view.addObject("isPreview", isPreview);
        view.addObject("planned", isPreview && run.state() != RunState.RUNNING ? planned : 0);
        view.addObject("obstacle", isPreview ? leftovers.obstacle(run).orElse(null) : null);
    }

    private void addChanges(ModelAndView view, RunRecord run, ChangesQuery query, List<ChangeCount> counts) {
        var filter = query.filter();
        var found = notebook.changes()
                .search(run.id(), filter, () -> counts)
                .after(query.start(), ChangesQuery.AT_ONCE + 1);
        var shown = found.subList(0, Math.min(found.size(), ChangesQuery.AT_ONCE));
        var path = "/runs/" + run.id();
        view.addObject("query", query);
        view.addObject("changes", lines.of(shown));
        view.addObject(
                "total",
                filter.text().isPresent()
                        ? null
                        : counts.stream()
                                .filter(count -> count.passes(filter))
                                .mapToLong(ChangeCount::number)
                                .sum());
        view.addObject(
                "states",
                counts.stream().map(ChangeCount::state).distinct().sorted().toList());
        view.addObject(
                "kinds",
                counts.stream().map(ChangeCount::kind).distinct().sorted().toList());
        view.addObject("first", query.start() > 0 ? path + query.toQuery() + LIST : null);
        view.addObject(
                "next",
                found.size() > shown.size()
                        ? path + query.after(shown.get(shown.size() - 1).id()) + LIST
                        : null);
        view.addObject("checkAll", path + query.checked() + LIST);
        view.addObject("csv", "/api/v1" + path + "/changes.csv" + query.toQuery());
        view.addObject("choose", path + ChangesQuery.of(ChangeState.HELD).toQuery() + LIST);
        view.addObject("chooseWritten", path + ChangesQuery.of(ChangeState.DONE).toQuery() + LIST);
    }

    private static long number(List<ChangeCount> counts, ChangeState state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(ChangeCount::number)
                .sum();
    }
}
