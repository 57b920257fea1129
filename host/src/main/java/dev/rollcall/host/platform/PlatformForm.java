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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The platform's settings as the fields of a page: lists have a line for each value.
 *
 * @param values by field, what is shown; never the token
 * @param fixed by field, the property that sets it
 * @param problems what is wrong with what was entered
 */
record PlatformForm(Map<String, String> values, Map<String, String> fixed, List<FieldProblem> problems) {
    private static final String LINKS = "linkFields.";
    private static final String SPECS = "specs.";
    private static final String FIELD = ".field";
    private static final String MODE = ".mode";

    PlatformForm {
        values = Map.copyOf(values);
        fixed = Map.copyOf(fixed);
        problems = List.copyOf(problems);
    }

    /** What is in effect. */
    static PlatformForm of(CurrentPlatform current) {
        return new PlatformForm(values(current.effective()), fixed(current), List.of());
    }

    /** What was entered, as it was entered, where the configuration leaves it to people. */
    static PlatformForm entered(Map<String, String> fields, CurrentPlatform current, List<FieldProblem> problems) {
        var values = new TreeMap<>(values(current.effective()));
        values.keySet().removeIf(field -> !current.fixed().contains(field));
        fields.forEach(values::putIfAbsent);
        values.remove("token");
        return new PlatformForm(values, fixed(current), problems);
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
                text(fields, "syncPageField"));
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

    private static Map<String, String> values(PlatformDraft draft) {
        var values = new TreeMap<>(draft.texts());
        values.remove("token");
        values.put("statuses.allocated", String.join("\n", draft.statuses().allocated()));
        values.put("statuses.transferred", String.join("\n", draft.statuses().transferred()));
        values.put("order.values", String.join("\n", draft.order().values()));
        values.put("order.labels", String.join("\n", draft.order().labels()));
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
