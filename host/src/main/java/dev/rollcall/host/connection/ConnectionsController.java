package dev.rollcall.host.connection;

import dev.rollcall.api.SourceException;
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
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final ConnectionCheck check;
    private final List<ConnectionWatch> watches;

    ConnectionsController(Connections connections, ConnectionCheck check, List<ConnectionWatch> watches) {
        this.connections = connections;
        this.check = check;
        this.watches = List.copyOf(watches);
    }

    @GetMapping
    @Operation(summary = "All connections, by rank")
    Page<ConnectionView> all() {
        return Page.whole(connections.all().stream().map(ConnectionView::of).toList());
    }

    @PostMapping
    @Operation(summary = "Make a connection", description = "Nothing is sent to its MDM. Check it, then preview it.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ConnectionRequests.Create.class)))
    @ApiResponse(responseCode = "201", description = "It was made; Location says where it is.")
    ResponseEntity<ConnectionView> create(@org.springframework.web.bind.annotation.RequestBody JsonNode body)
            throws ConnectionException {
        var made = connections.create(ConnectionBody.create(body));
        return ResponseEntity.created(URI.create("/api/v1/connections/" + made.id()))
                .body(ConnectionView.of(made));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One connection")
    ConnectionView one(@Parameter(description = ID) @PathVariable String id) throws ConnectionException {
        return ConnectionView.of(find(id));
    }

    @PatchMapping("/{id}")
    @Operation(
            summary = "Change a connection",
            description =
                    "A changed address asks for the secrets anew: a stored secret is not sent elsewhere. A changed"
                            + " policy takes effect with the next run and starts none (R51).")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ConnectionRequests.Change.class)))
    ConnectionView change(
            @Parameter(description = ID) @PathVariable String id,
            @org.springframework.web.bind.annotation.RequestBody JsonNode body)
            throws ConnectionException {
        var present = find(id);
        var change = ConnectionBody.change(body, present);
        return ConnectionView.of(connections.change(present.id(), change, OptionalLong.of(present.version())));
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Delete a connection with its secrets",
            description = "Its runs stay; links on assets stay; it ends nothing.")
    @ApiResponse(responseCode = "204", description = "It is deleted.")
    ResponseEntity<Void> delete(@Parameter(description = ID) @PathVariable String id) throws ConnectionException {
        var connection = find(id);
        connections.delete(connection.id());
        watches.forEach(watch -> watch.deleted(connection.id()));
        return ResponseEntity.noContent().build();
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
    ConnectionView activate(@Parameter(description = ID) @PathVariable String id) throws ConnectionException {
        return ConnectionView.of(connections.activate(find(id).id()));
    }

    @PostMapping("/{id}/deactivate")
    @Operation(summary = "Stop syncing a connection", description = "Its MDM is sent nothing from now on.")
    ConnectionView deactivate(@Parameter(description = ID) @PathVariable String id) throws ConnectionException {
        var connection = connections.deactivate(find(id).id());
        watches.forEach(watch -> watch.deactivated(connection.id()));
        return ConnectionView.of(connection);
    }

    private ConfiguredConnection find(String idOrName) throws ConnectionException {
        var found = connections.find(idOrName);
        return found.isPresent() ? found.get() : connections.get(idOrName);
    }
}
