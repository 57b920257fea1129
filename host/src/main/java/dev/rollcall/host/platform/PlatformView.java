package dev.rollcall.host.platform;

import dev.rollcall.host.asset.Preparation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The platform as the API shows it. */
@Schema(name = "Platform", description = "The asset platform beside which the host runs.")
record PlatformView(
        @Schema(
                description = "Whether one is set with all that a sync needs, and may be called; whether it answers, a"
                        + " check tells.")
        boolean configured,

        @Schema(example = "snipe-it") String kind,

        @Schema(description = "Its start page; empty if none is set.")
        String url,

        @Schema(description = "What is in the way, two sentences; absent if nothing is.") @Nullable
        String problem,

        @Schema(description = "What is in effect: what the configuration sets, and under it what people set.")
        PlatformValues settings,

        @ArraySchema(
                arraySchema =
                        @Schema(description = "The settings that the configuration sets, which can't be changed here."))
        List<String> fixed) {

    static PlatformView of(CurrentPlatform current, @Nullable String obstacle) {
        var effective = current.effective();
        return new PlatformView(
                obstacle == null,
                effective.kind(),
                effective.url(),
                obstacle,
                PlatformValues.of(effective),
                current.fixed().stream().sorted().toList());
    }

    /** What is to be set. */
    @Schema(
            name = "PlatformChange",
            description = "What is to be set of the platform, as \"settings\" shows it, and what is said of the assets"
                    + " where the address is another one.")
    record Change(
            @Nullable String kind,
            @Nullable String url,

            @Schema(description = "Left out or \"set\", it stays as it is.") @Nullable
            String token,

            @Nullable Integer requestsPerMinute,
            PlatformValues.@Nullable Statuses statuses,
            @Nullable Map<String, @Nullable String> linkFields,
            @Nullable Map<String, PlatformValues.@Nullable Spec> specs,
            PlatformValues.@Nullable Order order,
            PlatformValues.@Nullable Creation creation,
            @Nullable String syncPageField,
            @Nullable GlpiValues glpi,

            @Schema(description = "Of assets at another address: whether they are the same ones, or others.")
            PlatformChange.@Nullable Assets assets) {

        PlatformDraft draft() {
            return new PlatformValues(
                            kind,
                            url,
                            token,
                            requestsPerMinute,
                            statuses,
                            linkFields,
                            specs,
                            order,
                            creation,
                            syncPageField,
                            glpi)
                    .draft();
        }

        /** The secrets that are to be forgotten, by their names. */
        Set<String> cleared() {
            return glpi != null && glpi.isWithoutAppToken() ? Set.of(GlpiDraft.APP_TOKEN) : Set.of();
        }

        @Override
        public String toString() {
            return "Change[" + kind + ", " + url + "]";
        }
    }

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
