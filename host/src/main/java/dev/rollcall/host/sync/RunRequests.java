package dev.rollcall.host.sync;

import dev.rollcall.host.web.ProblemException;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What clients send about runs. */
final class RunRequests {
    private RunRequests() {}

    /** What to start. */
    @Schema(name = "NewRun", description = "A run to be started.")
    record Start(
            @Schema(description = "PREVIEW writes nothing anywhere.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Mode mode,

            @Schema(
                    ref = "#/components/schemas/Policy",
                    description = "For a PREVIEW only: what would happen with these fields of the policy changed.")
            @Nullable
            JsonNode policy) {}

    /** What a run is to do. */
    enum Mode {
        APPLY,
        PREVIEW
    }

    /** What to start for one device. */
    @Schema(name = "NewDeviceSync", description = "A sync of one device, or its preview.")
    record StartDevice(
            @Schema(description = "PREVIEW writes nothing anywhere.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Mode mode,

            @Schema(description = "The connection's id, or its name; every active one is asked if it is left out.")
            @Nullable
            String connection) {}

    /** Which changes are meant. */
    @Schema(name = "ChosenChanges", description = "Which changes are meant; all of them if nothing is sent.")
    record Chosen(
            @ArraySchema(
                    arraySchema = @Schema(description = "Ids of changes; all of them if left out."),
                    schema = @Schema(example = "4711"),
                    minItems = 1)
            @Nullable
            List<Long> changes) {
        static Set<Long> of(@Nullable Chosen chosen) {
            var changes = chosen == null ? null : chosen.changes;
            if (changes == null) {
                return Set.of();
            }
            if (changes.isEmpty() || changes.stream().anyMatch(Objects::isNull)) {
                // None chosen must never come to mean all.
                throw ProblemException.invalid(
                        "changes",
                        "The list is empty, or names something that is no change.",
                        "Enter ids of changes, or leave it out for all of them.");
            }
            return Set.copyOf(changes);
        }
    }

    /** Nothing is to be said: a route that does the whole takes no choice. */
    @Schema(name = "Nothing", description = "An empty object.")
    record Nothing() {}
}
