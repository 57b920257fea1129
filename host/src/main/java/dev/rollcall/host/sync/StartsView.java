package dev.rollcall.host.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;

/** What was started, as the API shows it. */
@Schema(name = "StartedRuns", description = "What was started: one run for each connection.")
record StartsView(
        List<RunView> runs,

        @Schema(description = "Connections with which nothing was started.")
        List<LeftOutView> leftOut) {
    StartsView {
        runs = List.copyOf(runs);
        leftOut = List.copyOf(leftOut);
    }

    /** A connection with which nothing was started. */
    @Schema(name = "LeftOutConnection", description = "A connection with which nothing was started.")
    record LeftOutView(
            RunView.ConnectionName connection,

            @Schema(description = "What is in the way, and the cure.")
            String reason) {}

    static StartsView of(Starts starts, RunViews views) {
        return new StartsView(
                starts.started().stream().map(views::of).toList(),
                starts.leftOut().stream().map(StartsView::view).toList());
    }

    private static LeftOutView view(Starts.LeftOut left) {
        var connection = left.connection();
        return new LeftOutView(new RunView.ConnectionName(connection.id(), connection.name()), left.reason());
    }

    /** It runs; the first of the runs is where to look. */
    ResponseEntity<StartsView> accepted() {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/runs/" + runs.get(0).id()))
                .body(this);
    }
}
