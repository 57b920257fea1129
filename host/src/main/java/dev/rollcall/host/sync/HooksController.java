package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhook that starts syncs: for a button in the platform, or whoever knows that something has changed. */
@RestController
@RequestMapping("/hooks/v1")
@Hidden // It is no part of the API: docs/how-to/sync-by-webhook.md describes it.
class HooksController {
    private final Syncs syncs;
    private final Connections connections;
    private final RunViews views;
    private final InstantSource clock;

    HooksController(Syncs syncs, Connections connections, Notebook notebook, InstantSource clock) {
        this.syncs = syncs;
        this.connections = connections;
        this.views = new RunViews(syncs, notebook);
        this.clock = clock;
    }

    /** All active connections, on one reading of the platform. */
    @PostMapping("/sync")
    ResponseEntity<StartsView> all() throws SyncException, InterruptedException {
        var askedAt = clock.instant();
        var initiator = Callers.current().name();
        var starts = Starts.withEach(
                connections.active(),
                connection -> syncs.sync(connection.id(), Purpose.APPLY, Optional.empty(), initiator, askedAt));
        return StartsView.of(starts, views).accepted();
    }

    /** One connection, by id or name. */
    @PostMapping("/sync/{id}")
    ResponseEntity<StartsView> one(@PathVariable String id) throws SyncException {
        var started = syncs.sync(
                id, Purpose.APPLY, Optional.empty(), Callers.current().name());
        return StartsView.of(new Starts(List.of(started), List.of()), views).accepted();
    }
}
