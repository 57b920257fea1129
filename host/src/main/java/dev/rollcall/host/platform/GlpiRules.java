package dev.rollcall.host.platform;

import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.glpi.GlpiSettings;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.host.asset.glpi.ItemType;
import dev.rollcall.host.connection.NearestName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What was entered for a GLPI, looked at in whole: everything that is wrong or missing is named. */
final class GlpiRules {
    private static final DraftReader.Words WORDS = new DraftReader.Words(
            "GLPI's start page",
            "Make one in GLPI among the remote access keys of the user who syncs (API token)",
            "status",
            "statuses",
            "the label of a field of the plugin Fields");

    /** YAML reads {@code yes} and {@code no} so too. */
    private static final List<String> ANSWERS = List.of("true", "false");

    private final GlpiDraft own;
    private final DraftReader reader;

    private GlpiRules(PlatformDraft entered) {
        this.own = entered.glpi();
        this.reader = new DraftReader(entered, WORDS);
    }

    static Found<GlpiSettings> look(PlatformDraft entered) {
        return new GlpiRules(entered).read();
    }

    private Found<GlpiSettings> read() {
        return reader.found(new GlpiSettings(
                reader.url(),
                reader.token(),
                appToken(),
                reader.requestsPerMinute(GlpiSettings.REQUESTS_PER_MINUTE),
                types(),
                reader.statuses(),
                reader.linkFields(),
                reader.specs(GlpiSettings.DEFAULT_SPECS),
                order(),
                Locks.valueOf(word("locks", own.locks(), List.of("respect", "write"))),
                Groups.valueOf(word("groups", own.groups(), List.of("hold", "ignore"))),
                creation()));
    }

    private Optional<Secret> appToken() {
        var secret = reader.secret(
                GlpiDraft.APP_TOKEN,
                own.appToken(),
                "Copy the one that GLPI shows at the API client (Setup > General > API), or leave it out where that has"
                        + " none.");
        return own.appToken().isBlank() ? Optional.empty() : Optional.of(secret);
    }

    private Set<ItemType> types() {
        var types = EnumSet.noneOf(ItemType.class);
        for (var name : reader.texts("glpi.types", own.types())) {
            ItemType.of(name).ifPresentOrElse(types::add, () -> unknownType(name));
        }
        return types.isEmpty() ? GlpiSettings.DEFAULT_TYPES : types;
    }

    private void unknownType(String name) {
        if (name.isEmpty()) {
            return;
        }
        var known = Arrays.stream(ItemType.values()).map(ItemType::glpi).toList();
        reader.wrong(
                "glpi.types",
                "Rollcall knows no assets of the type '" + name + "'.",
                NearestName.of(name, known)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("There are " + String.join(", ", known) + "."));
    }

    private ActiveOrder order() {
        var order = own.order();
        return new ActiveOrder(
                isTrue("glpi.order.notDelivered", order.notDelivered()),
                reader.texts("glpi.order.states", order.states()),
                reader.texts("glpi.order.ticketCategories", order.ticketCategories()));
    }

    private Creation creation() {
        var creation = own.creation();
        return new Creation(
                isTrue("glpi.creation.models", creation.models()),
                creation.entity().strip());
    }

    /** The first is the usual one. */
    private String word(String field, String text, List<String> known) {
        return reader.word("glpi." + field, text, known, known.get(0)).toUpperCase(Locale.ROOT);
    }

    private boolean isTrue(String field, String text) {
        return Boolean.parseBoolean(reader.word(field, text, ANSWERS, "false"));
    }
}
