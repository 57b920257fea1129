package dev.rollcall.host.sync.page;

import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.Syncs;
import dev.rollcall.host.web.FieldProblem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The runs, the latest first, and those that are on above them. */
@Controller
class RunsPage {
    /** Has htmx load the page anew: something has ended. */
    static final String REFRESH = "HX-Refresh";

    private final Syncs syncs;
    private final Notebook notebook;
    private final Connections connections;

    RunsPage(Syncs syncs, Notebook notebook, Connections connections) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.connections = connections;
    }

    @GetMapping("/runs")
    ModelAndView show(RunsQuery query) {
        var problems = query.problems();
        var from = query.start();
        var found = problems.isEmpty()
                ? notebook.runs().latest(query.filter(), from, RunsQuery.AT_ONCE + 1)
                : List.<RunRecord>of();
        var runs = found.subList(0, Math.min(found.size(), RunsQuery.AT_ONCE));
        var view = page(query, problems);
        view.addObject("runs", lines(runs));
        view.addObject("chart", RunChart.of(runs));
        view.addObject("previous", from == 0 ? null : query.address(Math.max(0, from - RunsQuery.AT_ONCE)));
        view.addObject("next", found.size() > runs.size() ? query.address(from + RunsQuery.AT_ONCE) : null);
        return view;
    }

    private ModelAndView page(RunsQuery query, List<FieldProblem> problems) {
        var running = lines(notebook.runs().unended());
        var view = new ModelAndView(
                "sync/run-list", problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        view.addObject("query", query);
        view.addObject("problems", problems);
        view.addObject("connections", connections.all());
        view.addObject("states", RunState.values());
        view.addObject("modes", Purpose.values());
        view.addObject("running", running);
        view.addObject("isWatched", !running.isEmpty());
        return view;
    }

    /** What is on, as it is now: asked for every other second. */
    @GetMapping("/runs/on")
    ModelAndView running(@RequestParam(defaultValue = "0") int shown, HttpServletResponse response) {
        var running = lines(notebook.runs().unended());
        if (running.size() != shown) {
            response.setHeader(REFRESH, "true");
        }
        return new ModelAndView("sync/run-parts :: running").addObject("running", running);
    }

    private List<RunLine> lines(List<RunRecord> runs) {
        return runs.stream()
                .map(run -> RunLine.of(run, syncs.progress(run.id())))
                .toList();
    }
}
