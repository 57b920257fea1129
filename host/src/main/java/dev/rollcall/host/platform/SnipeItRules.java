package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
import dev.rollcall.host.asset.snipeit.SnipeItSettings;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.host.connection.NearestName;
import dev.rollcall.host.web.FieldProblem;
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

/** What was entered for a Snipe-IT, looked at in whole: everything that is wrong or missing is named. */
final class SnipeItRules {
    /** The kind of platform that is one. */
    static final String KIND = "snipe-it";

    static final int MOST_REQUESTS = 100_000;
    private static final int LONGEST = 2_000;
    private static final URI NOWHERE = URI.create("https://localhost");

    private final PlatformDraft entered;
    private final Optional<URI> host;
    private final List<FieldProblem> wrong = new ArrayList<>();
    private final List<FieldProblem> missing = new ArrayList<>();

    private SnipeItRules(PlatformDraft entered, Optional<URI> host) {
        this.entered = entered;
        this.host = host;
    }

    /**
     * What was found.
     *
     * @param settings to open it with; empty if something is wrong, or without address and token
     * @param wrong what can't be used
     * @param missing what a sync needs and nobody has entered
     */
    record Found(Optional<SnipeItSettings> settings, List<FieldProblem> wrong, List<FieldProblem> missing) {
        Found {
            wrong = List.copyOf(wrong);
            missing = List.copyOf(missing);
        }
    }

    /** @param host where people find this host */
    static Found look(PlatformDraft entered, Optional<URI> host) {
        return new SnipeItRules(entered, host).read();
    }

    /** With the names of specs as the API spells them, so that what is one for two sources has one name. */
    static PlatformDraft spelled(PlatformDraft draft) {
        var specs = new LinkedHashMap<String, PlatformDraft.Spec>();
        draft.specs()
                .forEach(
                        (name, spec) -> specs.put(known(name).map(SpecKey::name).orElse(name), spec));
        return draft.with(specs);
    }

    private static Optional<SpecKey<?>> known(String name) {
        var plain = name.replace("-", "").toLowerCase(Locale.ROOT);
        return StandardSpecs.ALL.stream()
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(plain))
                .findFirst()
                .map(key -> (SpecKey<?>) key);
    }

    private Found read() {
        if (!entered.kind().isBlank() && !entered.kind().strip().equals(KIND)) {
            wrong("kind", "'" + entered.kind() + "' is no kind of platform.", "Set it to snipe-it.");
        }
        var settings = withSyncPage(new SnipeItSettings(
                url(), token(), requestsPerMinute(), statuses(), linkFields(), specs(), order(), creation()));
        lengths();
        var isOpen =
                wrong.isEmpty() && !entered.url().isBlank() && !entered.token().isBlank();
        return new Found(isOpen ? Optional.of(settings) : Optional.empty(), wrong, missing);
    }

    private void lengths() {
        entered.texts().forEach((field, text) -> {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                wrong(field, "The value is too long, or not all of it is text.", "Shorten it.");
            }
        });
    }

    private SnipeItSettings withSyncPage(SnipeItSettings settings) {
        var field = entered.syncPageField().strip();
        if (field.isEmpty()) {
            return settings;
        }
        if (host.isEmpty()) {
            wrong(
                    "syncPageField",
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
        var cure = "Set it to Snipe-IT's start page, such as https://assets.example.com.";
        if (entered.url().isBlank()) {
            missing.add(new FieldProblem("url", "The address is missing.", cure));
        } else {
            wrong("url", "The value is not an address.", cure);
        }
        return NOWHERE;
    }

    private Secret token() {
        var token = entered.token().strip();
        var cure = "Make one in Snipe-IT under Manage API keys, and enter it here or in the environment variable"
                + " ROLLCALL_PLATFORM_TOKEN.";
        if (token.isEmpty()) {
            missing.add(new FieldProblem("token", "The token is missing.", cure));
        } else if (token.chars().anyMatch(point -> point <= ' ' || point > '~')) {
            wrong("token", "The token has characters that no token has.", cure);
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
            wrong("requestsPerMinute", "'" + text + "' is no number of requests.", "Set it to 1 or more, such as 110.");
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
            missing.add(new FieldProblem(
                    property, "No status label is named.", "Name the labels of assets that are " + meaning + "."));
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
                wrong("linkFields." + provider, "The name of the field is blank.", "Set it to a custom field's name.");
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
        var key = known(name);
        if (key.isPresent()) {
            return key.get();
        }
        var known = StandardSpecs.ALL.stream().map(SpecKey::name).toList();
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
                    "Name that field too (order.field), or leave the values out.");
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
                    "Name a category too (creation.category), or leave it out.");
        }
        var number = creation.modelNumber().isBlank()
                ? Creation.DEFAULT.modelNumber()
                : textSpec("creation.modelNumber", creation.modelNumber().strip());
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

    private void wrong(String field, String happened, String cure) {
        wrong.add(new FieldProblem(field, happened, cure));
    }
}
