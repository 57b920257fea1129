package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The webhook that starts syncs: for a button in the platform, or whoever knows that something has changed. */
@RestController
@RequestMapping("/hooks/v1")
@Hidden // It is no part of the API: docs/how-to/sync-by-webhook.md describes it.
class HooksController {
    /** Headers that are no plugin's business. */
    private static final Set<String> SECRETS = Set.of("x-rollcall-secret", "authorization", "cookie");

    private final Syncs syncs;
    private final Connections connections;
    private final RunViews views;
    private final MdmMessages messages;
    private final InstantSource clock;

    HooksController(
            Syncs syncs, Connections connections, Notebook notebook, MdmMessages messages, InstantSource clock) {
        this.messages = messages;
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

    /** What came of a message. */
    record Taken(int devices) {}

    /** What the MDM of a connection sends by itself, by its id or name. */
    @PostMapping("/mdm/{id}")
    ResponseEntity<Taken> told(
            @PathVariable String id,
            @RequestHeader Map<String, String> headers,
            @RequestBody(required = false) byte @Nullable [] body)
            throws SyncException, InterruptedException {
        var shown = headers.entrySet().stream()
                .filter(header -> !SECRETS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return ResponseEntity.accepted().body(new Taken(messages.take(id, shown, text)));
    }
}
