package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What was entered for a Snipe-IT, looked at in whole: everything that is wrong or missing is named. */
final class SnipeItRules {
    private static final DraftReader.Words WORDS = new DraftReader.Words(
            "Snipe-IT's start page",
            "Make one in Snipe-IT under Manage API keys",
            "status label",
            "labels",
            "a custom field's name");

    private final PlatformDraft entered;
    private final Optional<URI> host;
    private final DraftReader reader;

    private SnipeItRules(PlatformDraft entered, Optional<URI> host) {
        this.entered = entered;
        this.host = host;
        this.reader = new DraftReader(entered, WORDS);
    }

    /** @param host where people find this host */
    static Found<SnipeItSettings> look(PlatformDraft entered, Optional<URI> host) {
        return new SnipeItRules(entered, host).read();
    }

    private Found<SnipeItSettings> read() {
        var settings = new SnipeItSettings(
                reader.url(),
                reader.token(),
                reader.requestsPerMinute(SnipeItSettings.REQUESTS_PER_MINUTE),
                reader.statuses(),
                reader.linkFields(),
                reader.specs(SnipeItSettings.DEFAULT_SPECS),
                order(),
                creation());
        return reader.found(withSyncPage(settings));
    }

    private SnipeItSettings withSyncPage(SnipeItSettings settings) {
        var field = entered.syncPageField().strip();
        if (field.isEmpty()) {
            return settings;
        }
        if (host.isEmpty()) {
            reader.wrong(
                    "syncPageField",
                    "It is not known where people find this host.",
                    "Set rollcall.access.public-url to that address.");
            return settings;
        }
        return settings.withSyncPage(field, host.get());
    }

    private ActiveOrder order() {
        var order = entered.order();
        if (order.field().isBlank() && !order.values().isEmpty()) {
            reader.wrong(
                    "order.values",
                    "Values are named, and no field that has them.",
                    "Name that field too (order.field), or leave the values out.");
        }
        return new ActiveOrder(
                order.field().strip(),
                reader.texts("order.values", order.values()),
                reader.texts("order.labels", order.labels()));
    }

    private Creation creation() {
        var creation = entered.creation();
        if (creation.category().isBlank() && !creation.fieldset().isBlank()) {
            reader.wrong(
                    "creation.fieldset",
                    "It is for models that are made, and without a category none are.",
                    "Name a category too (creation.category), or leave it out.");
        }
        var number = creation.modelNumber().isBlank()
                ? Creation.DEFAULT.modelNumber()
                : textSpec("creation.modelNumber", creation.modelNumber().strip());
        return new Creation(creation.category().strip(), creation.fieldset().strip(), number, tag(creation.tag()));
    }

    private String tag(String text) {
        var tag = text.strip();
        if (tag.isEmpty()) {
            return Creation.DEFAULT.tag();
        }
        if (!Set.of("counter", "mdm").contains(tag) && !tag.contains("{serial}")) {
            reader.wrong(
                    "creation.tag",
                    "Every asset would get the tag '" + tag + "'.",
                    "Set it to counter, mdm, or a pattern such as IT-{serial}.");
        }
        return tag;
    }

    @SuppressWarnings("unchecked") // The type is looked at.
    private SpecKey<String> textSpec(String property, String name) {
        var key = reader.spec(property, name);
        if (key.isEmpty()) {
            return Creation.DEFAULT.modelNumber();
        }
        if (key.get().type() != String.class) {
            reader.wrong(
                    property,
                    "The spec '" + name + "' is no text.",
                    "Set it to modelIdentifier, modelNumber or model.");
            return Creation.DEFAULT.modelNumber();
        }
        return (SpecKey<String>) key.get();
    }
}
