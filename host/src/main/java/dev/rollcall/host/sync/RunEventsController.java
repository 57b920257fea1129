package dev.rollcall.host.sync;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Runs, for those who want to be told how far they are. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Runs")
class RunEventsController {
    private final RunNames names;
    private final RunEvents events;

    RunEventsController(Notebook notebook, RunEvents events) {
        this.names = new RunNames(notebook.runs());
        this.events = events;
    }

    @GetMapping(path = "/runs/{id}/events", produces = RunEvent.MEDIA_TYPE)
    @Operation(
            summary = "How far a run is, as server-sent events until it has ended",
            description = "Events 'progress' while it is on, with what GET /runs/{id} shows as its progress; then"
                    + " 'ended' with the run, at once where it has ended already. The first event says how it is now, so"
                    + " that who comes back misses nothing, whatever Last-Event-ID it sends.")
    @ApiResponse(
            responseCode = "200",
            description = "The connection stays open until the run has ended, for half an hour at most.",
            content = @Content(mediaType = RunEvent.MEDIA_TYPE, schema = @Schema(type = "string")))
    void events(
            @Parameter(description = RunsController.ID) @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        events.listen(names.find(id), request, response);
    }
}
