package dev.rollcall.host.command;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.api.CheckReport.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/**
 * What a check found, as the API tells it.
 *
 * @param passed whether nothing is in the way of a sync; warnings are not
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CheckView(boolean passed, List<Item> items) {
    CheckView {
        items = List.copyOf(items);
    }

    /** One thing that was looked at; the cure is empty if all is well. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(String subject, Outcome outcome, String message, String cure) {}

    /** Prints each with its cure. */
    void print(PrintWriter out, String title) {
        out.println(TextTable.plain(title) + ":");
        for (var item : items) {
            var outcome = item.outcome().name().toLowerCase(Locale.ROOT);
            out.println("  " + outcome + " ".repeat(Math.max(1, 9 - outcome.length())) + TextTable.plain(item.subject())
                    + ": " + TextTable.plain(item.message()));
            if (!item.cure().isEmpty()) {
                out.println("           " + TextTable.plain(item.cure()));
            }
        }
    }

    ExitCode exitCode() {
        return passed ? ExitCode.OK : ExitCode.FAILED;
    }
}
