package dev.rollcall.host.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was entered for a platform, before anybody looked at it; what is empty was not entered.
 *
 * @param kind which product it is
 * @param url its start page
 * @param token an API token of the user who syncs
 * @param requestsPerMinute how many of the requests that the platform allows are Rollcall's
 * @param statuses which statuses mean what
 * @param linkFields by provider, the display name of the field that holds its ids
 * @param specs by spec, where it is written
 * @param order how an active order shows
 * @param creation how assets are made
 * @param syncPageField the display name of the field that leads to the page that syncs the asset
 * @param glpi what only a GLPI has
 */
public record PlatformDraft(
        String kind,
        String url,
        String token,
        String requestsPerMinute,
        Statuses statuses,
        Map<String, String> linkFields,
        Map<String, Spec> specs,
        Order order,
        Creation creation,
        String syncPageField,
        GlpiDraft glpi) {
    /** Nothing was entered. */
    public static final PlatformDraft NONE = new PlatformDraft(
            "",
            "",
            "",
            "",
            new Statuses(List.of(), List.of()),
            Map.of(),
            Map.of(),
            new Order("", List.of(), List.of()),
            new Creation("", "", "", ""),
            "");

    /** The name that the token has in the API. */
    static final String TOKEN = "token";

    public PlatformDraft {
        linkFields = new TreeMap<>(linkFields);
        specs = new TreeMap<>(specs);
    }

    /** Without what only a GLPI has. */
    public PlatformDraft(
            String kind,
            String url,
            String token,
            String requestsPerMinute,
            Statuses statuses,
            Map<String, String> linkFields,
            Map<String, Spec> specs,
            Order order,
            Creation creation,
            String syncPageField) {
        this(
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
                GlpiDraft.NONE);
    }

    /** Statuses by name or id; the first of each is the one that is written. */
    public record Statuses(List<String> allocated, List<String> transferred) {
        public Statuses {
            allocated = List.copyOf(allocated);
            transferred = List.copyOf(transferred);
        }
    }

    /** Where a spec is written: {@code always}, {@code only-if-empty} or {@code off}. */
    public record Spec(String field, String mode) {}

    /** How an active order shows. */
    public record Order(String field, List<String> values, List<String> labels) {
        public Order {
            values = List.copyOf(values);
            labels = List.copyOf(labels);
        }
    }

    /** How assets are made. */
    public record Creation(String category, String fieldset, String modelNumber, String tag) {}

    /** Whether neither an address nor a token was entered. */
    boolean isNone() {
        return url.isBlank() && token.isBlank();
    }

    /** By their names in the API, the secrets that were entered. */
    Map<String, String> secrets() {
        var secrets = new LinkedHashMap<String, String>();
        secrets.put(TOKEN, token.strip());
        secrets.put(GlpiDraft.APP_TOKEN, glpi.appToken().strip());
        secrets.values().removeIf(String::isEmpty);
        return secrets;
    }

    /** The same, with these secrets and no other. */
    PlatformDraft withSecrets(Map<String, String> secrets) {
        return at(kind, url, secrets.getOrDefault(TOKEN, ""))
                .with(glpi.withAppToken(secrets.getOrDefault(GlpiDraft.APP_TOKEN, "")));
    }

    PlatformDraft at(String otherKind, String otherUrl, String otherToken) {
        return new PlatformDraft(
                otherKind,
                otherUrl,
                otherToken,
                requestsPerMinute,
                statuses,
                linkFields,
                specs,
                order,
                creation,
                syncPageField,
                glpi);
    }

    PlatformDraft with(Map<String, Spec> others) {
        return new PlatformDraft(
                kind,
                url,
                token,
                requestsPerMinute,
                statuses,
                linkFields,
                others,
                order,
                creation,
                syncPageField,
                glpi);
    }

    /** The same, with other statuses. */
    PlatformDraft with(Statuses others) {
        return new PlatformDraft(
                kind, url, token, requestsPerMinute, others, linkFields, specs, order, creation, syncPageField, glpi);
    }

    /** The same, with other settings of a GLPI. */
    PlatformDraft with(GlpiDraft other) {
        return new PlatformDraft(
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
                other);
    }

    /** The same, with the other's values where it has none itself. */
    PlatformDraft over(PlatformDraft below) {
        var fields = new LinkedHashMap<>(below.linkFields);
        fields.putAll(linkFields);
        var targets = new LinkedHashMap<>(below.specs);
        specs.forEach((spec, own) -> targets.merge(
                spec, own, (under, above) -> new Spec(first(above.field, under.field), first(above.mode, under.mode))));
        return new PlatformDraft(
                first(kind, below.kind),
                first(url, below.url),
                first(token, below.token),
                first(requestsPerMinute, below.requestsPerMinute),
                new Statuses(
                        first(statuses.allocated, below.statuses.allocated),
                        first(statuses.transferred, below.statuses.transferred)),
                fields,
                targets,
                new Order(
                        first(order.field, below.order.field),
                        first(order.values, below.order.values),
                        first(order.labels, below.order.labels)),
                new Creation(
                        first(creation.category, below.creation.category),
                        first(creation.fieldset, below.creation.fieldset),
                        first(creation.modelNumber, below.creation.modelNumber),
                        first(creation.tag, below.creation.tag)),
                first(syncPageField, below.syncPageField),
                glpi.over(below.glpi));
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private static List<String> first(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }

    /** By their names in the API, the texts that were entered, and of secrets only that they were. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("kind", kind);
        texts.put("url", url);
        texts.put("token", token.isBlank() ? "" : PlatformValues.SET);
        texts.put("requestsPerMinute", requestsPerMinute);
        texts.put("statuses.allocated", String.join(", ", statuses.allocated));
        texts.put("statuses.transferred", String.join(", ", statuses.transferred));
        linkFields.forEach((provider, field) -> texts.put("linkFields." + provider, field));
        specs.forEach((spec, target) -> {
            texts.put("specs." + spec + ".field", target.field);
            texts.put("specs." + spec + ".mode", target.mode);
        });
        texts.put("order.field", order.field);
        texts.put("order.values", String.join(", ", order.values));
        texts.put("order.labels", String.join(", ", order.labels));
        texts.put("creation.category", creation.category);
        texts.put("creation.fieldset", creation.fieldset);
        texts.put("creation.modelNumber", creation.modelNumber);
        texts.put("creation.tag", creation.tag);
        texts.put("syncPageField", syncPageField);
        texts.putAll(glpi.texts());
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    @Override
    public String toString() {
        return "PlatformDraft[" + kind + ", " + url + "]";
    }
}
