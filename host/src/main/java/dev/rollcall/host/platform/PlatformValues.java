package dev.rollcall.host.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The platform's settings as JSON: as clients send them, as they are shown, and as they are kept. */
@Schema(
        name = "PlatformSettings",
        description = "What is set of a platform. What is left out or empty is as if nobody had set it; a token that is"
                + " left out stays.")
record PlatformValues(
        @Schema(description = "Which product it is: \"snipe-it\" or \"glpi\".", example = "snipe-it") @Nullable
        String kind,

        @Schema(description = "Its start page.", example = "https://assets.example.com") @Nullable
        String url,

        @Schema(
                description = "An API token of the user who syncs. It is never shown again: it reads \"set\", and what"
                        + " reads so stays as it is. A changed address asks for it anew.")
        @Nullable
        String token,

        @Schema(description = "How many of the requests that the platform allows its user in a minute Rollcall takes.")
        @Nullable
        Integer requestsPerMinute,

        @Nullable Statuses statuses,

        @Schema(
                description = "By provider, the display name of the field that holds the MDM's ids.",
                example = "{\"kandji\": \"Iru ID\"}")
        @Nullable
        Map<String, @Nullable String> linkFields,

        @Schema(description = "By spec, where it is written.") @Nullable
        Map<String, @Nullable Spec> specs,

        @Nullable Order order,
        @Nullable Creation creation,

        @Schema(
                description =
                        "The display name of the field of a Snipe-IT that leads to the page that syncs the asset.")
        @Nullable
        String syncPageField,

        @Nullable GlpiValues glpi) {
    /** How a secret is shown. */
    static final String SET = "set";

    /** Statuses by name or id; the first of each is the one that is written. */
    @Schema(name = "PlatformStatuses", description = "Statuses by name or id; the first of each is written.")
    record Statuses(
            @Nullable List<@Nullable String> allocated,
            @Nullable List<@Nullable String> transferred) {}

    /** Where a spec is written. */
    @Schema(name = "PlatformSpec", description = "Where a spec is written.")
    record Spec(
            @Schema(description = "The display name of a field.") @Nullable
            String field,

            @Schema(description = "\"always\", \"only-if-empty\" or \"off\".") @Nullable
            String mode) {}

    /** How an active order shows. */
    @Schema(name = "PlatformOrder", description = "How an active order shows in a Snipe-IT.")
    record Order(
            @Schema(description = "The display name of a field.") @Nullable
            String field,

            @Schema(description = "The values of it that mean one; any if empty.") @Nullable
            List<@Nullable String> values,

            @Schema(description = "Statuses that mean one.") @Nullable
            List<@Nullable String> labels) {}

    /** How assets are made. */
    @Schema(name = "PlatformCreation", description = "How assets of a Snipe-IT are made.")
    record Creation(
            @Schema(description = "Of models that have to be made; empty if none are.") @Nullable
            String category,

            @Schema(description = "Of models that have to be made.") @Nullable
            String fieldset,

            @Schema(description = "The spec that is the platform's model number.") @Nullable
            String modelNumber,

            @Schema(description = "\"counter\", \"mdm\", or a pattern with {serial}.") @Nullable
            String tag) {}

    /** As it may be shown and kept: of secrets only that they were entered. */
    static PlatformValues of(PlatformDraft draft) {
        return new PlatformValues(
                given(draft.kind()),
                given(draft.url()),
                draft.token().isBlank() ? null : SET,
                draft.requestsPerMinute().matches("[0-9]{1,9}") ? Integer.valueOf(draft.requestsPerMinute()) : null,
                new Statuses(
                        List.copyOf(draft.statuses().allocated()),
                        List.copyOf(draft.statuses().transferred())),
                new TreeMap<String, @Nullable String>(draft.linkFields()),
                draft.specs().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new Spec(
                                        given(entry.getValue().field()),
                                        given(entry.getValue().mode())),
                                (one, other) -> one,
                                TreeMap::new)),
                new Order(
                        given(draft.order().field()),
                        List.copyOf(draft.order().values()),
                        List.copyOf(draft.order().labels())),
                new Creation(
                        given(draft.creation().category()),
                        given(draft.creation().fieldset()),
                        given(draft.creation().modelNumber()),
                        given(draft.creation().tag())),
                given(draft.syncPageField()),
                GlpiValues.of(draft.glpi()));
    }

    PlatformDraft draft() {
        var roles = Optional.ofNullable(statuses).orElse(new Statuses(null, null));
        var shown = Optional.ofNullable(order).orElse(new Order(null, null, null));
        var made = Optional.ofNullable(creation).orElse(new Creation(null, null, null, null));
        return new PlatformDraft(
                text(kind),
                text(url),
                SET.equals(token) ? "" : text(token),
                requestsPerMinute == null ? "" : requestsPerMinute.toString(),
                new PlatformDraft.Statuses(texts(roles.allocated), texts(roles.transferred)),
                fields(linkFields),
                targets(specs),
                new PlatformDraft.Order(text(shown.field), texts(shown.values), texts(shown.labels)),
                new PlatformDraft.Creation(
                        text(made.category), text(made.fieldset), text(made.modelNumber), text(made.tag)),
                text(syncPageField),
                glpi == null ? GlpiDraft.NONE : glpi.draft());
    }

    private static Map<String, String> fields(@Nullable Map<String, @Nullable String> entered) {
        var fields = new TreeMap<String, String>();
        if (entered != null) {
            entered.forEach((provider, field) -> fields.put(provider, text(field)));
        }
        return fields;
    }

    private static Map<String, PlatformDraft.Spec> targets(@Nullable Map<String, @Nullable Spec> entered) {
        var targets = new TreeMap<String, PlatformDraft.Spec>();
        if (entered != null) {
            entered.forEach((spec, target) -> targets.put(
                    spec,
                    target == null
                            ? new PlatformDraft.Spec("", "")
                            : new PlatformDraft.Spec(text(target.field), text(target.mode))));
        }
        return targets;
    }

    static List<String> texts(@Nullable List<@Nullable String> entered) {
        return entered == null
                ? List.of()
                : entered.stream().map(PlatformValues::text).toList();
    }

    static String text(@Nullable String entered) {
        return Objects.requireNonNullElse(entered, "").strip();
    }

    static @Nullable String given(String text) {
        return text.isBlank() ? null : text.strip();
    }

    @Override
    public String toString() {
        return "PlatformValues[" + kind + ", " + url + "]";
    }
}
