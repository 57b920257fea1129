package dev.rollcall.host;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.SpecField;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.StatusNames;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.WriteMode;
import dev.rollcall.host.connection.NearestName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code rollcall.platform.*} says, looked at in whole: every wrong value is named. */
final class PlatformSettings {
    private static final String PREFIX = "rollcall.platform.";
    private static final int MOST_REQUESTS = 100_000;
    private static final URI NOWHERE = URI.create("https://localhost");

    private final HostProperties.Platform entered;
    private final Optional<URI> host;
    private final List<String> problems = new ArrayList<>();

    private PlatformSettings(HostProperties.Platform entered, Optional<URI> host) {
        this.entered = entered;
        this.host = host;
    }

    /**
     * The settings; empty if no platform is configured.
     *
     * @param host where people find this host
     * @throws ConfigurationException naming everything that is wrong
     */
    static Optional<SnipeItSettings> of(HostProperties.Platform entered, Optional<URI> host) {
        if (entered.url().isBlank() && entered.token().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new PlatformSettings(entered, host).read());
    }

    private SnipeItSettings read() {
        if (!entered.kind().strip().equals("snipe-it")) {
            wrong("kind", "'" + entered.kind() + "' is no kind of platform.", "Set it to snipe-it.");
        }
        var settings = new SnipeItSettings(
                url(), token(), requestsPerMinute(), statuses(), linkFields(), specs(), order(), creation());
        settings = withSyncPage(settings);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return settings;
    }

    private SnipeItSettings withSyncPage(SnipeItSettings settings) {
        var field = entered.syncPageField().strip();
        if (field.isEmpty()) {
            return settings;
        }
        if (host.isEmpty()) {
            wrong(
                    "sync-page-field",
                    "It is not known where people find this host.",
                    "Set rollcall.access.public-url to that address.");
            return settings;
        }
        return settings.withSyncPage(field, host.get());
    }

