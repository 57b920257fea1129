package dev.rollcall.host.platform;

import dev.rollcall.host.platform.PlatformChange.Assets;
import dev.rollcall.host.web.FieldProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The platform's settings as the fields of a page: lists have a line for each value.
 *
 * @param values by field, what is shown; never a secret
 * @param fixed by field, the property that sets it
 * @param problems what is wrong with what was entered
 */
record PlatformForm(Map<String, String> values, Map<String, String> fixed, List<FieldProblem> problems) {
    private static final String LINKS = "linkFields.";
    private static final String SPECS = "specs.";
    private static final String FIELD = ".field";
    private static final String MODE = ".mode";
    private static final String TYPES = "glpi.types.";

    private static final List<String> SECRETS = List.of(PlatformDraft.TOKEN, GlpiDraft.APP_TOKEN);

    PlatformForm {
        values = Map.copyOf(values);
        fixed = Map.copyOf(fixed);
        problems = List.copyOf(problems);
    }

    /** What is in effect. */
    static PlatformForm of(CurrentPlatform current) {
        return new PlatformForm(shown(current), fixed(current), List.of());
    }

    /** What is in effect, or, where another kind than that is wanted and may be chosen, a form of that with nothing in it. */
    static PlatformForm of(CurrentPlatform current, Optional<String> kind) {
        var other = kind.flatMap(PlatformKinds::named).filter(wanted -> !wanted.equals(current.kind()));
        if (other.isEmpty() || current.fixed().contains("kind")) {
            return of(current);
        }
        var values = fixedValues(current);
        values.put("kind", other.get().id());
        return new PlatformForm(values, fixed(current), List.of());
    }

    /** What was entered, as it was entered, where the configuration leaves it to people. */
    static PlatformForm entered(Map<String, String> fields, CurrentPlatform current, List<FieldProblem> problems) {
        var values = fixedValues(current);
        fields.forEach(values::putIfAbsent);
        values.putIfAbsent("kind", current.kind().id());
        values.put("glpi.types", String.join("\n", types(values)));
        SECRETS.forEach(values::remove);
        return new PlatformForm(values, fixed(current), problems);
    }

    /** Whose fields they are. */
    public PlatformKind kind() {
        return PlatformKinds.meant(value("kind"));
    }

