package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.tokens.FourEyes;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.connection.InvalidConnectionException;
import dev.rollcall.host.connection.PolicyText;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.reconcile.Policy;
import dev.rollcall.host.web.Page;
import dev.rollcall.host.web.PageRequest;
import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Runs: starting them, looking at them, and seeing to what they left to people. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Runs", description = "Syncs and previews, what they changed, and what they left to people.")
class RunsController {
    static final String ID = "The run's id, or at least its first 8 characters if no other begins so.";

    private final Syncs syncs;
    private final Notebook notebook;
    private final RunNames names;
    private final RunViews views;
    private final Connections connections;
    private final FourEyes fourEyes;
    private final PreviewOutlook outlook;

    RunsController(Syncs syncs, Notebook notebook, Connections connections, FourEyes fourEyes, PreviewOutlook outlook) {
        this.outlook = outlook;
        this.syncs = syncs;
        this.notebook = notebook;
        this.names = new RunNames(notebook.runs());
        this.views = new RunViews(syncs, notebook);
        this.connections = connections;
        this.fourEyes = fourEyes;
    }

    @PostMapping("/connections/{id}/runs")
    @Operation(
            summary = "Start a sync, or its preview",
            description = "One run per connection at a time: what is on already is joined, and told so by \"joined\". A"
                    + " preview may try a policy; nothing is kept of it.")
    @ApiResponse(responseCode = "202", description = "It runs; Location says where to look at it.")
    ResponseEntity<RunView> start(
            @Parameter(description = "The connection's id, or its name.") @PathVariable String id,
            @RequestBody RunRequests.Start body)
            throws SyncException, InvalidConnectionException {
        var mode = body.mode();
        if (mode == null) {
            throw ProblemException.invalid("mode", "The value is missing.", "Enter APPLY or PREVIEW.");
        }
        var trial = trial(id, body);
        var started = syncs.sync(id, purpose(mode), trial, Callers.current().name());
        trial.ifPresent(policy -> outlook.note(started.run().id(), policy));
        return accepted(views.of(started));
    }

    @GetMapping("/runs")
    @Operation(summary = "Runs, the latest first")
    Page<RunView> all(
            @ParameterObject RunQuery query,
            @Parameter(description = "How many to leave out at the beginning.") @RequestParam(defaultValue = "0")
                    int offset,
            @Parameter(description = "How many to show, 1 to 500.") @RequestParam(defaultValue = "50") int limit) {
        var page = PageRequest.of("offset", offset, limit, 500);
        var runs = views.of(notebook.runs().latest(query.filter(connections), offset, limit + 1));
        return page.of(runs, last -> query.addTo(UriComponentsBuilder.fromPath("/api/v1/runs"))
                .queryParam("offset", offset + limit)
                .queryParam("limit", limit)
                .build(true)
                .toUriString());
    }

    @GetMapping("/runs/{id}")
    @Operation(summary = "One run: its state, its progress while it is on, its report when it has ended")
    RunView one(@Parameter(description = ID) @PathVariable String id) {
        return view(names.find(id));
    }

    @PostMapping("/runs/{id}/apply")
    @Operation(
            summary = "Write what a preview showed",
            description = "While no run has come in between, and for 24 hours at most; each change is looked at anew.")
    @ApiResponse(responseCode = "202", description = "A run that writes it is on; Location says where to look at it.")
    ResponseEntity<RunView> apply(
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody(required = false) RunRequests.@Nullable Nothing body)
            throws SyncException {
        return accepted(
                view(syncs.applyPreview(names.find(id).id(), Callers.current().name())));
    }

    @PostMapping("/runs/{id}/approve")
    @Operation(
            summary = "Write what a run held",
            description = "All that it still holds, or the changes that are chosen; each is looked at anew. With"
                    + " rollcall.access.four-eyes, who asked for the run may not.")
    @ApiResponse(responseCode = "202", description = "A run that writes it is on; Location says where to look at it.")
    ResponseEntity<RunView> approve(
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody(required = false) RunRequests.@Nullable Chosen body)
            throws SyncException {
        var chosen = RunRequests.Chosen.of(body);
        var run = names.find(id);
        var caller = Callers.current();
        fourEyes.requireAnother(run.initiator(), caller);
        return accepted(view(syncs.approve(run.id(), chosen, caller.name())));
    }

    @PostMapping("/runs/{id}/discard")
    @Operation(summary = "Decide against what a run held", description = "Nothing is sent to anybody.")
    RunView discard(
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody(required = false) RunRequests.@Nullable Chosen body)
            throws SyncException {
        var chosen = RunRequests.Chosen.of(body);
        return view(syncs.discard(names.find(id).id(), chosen, Callers.current().name()));
    }

    @PostMapping("/runs/{id}/revert")
    @Operation(
            summary = "Take back what a run wrote",
            description =
                    "All of it, or the changes that are chosen; each only where the asset still is as the run left"
                            + " it (R73).")
    @ApiResponse(responseCode = "202", description = "A run that reverts is on; Location says where to look at it.")
    ResponseEntity<RunView> revert(
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody(required = false) RunRequests.@Nullable Chosen body)
            throws SyncException {
        var chosen = RunRequests.Chosen.of(body);
        return accepted(
                view(syncs.revert(names.find(id).id(), chosen, Callers.current().name())));
    }

    @PostMapping("/runs/{id}/cancel")
    @Operation(summary = "Stop a run between two changes")
    @ApiResponse(responseCode = "202", description = "It ends soon.")
    ResponseEntity<RunView> cancel(
            @Parameter(description = ID) @PathVariable String id,
            @RequestBody(required = false) RunRequests.@Nullable Nothing body)
            throws SyncException {
        var run = names.find(id);
        syncs.cancel(run.id(), Callers.current().name());
        return accepted(view(names.find(run.id())));
    }

    private Optional<Policy> trial(String connection, RunRequests.Start body) throws InvalidConnectionException {
        var policy = body.policy();
        if (policy == null || policy.isNull()) {
            return Optional.empty();
        }
        if (body.mode() != RunRequests.Mode.PREVIEW) {
            throw ProblemException.invalid(
                    "policy",
                    "Only a preview can try another policy.",
                    "Leave it out, or change the connection's policy first.");
        }
        var present = connections.find(connection).map(ConfiguredConnection::policy);
        return Optional.of(PolicyText.parse(policy, present.orElse(Policy.DEFAULT)));
    }

    private RunView view(RunRecord run) {
        return views.of(run);
    }

    private static Purpose purpose(RunRequests.Mode mode) {
        return mode == RunRequests.Mode.APPLY ? Purpose.APPLY : Purpose.PREVIEW;
    }

    private static ResponseEntity<RunView> accepted(RunView run) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + run.id()))
                .body(run);
    }
}
