package dev.rollcall.host.sync;

import dev.rollcall.host.reconcile.Serials;
import dev.rollcall.host.web.Page;
import dev.rollcall.host.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What runs changed, held or told. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Runs")
class ChangesController {
    private final Notebook notebook;
    private final RunNames names;
    private final Serials serials;

    ChangesController(Notebook notebook, Serials serials) {
        this.notebook = notebook;
        this.names = new RunNames(notebook.runs());
        this.serials = serials;
    }

    @GetMapping("/runs/{id}/changes")
    @Operation(
            summary = "What a run changed, held or told, in its order",
            description = "Each with its rule, its reason and what it was decided on.")
    Page<ChangeView> changes(
            @Parameter(description = RunsController.ID) @PathVariable String id,
            @ParameterObject ChangeQuery query,
            @Parameter(description = "Only those after the change with this id.") @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(description = "How many to show, 1 to 1000.") @RequestParam(defaultValue = "100") int limit) {
        var page = PageRequest.of("after", after, limit, 1000);
        var run = names.find(id);
        var changes = notebook.changes().of(run.id(), query.filter(serials), after, limit + 1).stream()
                .map(ChangeView::of)
                .toList();
        return page.of(
                changes, last -> query.addTo(UriComponentsBuilder.fromPath("/api/v1/runs/" + run.id() + "/changes"))
                        .queryParam("after", last.id())
                        .queryParam("limit", limit)
                        .build(true)
                        .toUriString());
    }

    @GetMapping(path = "/runs/{id}/changes.csv", produces = ChangeSheet.MEDIA_TYPE)
    @Operation(
            summary = "The same as comma-separated values, all of them",
            description = "For spreadsheets: UTF-8 with its mark, RFC 4180. A text that a spreadsheet would take for a"
                    + " formula has an apostrophe before it.")
    @ApiResponse(
            responseCode = "200",
            description = "A line of titles, then a line for each.",
            content = @Content(mediaType = ChangeSheet.MEDIA_TYPE, schema = @Schema(type = "string")))
    void sheet(
            @Parameter(description = RunsController.ID) @PathVariable String id,
            @ParameterObject ChangeQuery query,
            HttpServletResponse response) {
        new ChangeSheet(notebook.changes(), names.find(id), query.filter(serials)).writeTo(response);
    }
}
