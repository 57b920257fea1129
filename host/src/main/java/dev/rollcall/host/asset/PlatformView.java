package dev.rollcall.host.asset;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The platform as the API shows it. */
@Schema(name = "Platform", description = "The asset platform beside which the host runs.")
record PlatformView(
        @Schema(description = "Whether one is configured and may be called; whether it answers, a check tells.")
        boolean configured,

        @Schema(example = "snipe-it") String kind,

        @Schema(description = "Its start page; empty if none is configured.")
        String url,

        @Schema(description = "What is in the way, two sentences; absent if nothing is.") @Nullable
        String problem) {

    /** What was agreed on. */
    @Schema(name = "Agreement")
    record Agreement(
            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "Ids of what is proposed. Left out, nothing is done, and the answer says"
                                                    + " what would be."))
            @Nullable
            List<String> agreed) {}

    /** What was done, and what is left to do. */
    @Schema(name = "PreparationResult")
    record Result(
            @Schema(description = "What was done, each a sentence.")
            List<String> done,

            @Schema(description = "What is not there yet and would be made.")
            List<Proposal> proposed,

            @Schema(description = "Ids that were agreed on and are not needed any more.")
            List<String> leftOut) {}

    /** One thing that would be made. */
    @Schema(name = "Preparation")
    record Proposal(
            String id,

            @Schema(description = "What it would do, a sentence.")
            String what) {
        static List<Proposal> of(List<Preparation> preparations) {
            return preparations.stream()
                    .map(preparation -> new Proposal(preparation.id(), preparation.what()))
                    .toList();
        }
    }
}
