package dev.rollcall.host.platform;

import dev.rollcall.api.device.SpecKey;
import dev.rollcall.api.device.StandardSpecs;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.SpecField;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.WriteMode;
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
import java.util.TreeSet;

/** Reads what every platform's settings have, and collects what is wrong or missing for the rules of a kind. */
final class DraftReader {
    static final int MOST_REQUESTS = 100_000;
    private static final int LONGEST = 2_000;
    private static final URI NOWHERE = URI.create("https://localhost");

    private final PlatformDraft entered;
    private final Words words;
    private final List<FieldProblem> wrong = new ArrayList<>();
    private final List<FieldProblem> missing = new ArrayList<>();

    DraftReader(PlatformDraft entered, Words words) {
        this.entered = entered;
        this.words = words;
    }

    /**
     * What a kind of platform calls things.
     *
     * @param startPage whose address is asked for, as "Acme's start page"
     * @param token a sentence that says where the token is made, and ends before the full stop
     * @param status one of its statuses
     * @param statuses several of them
     * @param field what a link field is called by
     */
    record Words(String startPage, String token, String status, String statuses, String field) {}

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

    /** What was found, to be asked for last. */
    <S> Found<S> found(S settings) {
        lengths();
        var isOpen =
                wrong.isEmpty() && !entered.url().isBlank() && !entered.token().isBlank();
        return new Found<>(isOpen ? Optional.of(settings) : Optional.empty(), wrong, missing);
    }

    void wrong(String field, String happened, String cure) {
        wrong.add(new FieldProblem(field, happened, cure));
    }

    private void lengths() {
        entered.texts().forEach((field, text) -> {
            if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
                wrong(field, "The value is too long, or not all of it is text.", "Shorten it.");
            }
        });
    }

    URI url() {
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
        var cure = "Set it to " + words.startPage + ", such as https://assets.example.com.";
        if (entered.url().isBlank()) {
            missing.add(new FieldProblem("url", "The address is missing.", cure));
        } else {
            wrong("url", "The value is not an address.", cure);
        }
        return NOWHERE;
    }

    Secret token() {
        var cure = words.token + ", and enter it here or in the environment variable ROLLCALL_PLATFORM_TOKEN.";
        if (entered.token().isBlank()) {
            missing.add(new FieldProblem("token", "The token is missing.", cure));
        }
        return secret("token", entered.token(), cure);
    }

    /** A secret that can be sent in a header; empty if none was entered. */
    Secret secret(String field, String text, String cure) {
        var token = text.strip();
        if (token.chars().anyMatch(point -> point <= ' ' || point > '~')) {
            wrong(field, "The token has characters that no token has.", cure);
        }
        return Secret.of(token);
    }

    int requestsPerMinute(int usual) {
        var text = entered.requestsPerMinute().strip();
        if (text.isEmpty()) {
            return usual;
        }
        var number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_REQUESTS) {
            wrong(
                    "requestsPerMinute",
                    "'" + text + "' is no number of requests.",
                    "Set it to 1 or more, such as " + usual + ".");
            return usual;
        }
        return number;
    }

    StatusNames statuses() {
        var statuses = entered.statuses();
        var allocated = labels("statuses.allocated", statuses.allocated(), "in use");
        var transferred = labels("statuses.transferred", statuses.transferred(), "handed back");
        var keys = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        keys.addAll(allocated);
        transferred.stream()
                .filter(keys::contains)
                .forEach(name -> wrong(
                        "statuses.transferred",
                        "The " + words.status + " '" + name + "' is in statuses.allocated too.",
                        "Take it out of one of them."));
        return new StatusNames(allocated, transferred);
    }

    private List<String> labels(String property, List<String> names, String meaning) {
        if (names.isEmpty()) {
            missing.add(new FieldProblem(
                    property,
                    "No " + words.status + " is named.",
                    "Name the " + words.statuses + " of assets that are " + meaning + "."));
        }
        return texts(property, names);
    }

    List<String> texts(String property, List<String> values) {
        if (values.stream().anyMatch(String::isBlank)) {
            wrong(property, "One of the values is blank.", "Take it out.");
        }
        return values.stream().map(String::strip).toList();
    }

    /** One of a few words; the usual one if none was entered. */
    String word(String property, String text, List<String> known, String usual) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return usual;
        }
        if (!known.contains(word)) {
            wrong(property, "'" + text.strip() + "' can't be chosen.", "Set it to " + String.join(" or ", known) + ".");
            return usual;
        }
        return word;
    }

    Map<String, String> linkFields() {
        var fields = new LinkedHashMap<String, String>();
        entered.linkFields().forEach((provider, field) -> {
            if (field.isBlank()) {
                wrong(
                        "linkFields." + provider,
                        "The name of the field is blank.",
                        "Set it to " + words.field + ", or leave it out.");
            }
            fields.put(provider, field.strip());
        });
        return fields;
    }

    Map<SpecKey<?>, SpecField> specs(Map<SpecKey<?>, SpecField> usual) {
        var specs = new LinkedHashMap<>(usual);
        entered.specs().forEach((name, wanted) -> {
            var property = "specs." + name;
            spec(property, name).ifPresent(key -> {
                var before = specs.getOrDefault(key, new SpecField(key.label(), WriteMode.ALWAYS));
                var field = wanted.field().isBlank()
                        ? before.name()
                        : wanted.field().strip();
                specs.put(key, new SpecField(field, mode(property + ".mode", wanted.mode())));
            });
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

    /** The spec of that name; empty, and named as wrong, if there is none. */
    Optional<SpecKey<?>> spec(String property, String name) {
        var key = known(name);
        if (key.isEmpty()) {
            var all = StandardSpecs.ALL.stream().map(SpecKey::name).toList();
            var cure = NearestName.of(name, all)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("There are " + String.join(", ", all) + ".");
            wrong(property, "There is no spec '" + name + "'.", cure);
        }
        return key;
    }
}
