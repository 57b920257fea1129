package dev.rollcall.host.sync;

import dev.rollcall.host.access.Callers;
import dev.rollcall.host.connection.ConfiguredConnection;
import dev.rollcall.host.connection.Connections;
import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.sync.HistoryView.SightingView;
import dev.rollcall.host.web.PageRequest;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is known of single devices. */
@RestController
@RequestMapping("/api/v1/assets")
@Tag(name = "Assets", description = "Single devices and their assets.")
class AssetsController {
    private final Notebook notebook;
    private final Connections connections;
    private final Serials serials;
    private final Syncs syncs;

    AssetsController(Notebook notebook, Connections connections, Serials serials, Syncs syncs) {
        this.syncs = syncs;
        this.notebook = notebook;
        this.connections = connections;
        this.serials = serials;
    }

    @GetMapping("/{serial}/history")
    @Operation(summary = "What was seen, decided and written for one device, and why")
    HistoryView history(
            @Parameter(description = "The serial number, in any spelling (R3).") @PathVariable String serial,
            @Parameter(description = "How many changes to show, 1 to 1000.") @RequestParam(defaultValue = "200")
                    int limit) {
        PageRequest.of("limit", 0, limit, 1000);
        var normalised = Optional.ofNullable(serials.normalise(serial)).orElseThrow(AssetsController::unusable);
        var history = DeviceHistory.ofSerial(notebook, normalised, limit);
        if (history.isEmpty()) {
            throw new ProblemException(
                    ProblemType.UNKNOWN,
                    "Nothing was ever seen or written for that serial. Look for a typing error, or sync a connection"
                            + " that lists the device.");
        }
        return new HistoryView(
                normalised,
                history.decider().orElse(null),
                views(history),
                history.changes().stream().map(ChangeView::of).toList());
    }

    @PostMapping("/{serial}/sync")
    @Operation(
            summary = "Sync one device, or preview that",
            description = "By look-up, in seconds and by the same rules; with every active connection, or with one. A"
                    + " device that is not found is not an end, and none is created: that needs a run over all devices"
                    + " (R2). One run per connection at a time: a sync of the same device that is on is joined.")
    @ApiResponse(
            responseCode = "202",
            description = "A run is on for each connection that could be asked; Location names the first of them.")
    ResponseEntity<StartsView> sync(
            @Parameter(description = "The serial number, in any spelling (R3).") @PathVariable String serial,
            @RequestBody RunRequests.StartDevice body)
            throws SyncException, InterruptedException {
        var mode = body.mode();
        if (mode == null) {
            throw ProblemException.invalid("mode", "The value is missing.", "Enter APPLY or PREVIEW.");
        }
        var normalised = Optional.ofNullable(serials.normalise(serial)).orElseThrow(AssetsController::unusable);
        var purpose = mode == RunRequests.Mode.APPLY ? Purpose.APPLY_DEVICE : Purpose.PREVIEW_DEVICE;
        var initiator = Callers.current().name();
        var one = RunQuery.given(body.connection());
        var starts = one.isPresent()
                ? new Starts(List.of(syncs.syncDevice(one.get(), normalised, purpose, initiator)), List.of())
                : Starts.withEach(
                        connections.active(),
                        connection -> syncs.syncDevice(connection.id(), normalised, purpose, initiator));
        return StartsView.of(starts, new RunViews(syncs, notebook)).accepted();
    }

    private List<SightingView> views(DeviceHistory history) {
        var known = connections.all().stream()
                .collect(Collectors.toMap(ConfiguredConnection::id, ConfiguredConnection::name));
        return history.sightings().stream()
                .map(sighting -> SightingView.of(
                        sighting,
                        known.getOrDefault(sighting.connectionId(), "(deleted)"),
                        history.whoWasTold(sighting)))
                .sorted(Comparator.comparing(SightingView::seenAt).reversed())
                .toList();
    }

    private static ProblemException unusable() {
        return new ProblemException(
                ProblemType.UNKNOWN,
                "The serial is blank, or a placeholder that many devices share, so nothing is matched by it. Enter the"
                        + " device's own serial.");
    }
}
