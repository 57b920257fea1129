package dev.rollcall.host.connection;

import dev.rollcall.api.SourceException;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.plugin.Plugins;
import dev.rollcall.host.web.CheckView;
import dev.rollcall.host.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The connections. */
@RestController
@RequestMapping("/api/v1/connections")
@Tag(name = "Connections", description = "Tenants of MDMs, with their settings and their policy.")
class ConnectionsController {
    private static final String ID = "The connection's id, or its name.";

    private final Connections connections;
    private final WatchedConnections watched;
    private final ConnectionCheck check;
    private final Plugins plugins;
    private final NextSyncs nextSyncs;

    ConnectionsController(
            Connections connections,
            ConnectionCheck check,
            Plugins plugins,
            NextSyncs nextSyncs,
            List<ConnectionWatch> watches) {
        this.connections = connections;
        this.check = check;
        this.plugins = plugins;
        this.nextSyncs = nextSyncs;
        this.watched = new WatchedConnections(connections, watches);
    }

    @GetMapping
    @Operation(summary = "All connections, by rank", description = "Settings, policy and schedule for ADMINs only.")
    Page<ConnectionView> all() {
        var due = nextSyncs.all();
        return Page.whole(connections.all().stream()
                .map(connection -> shown(ConnectionView.of(connection, Callers.current()), due))
                .toList());
    }

    @PostMapping
    @Operation(
            summary = "Make a connection",
            description = "Nothing is sent to its MDM. Check it, then preview it. With the opt-in on, it has to be"
                    + " confirmed.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ConnectionRequests.Create.class)))
    @ApiResponse(responseCode = "201", description = "It was made; Location says where it is.")
    ResponseEntity<ConnectionView> create(@org.springframework.web.bind.annotation.RequestBody JsonNode body)
            throws ConnectionException {
        var made = watched.create(ConnectionBody.create(body), Callers.current().author());
        return ResponseEntity.created(URI.create("/api/v1/connections/" + made.id()))
                .eTag(IfMatch.tag(made))
                .body(shown(made));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "One connection",
            description = "Its entity tag is its version. Settings, policy and schedule for ADMINs only.")
    ResponseEntity<ConnectionView> one(@Parameter(description = ID) @PathVariable String id)
            throws ConnectionException {
        return answer(find(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a connection",
            description =
                    "A changed address asks for the secrets anew: a stored secret is not sent elsewhere. A changed"
                            + " policy takes effect with the next run and starts none (R51). A changed opt-in has to be"
                            + " confirmed: without \"confirm\": true the answer is 409 and says what will happen, with"
                            + " the numbers of a preview that tried the policy in the last 24 hours.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ConnectionRequests.Change.class)))
    ResponseEntity<ConnectionView> change(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = IfMatch.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body)
            throws ConnectionException {
        var present = find(id);
        IfMatch.version(ifMatch, present);
        var change = ConnectionBody.change(body, present);
        // What was entered was read against this version, whether the client names one or not.
        var changed = watched.change(
                present.id(),
                change,
                OptionalLong.of(present.version()),
                Callers.current().author());
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(changed))
                .body(shown(ConnectionView.of(present, changed), nextSyncs.all()));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a connection with its secrets",
            description = "Its runs stay; links on assets stay; it ends nothing. The answer says so.")
    Deleted delete(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = IfMatch.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch)
            throws ConnectionException {
        var connection = find(id);
        watched.delete(
                connection.id(),
                IfMatch.version(ifMatch, connection),
                Callers.current().author());
        return new Deleted(connection.id(), connection.name(), Deleted.REMARKS);
    }

    /** What became of a connection that was deleted. */
    @Schema(name = "DeletedConnection", description = "A connection that was deleted, and what that means.")
    record Deleted(
            String id,
            String name,

            @Schema(description = "What became of what it had, sentences.")
            List<String> remarks) {
        static final List<String> REMARKS = List.of(
                "Its settings and secrets are deleted, and what it had seen of devices is forgotten.",
                "Links on assets stay; nothing was written on the platform, and no asset is ended.",
                "Its runs and changes stay to be looked at until rollcall.retention.journal; what was held of them"
                        + " can't be approved any more.",
                "A connection to the same MDM that is made anew has seen nothing yet (R33).");
    }

    @PostMapping("/{id}/check")
    @Operation(
            summary = "Test credentials and permissions",
            description = "Asks the MDM and changes nothing anywhere. A check that found something in the way answers"
                    + " 200 with \"passed\": false.")
    CheckView check(@Parameter(description = ID) @PathVariable String id)
            throws ConnectionException, SourceException, InterruptedException {
        return CheckView.of(check.run(find(id)));
    }

    @PostMapping("/{id}/activate")
    @Operation(summary = "Let a connection be synced")
    ResponseEntity<ConnectionView> activate(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = IfMatch.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch)
            throws ConnectionException {
        var present = find(id);
        var version = IfMatch.version(ifMatch, present);
        return answer(
                watched.switchTo(true, present.id(), version, Callers.current().author()));
    }

    @PostMapping("/{id}/deactivate")
    @Operation(
            summary = "Stop syncing a connection",
            description = "Its MDM is sent nothing from now on, and what its runs hold can't be approved meanwhile.")
    ResponseEntity<ConnectionView> deactivate(
            @Parameter(description = ID) @PathVariable String id,
            @Parameter(description = IfMatch.DESCRIPTION)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch)
            throws ConnectionException {
        var present = find(id);
        var version = IfMatch.version(ifMatch, present);
        return answer(
                watched.switchTo(false, present.id(), version, Callers.current().author()));
    }

    private ResponseEntity<ConnectionView> answer(ConfiguredConnection connection) {
        return ResponseEntity.ok().eTag(IfMatch.tag(connection)).body(shown(connection));
    }

    private ConnectionView shown(ConfiguredConnection connection) {
        return shown(ConnectionView.of(connection, Callers.current()), nextSyncs.all());
    }

    private ConnectionView shown(ConnectionView view, Map<String, Instant> due) {
        return view.with(Optional.ofNullable(due.get(view.id())), plugins.absence(view.provider()), Callers.current());
    }

    private ConfiguredConnection find(String idOrName) throws ConnectionException {
        return watched.find(idOrName);
    }
}
