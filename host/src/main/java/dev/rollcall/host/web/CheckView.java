package dev.rollcall.host.web;

import dev.rollcall.api.CheckReport;
import dev.rollcall.api.CheckReport.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What a check of an MDM or of the platform found. */
@Schema(name = "Check", description = "What a check found, in the order in which it looked.")
public record CheckView(
        @Schema(description = "Whether nothing is in the way of a sync; warnings are not.")
        boolean passed,

        List<Item> items) {

    /** One thing that was looked at. */
    @Schema(name = "CheckItem")
    public record Item(
            @Schema(description = "What was looked at.", example = "Permission to read computers")
            String subject,

            Outcome outcome,

            @Schema(description = "What was found, a sentence.")
            String message,

            @Schema(description = "What to do, a sentence; empty if all is well.")
            String cure) {}

    public static CheckView of(CheckReport report) {
        return new CheckView(
                report.passed(),
                report.items().stream()
                        .map(item -> new Item(item.subject(), item.outcome(), item.message(), item.cure()))
                        .toList());
    }
}