    /** Whether the line of a list has that value. */
    public boolean hasLine(String field, String line) {
        return lines(values, field).stream().anyMatch(line::equalsIgnoreCase);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isFixed(String field) {
        return fixed.containsKey(field);
    }

    public String property(String field) {
        return fixed.getOrDefault(field, "");
    }

    public boolean isWrong(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public boolean isAnyWrong(String beginning) {
        return problems.stream().anyMatch(problem -> problem.field().startsWith(beginning));
    }

    /** The elements that say more of a field. */
    public String described(String field) {
        return field + "-help" + (isWrong(field) ? " " + field + "-problem" : "");
    }

    static PlatformDraft draft(Map<String, String> fields) {
        var links = new TreeMap<String, String>();
        var specs = new LinkedHashMap<String, PlatformDraft.Spec>();
        fields.forEach((field, entered) -> {
            if (field.startsWith(LINKS) && !entered.isBlank()) {
                links.put(field.substring(LINKS.length()), entered.strip());
            }
            if (field.startsWith(SPECS) && !entered.isBlank()) {
                var name = field.substring(SPECS.length()).replaceFirst("\\.(field|mode)$", "");
                specs.put(
                        name,
                        new PlatformDraft.Spec(text(fields, SPECS + name + FIELD), text(fields, SPECS + name + MODE)));
            }
        });
        return new PlatformDraft(
                text(fields, "kind"),
                text(fields, "url"),
                text(fields, "token"),
                text(fields, "requestsPerMinute"),
                statuses(fields),
                links,
                specs,
                new PlatformDraft.Order(
                        text(fields, "order.field"), lines(fields, "order.values"), lines(fields, "order.labels")),
                new PlatformDraft.Creation(
                        text(fields, "creation.category"),
                        text(fields, "creation.fieldset"),
                        text(fields, "creation.modelNumber"),
                        text(fields, "creation.tag")),
                text(fields, "syncPageField"),
                glpi(fields));
    }

    private static GlpiDraft glpi(Map<String, String> fields) {
        return new GlpiDraft(
                text(fields, GlpiDraft.APP_TOKEN),
                types(fields),
                text(fields, "glpi.locks"),
                text(fields, "glpi.groups"),
                new GlpiDraft.Order(
                        text(fields, "glpi.order.notDelivered"),
                        lines(fields, "glpi.order.states"),
                        lines(fields, "glpi.order.ticketCategories")),
                new GlpiDraft.Creation(text(fields, "glpi.creation.models"), text(fields, "glpi.creation.entity")));
    }

    /** Each has a box to tick. */
    private static List<String> types(Map<String, String> fields) {
        return Stream.concat(
                        lines(fields, "glpi.types").stream(),
                        new TreeMap<>(fields)
                                .entrySet().stream()
                                        .filter(entry -> entry.getKey().startsWith(TYPES))
                                        .map(entry -> entry.getValue().strip())
                                        .filter(type -> !type.isEmpty()))
                .toList();
    }

    /** The secrets that are to be forgotten, by their names. */
    static Set<String> cleared(Map<String, String> fields) {
        return text(fields, GlpiDraft.APP_TOKEN + ".remove").isEmpty() ? Set.of() : Set.of(GlpiDraft.APP_TOKEN);
    }

    static PlatformDraft.Statuses statuses(Map<String, String> fields) {
        return new PlatformDraft.Statuses(lines(fields, "statuses.allocated"), lines(fields, "statuses.transferred"));
    }

    static Optional<Assets> assets(Map<String, String> fields) {
        return Arrays.stream(Assets.values())
                .filter(one -> one.name().equals(fields.get("assets")))
                .findFirst();
    }

    /** The version that the page showed; a page that names none can't have seen the settings. */
    static OptionalLong version(Map<String, String> fields) {
        var text = text(fields, "version");
        return OptionalLong.of(text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1);
    }

    private static Map<String, String> shown(CurrentPlatform current) {
        var values = values(current.effective());
        values.putIfAbsent("kind", current.kind().id());
        return values;
    }

    /** What the configuration sets. */
    private static Map<String, String> fixedValues(CurrentPlatform current) {
        var values = values(current.effective());
        values.keySet().removeIf(field -> !current.fixed().contains(field));
        return values;
    }

    private static Map<String, String> values(PlatformDraft draft) {
        var values = new TreeMap<>(draft.texts());
        SECRETS.forEach(values::remove);
        var glpi = draft.glpi();
        Map.of(
                        "statuses.allocated", draft.statuses().allocated(),
                        "statuses.transferred", draft.statuses().transferred(),
                        "order.values", draft.order().values(),
                        "order.labels", draft.order().labels(),
                        "glpi.types", glpi.types(),
                        "glpi.order.states", glpi.order().states(),
                        "glpi.order.ticketCategories", glpi.order().ticketCategories())
                .forEach((field, lines) -> values.put(field, String.join("\n", lines)));
        values.replaceAll((field, text) -> field.startsWith(SPECS) && field.endsWith(MODE) ? mode(text) : text);
        return values;
    }

    /** YAML reads {@code off} as false. */
    private static String mode(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "false" -> "off";
            case "true" -> "always";
            default -> text.strip().toLowerCase(Locale.ROOT);
        };
    }

    private static Map<String, String> fixed(CurrentPlatform current) {
        return current.fixed().stream().collect(Collectors.toMap(field -> field, Platforms::property));
    }

    private static List<String> lines(Map<String, String> fields, String field) {
        return text(fields, field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(Map<String, String> fields, String field) {
        return fields.getOrDefault(field, "").strip();
    }
}
