package dev.rollcall.host.platform;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only a GLPI has, as JSON. */
@Schema(name = "PlatformGlpi", description = "What only a GLPI has; to be left out beside any other platform.")
record GlpiValues(
        @Schema(
                description = "The app token of the API client, where it has one. It is never shown again: it reads"
                        + " \"set\", and what reads so, or is left out, stays as it is. An empty text removes it. A"
                        + " changed address asks for it anew.")
        @Nullable
        String appToken,

        @Schema(
                description = "Which tables hold assets: any of Computer, Phone, Peripheral and Monitor; computers and"
                        + " phones if empty.")
        @Nullable
        List<@Nullable String> types,

        @Schema(
                description =
                        "What is done about fields that somebody has locked: \"respect\", as usual, or" + " \"write\".")
        @Nullable
        String locks,

        @Schema(description = "What a group without a user means on an asset: \"hold\", as usual, or \"ignore\".")
        @Nullable
        String groups,

        @Nullable Order order,
        @Nullable Creation creation) {

    /** What shows an active order. */
    @Schema(name = "PlatformGlpiOrder", description = "What shows an active order; any of it does.")
    record Order(
            @Schema(description = "Whether financial information with an order and no date of delivery does.") @Nullable
            Boolean notDelivered,

            @Schema(description = "States of the plugin Order that do, by name or id.") @Nullable
            List<@Nullable String> states,

            @Schema(description = "Categories of tickets, by complete name or id: an open one with the asset does.")
            @Nullable
            List<@Nullable String> ticketCategories) {}

    /** How assets are made. */
    @Schema(name = "PlatformGlpiCreation", description = "How assets are made.")
    record Creation(
            @Schema(description = "Whether models and manufacturers that are not there are made.") @Nullable
            Boolean models,

            @Schema(description = "The entity that gets them, by complete name or id; the user's own if empty.")
            @Nullable
            String entity) {}

    /** As it may be shown and kept; null where nothing of it was entered. */
    static @Nullable GlpiValues of(GlpiDraft draft) {
        if (draft.equals(GlpiDraft.NONE)) {
            return null;
        }
        return new GlpiValues(
                draft.appToken().isBlank() ? null : PlatformValues.SET,
                List.copyOf(draft.types()),
                PlatformValues.given(draft.locks()),
                PlatformValues.given(draft.groups()),
                new Order(
                        answer(draft.order().notDelivered()),
                        List.copyOf(draft.order().states()),
                        List.copyOf(draft.order().ticketCategories())),
                new Creation(
                        answer(draft.creation().models()),
                        PlatformValues.given(draft.creation().entity())));
    }

    GlpiDraft draft() {
        var shown = Optional.ofNullable(order).orElse(new Order(null, null, null));
        var made = Optional.ofNullable(creation).orElse(new Creation(null, null));
        return new GlpiDraft(
                PlatformValues.SET.equals(appToken) ? "" : PlatformValues.text(appToken),
                PlatformValues.texts(types),
                PlatformValues.text(locks),
                PlatformValues.text(groups),
                new GlpiDraft.Order(
                        text(shown.notDelivered),
                        PlatformValues.texts(shown.states),
                        PlatformValues.texts(shown.ticketCategories)),
                new GlpiDraft.Creation(text(made.models), PlatformValues.text(made.entity)));
    }

    /** Whether the app token is to be forgotten. */
    boolean isWithoutAppToken() {
        return appToken != null && appToken.isBlank();
    }

    private static String text(@Nullable Boolean answer) {
        return Objects.toString(answer, "");
    }

    /** What a form or property says otherwise was named as wrong, and is not kept. */
    private static @Nullable Boolean answer(String text) {
        return text.isBlank() ? null : Boolean.valueOf(text.strip());
    }

    @Override
    public String toString() {
        return "GlpiValues[" + types + "]";
    }
}
