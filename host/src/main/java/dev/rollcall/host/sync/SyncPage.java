package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.Role;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.ChangeRecord;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.reconcile.Sighting;
import dev.rollcall.host.web.Moment;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where a link of the platform's own pages leads, which can only be followed: it shows what would be synced, and a button
 * starts it.
 */
@Controller
class SyncPage {
    private static final int MOST_RUNS = 50;
    private static final int MOST_CHANGES = 50;

    private final Syncs syncs;
    private final Notebook notebook;
    private final Connections connections;
    private final Serials serials;

    SyncPage(Syncs syncs, Notebook notebook, Connections connections, Serials serials) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.connections = connections;
        this.serials = serials;
    }

    /** A connection that would be asked, and when it last saw the device. */
    record Asked(String name, String provider, String seen) {}

    /** A run, and what it decided. */
    record Shown(RunView run, String began, List<ChangeView> changes) {
        Shown {
            changes = List.copyOf(changes);
        }

        /** Whether it is on. */
        public boolean isOn() {
            return run.state() == RunState.RUNNING;
        }
    }

    @GetMapping("/sync")
    ModelAndView ask(@RequestParam Optional<String> serial, @RequestParam Optional<String> connection) {
        return page(target(serial, connection), Optional.empty());
    }

    @PostMapping("/sync")
    ModelAndView start(@RequestParam Optional<String> serial, @RequestParam Optional<String> connection)
            throws InterruptedException {
        var target = target(serial, connection);
        if (target.obstacle().isPresent()) {
            return page(target, Optional.empty());
        }
        try {
            var initiator = Callers.current().name();
            var starts = Starts.withEach(target.connections(), asked -> start(asked, target.serial(), initiator));
            return new ModelAndView(new RedirectView(address(starts), true));
        } catch (SyncException e) {
            return page(target, Optional.of(e.getMessage()));
        }
    }

    /**
     * What became of runs that the button started.
     *
     * @param without ids of connections with which nothing could be started
     */
    @GetMapping("/sync/runs/{ids}")
    ModelAndView show(@PathVariable List<String> ids, @RequestParam Optional<List<String>> without) {
        var runs = ids.stream()
                .distinct()
                .limit(MOST_RUNS)
                .flatMap(id -> notebook.runs().find(id).stream())
                .toList();
        if (runs.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN,
                    "There is no such run, or it is no longer kept. Start the sync anew where you came from.");
        }
        var shown =
                new RunViews(syncs, notebook).of(runs).stream().map(this::shown).toList();
        var leftOut = without.orElse(List.of()).stream()
                .flatMap(id -> connections.find(id).stream())
                .map(ConfiguredConnection::name)
                .collect(Collectors.joining(", "));
        var view = new ModelAndView("sync/runs", HttpStatus.OK);
        view.addObject("runs", shown);
        view.addObject("leftOut", leftOut);
        view.addObject("isOn", shown.stream().anyMatch(Shown::isOn));
        return view;
    }

    private SyncTarget target(Optional<String> serial, Optional<String> connection) {
        return SyncTarget.of(
                serial.flatMap(RunQuery::given), connection.flatMap(RunQuery::given), connections, serials);
    }

    private Syncs.Started start(ConfiguredConnection connection, Optional<String> serial, String initiator)
            throws SyncException, InterruptedException {
        return serial.isPresent()
                ? syncs.syncDevice(connection.id(), serial.get(), Purpose.APPLY_DEVICE, initiator)
                : syncs.sync(connection.id(), Purpose.APPLY, Optional.empty(), initiator);
    }

    private static String address(Starts starts) {
        var runs = starts.started().stream().map(started -> started.run().id()).collect(Collectors.joining(","));
        var leftOut =
                starts.leftOut().stream().map(left -> left.connection().id()).toList();
        var address = UriComponentsBuilder.fromPath("/sync/runs/" + runs);
        return leftOut.isEmpty()
                ? address.toUriString()
                : address.queryParam("without", String.join(",", leftOut)).toUriString();
    }

    private ModelAndView page(SyncTarget target, Optional<String> refusal) {
        var sightings = target.serial()
                .map(serial -> notebook.sightings().of(Optional.of(serial), Optional.empty()))
                .orElse(List.of());
        var view = new ModelAndView("sync/ask", status(target, refusal));
        view.addObject("target", target);
        view.addObject("serial", target.serial().orElse(null));
        view.addObject("obstacle", target.obstacle().orElse(null));
        view.addObject("refusal", refusal.orElse(null));
        view.addObject(
                "asked",
                target.connections().stream()
                        .map(connection -> asked(connection, sightings))
                        .toList());
        view.addObject("isNew", target.serial().isPresent() && sightings.isEmpty());
        view.addObject("known", connections.active());
        var caller = Callers.current();
        view.addObject("who", caller);
        view.addObject("mayStart", caller.role().covers(Role.OPERATOR));
        return view;
    }

    private static HttpStatus status(SyncTarget target, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return HttpStatus.CONFLICT;
        }
        return target.obstacle()
                .map(obstacle -> switch (obstacle) {
                    case NOTHING_ASKED -> HttpStatus.OK;
                    case UNUSABLE_SERIAL -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case UNKNOWN_CONNECTION -> HttpStatus.NOT_FOUND;
                    case INACTIVE_CONNECTION, NO_CONNECTION -> HttpStatus.CONFLICT;
                })
                .orElse(HttpStatus.OK);
    }

    private static Asked asked(ConfiguredConnection connection, List<Sighting> sightings) {
        var seen = sightings.stream()
                .filter(sighting -> sighting.connectionId().equals(connection.id()))
                .map(Sighting::seenAt)
                .max(Comparator.naturalOrder());
        return new Asked(
                connection.name(), connection.provider(), seen.map(Moment::text).orElse(""));
    }

    private Shown shown(RunView run) {
        var changes = run.device() == null
                ? List.<ChangeRecord>of()
                : notebook.changes().of(run.id(), List.of(), 0, MOST_CHANGES);
        return new Shown(
                run,
                Moment.text(run.beganAt()),
                changes.stream().map(ChangeView::of).toList());
    }
}