    private URI url() {
        try {
            var url = new URI(entered.url().strip());
            var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            var isPlain = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
            if (url.getHost() != null && isPlain && (scheme.equals("https") || scheme.equals("http"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        wrong(
                "url",
                entered.url().isBlank() ? "The address is missing." : "The value is not an address.",
                "Set it to Snipe-IT's start page, such as https://assets.example.com.");
        return NOWHERE;
    }

    private Secret token() {
        var token = entered.token().strip();
        if (token.isEmpty() || token.chars().anyMatch(point -> point <= ' ' || point > '~')) {
            wrong(
                    "token",
                    token.isEmpty() ? "The token is missing." : "The token has characters that no token has.",
                    "Make one in Snipe-IT under Manage API keys, and set the environment variable"
                            + " ROLLCALL_PLATFORM_TOKEN to it.");
        }
        return Secret.of(token);
    }

    private int requestsPerMinute() {
        var text = entered.requestsPerMinute().strip();
        if (text.isEmpty()) {
            return SnipeItSettings.REQUESTS_PER_MINUTE;
        }
        var number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_REQUESTS) {
            wrong(
                    "requests-per-minute",
                    "'" + text + "' is no number of requests.",
                    "Set it to 1 or more, such as 110.");
            return SnipeItSettings.REQUESTS_PER_MINUTE;
        }
        return number;
    }

    private StatusNames statuses() {
        var statuses = entered.statuses();
        var allocated = labels("statuses.allocated", statuses.allocated(), "in use");
        var transferred = labels("statuses.transferred", statuses.transferred(), "handed back");
        var keys = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        keys.addAll(allocated);
        transferred.stream()
                .filter(keys::contains)
                .forEach(name -> wrong(
                        "statuses.transferred",
                        "The status label '" + name + "' is in statuses.allocated too.",
                        "Take it out of one of them."));
        return new StatusNames(allocated, transferred);
    }

    private List<String> labels(String property, List<String> entered, String meaning) {
        if (entered.isEmpty()) {
            wrong(property, "No status label is named.", "Name the labels of assets that are " + meaning + ".");
        }
        return texts(property, entered);
    }

    private List<String> texts(String property, List<String> entered) {
        if (entered.stream().anyMatch(String::isBlank)) {
            wrong(property, "One of the values is blank.", "Take it out.");
        }
        return entered.stream().map(String::strip).toList();
    }

    private Map<String, String> linkFields() {
        var fields = new LinkedHashMap<String, String>();
        entered.linkFields().forEach((provider, field) -> {
            if (field.isBlank()) {
                wrong("link-fields." + provider, "The name of the field is blank.", "Set it to a custom field's name.");
            }
            fields.put(provider, field.strip());
        });
        return fields;
    }

    private Map<SpecKey<?>, SpecField> specs() {
        var specs = new LinkedHashMap<>(SnipeItSettings.DEFAULT_SPECS);
        entered.specs().forEach((name, wanted) -> {
            var property = "specs." + name;
            var key = spec(property, name);
            if (key != null) {
                var before = specs.getOrDefault(key, new SpecField(key.label(), WriteMode.ALWAYS));
                var field = wanted.field().isBlank()
                        ? before.name()
                        : wanted.field().strip();
                specs.put(key, new SpecField(field, mode(property + ".mode", wanted.mode())));
            }
        });
        return specs;
    }

    /** YAML reads {@code off} as false. */
    private WriteMode mode(String property, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "", "always", "true" -> WriteMode.ALWAYS;
            case "only-if-empty" -> WriteMode.ONLY_IF_EMPTY;
            case "off", "false" -> WriteMode.OFF;
            default -> {
                wrong(property, "'" + text + "' is no mode.", "Set it to always, only-if-empty or off.");
                yield WriteMode.OFF;
            }
        };
    }

    private @Nullable SpecKey<?> spec(String property, String name) {
        var known = StandardSpecs.ALL.stream().map(SpecKey::name).toList();
        var plain = name.replace("-", "").toLowerCase(Locale.ROOT);
        for (var key : StandardSpecs.ALL) {
            if (key.name().toLowerCase(Locale.ROOT).equals(plain)) {
                return key;
            }
        }
        var cure = NearestName.of(name, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse("There are " + String.join(", ", known) + ".");
        wrong(property, "There is no spec '" + name + "'.", cure);
        return null;
    }

    private ActiveOrder order() {
        var order = entered.order();
        if (order.field().isBlank() && !order.values().isEmpty()) {
            wrong(
                    "order.values",
                    "Values are named, and no field that has them.",
                    "Set rollcall.platform.order.field.");
        }
        return new ActiveOrder(
                order.field().strip(), texts("order.values", order.values()), texts("order.labels", order.labels()));
    }

    private Creation creation() {
        var creation = entered.creation();
        if (creation.category().isBlank() && !creation.fieldset().isBlank()) {
            wrong(
                    "creation.fieldset",
                    "It is for models that are made, and without a category none are.",
                    "Set rollcall.platform.creation.category, or leave it out.");
        }
        var number = creation.modelNumber().isBlank()
                ? Creation.DEFAULT.modelNumber()
                : textSpec("creation.model-number", creation.modelNumber().strip());
        return new Creation(creation.category().strip(), creation.fieldset().strip(), number, tag(creation.tag()));
    }

    private String tag(String entered) {
        var tag = entered.strip();
        if (tag.isEmpty()) {
            return Creation.DEFAULT.tag();
        }
        if (!Set.of("counter", "mdm").contains(tag) && !tag.contains("{serial}")) {
            wrong(
                    "creation.tag",
                    "Every asset would get the tag '" + tag + "'.",
                    "Set it to counter, mdm, or a pattern such as IT-{serial}.");
        }
        return tag;
    }

    @SuppressWarnings("unchecked") // The type is looked at.
    private SpecKey<String> textSpec(String property, String name) {
        var key = spec(property, name);
        if (key == null) {
            return Creation.DEFAULT.modelNumber();
        }
        if (key.type() != String.class) {
            wrong(property, "The spec '" + name + "' is no text.", "Set it to modelIdentifier, modelNumber or model.");
            return Creation.DEFAULT.modelNumber();
        }
        return (SpecKey<String>) key;
    }

    private void wrong(String property, String happened, String cure) {
        problems.add("The property " + PREFIX + property + " can't be used: " + happened + " " + cure);
    }
}
