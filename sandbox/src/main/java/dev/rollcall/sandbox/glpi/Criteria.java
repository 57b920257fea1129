package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a search asks for: conditions joined by AND and OR, AND first, as SQL has it. */
final class Criteria {
    private static final Set<Integer> OLD = Set.of(5, 6);

    private final Map<Integer, SearchOption> options;
    private final List<Predicate<Row>> alternatives = new ArrayList<>();
    private final List<Integer> fields = new ArrayList<>();

    private Criteria(Map<Integer, SearchOption> options) {
        this.options = options;
    }

    /**
     * Reads the criteria of a request.
     *
     * @throws ApiError if one is not whole, or names a field that there is not
     */
    static Criteria of(Query query, Map<Integer, SearchOption> options) {
        Criteria criteria = new Criteria(options);
        for (Map<String, Object> criterion : query.maps("criteria")) {
            criteria.add(criterion);
        }
        return criteria;
    }

    private void add(Map<String, Object> criterion) {
        if (!criterion.keySet().containsAll(Set.of("field", "searchtype", "value"))) {
            throw ApiError.documented(400, "ERROR", "Malformed search criteria");
        }
        int field = TypeRules.id(criterion.get("field"));
        SearchOption option = options.get(field);
        if (option == null || !option.isSearchable()) {
            throw ApiError.documented(400, "ERROR", "Bad field ID in search criteria");
        }
        fields.add(field);
        String link = String.valueOf(criterion.get("link"));
        Predicate<Row> condition =
                condition(option, String.valueOf(criterion.get("searchtype")), String.valueOf(criterion.get("value")));
        Predicate<Row> meant = link.endsWith("NOT") ? condition.negate() : condition;
        if (alternatives.isEmpty() || link.startsWith("OR")) {
            alternatives.add(meant);
            return;
        }
        int last = alternatives.size() - 1;
        alternatives.set(last, alternatives.get(last).and(meant));
    }

    /** The fields that are asked for, which the answer shows too. */
    Set<Integer> fields() {
        return new TreeSet<>(fields);
    }

    boolean test(Row row) {
        return alternatives.isEmpty() || alternatives.stream().anyMatch(alternative -> alternative.test(row));
    }

    private static Predicate<Row> condition(SearchOption option, String type, String value) {
        return switch (type) {
            case "contains" -> row -> contains(option, row, value);
            case "notcontains" -> row -> !contains(option, row, value);
            case "equals" -> row -> isEqual(option, row, value);
            case "notequals" -> row -> !isEqual(option, row, value);
            case "morethan" -> row -> compared(option, row, value) > 0;
            case "lessthan" -> row -> compared(option, row, value) < 0;
            case "empty" -> row -> shown(option, row).isEmpty();
            default -> throw ApiError.documented(400, "ERROR", "Malformed search criteria");
        };
    }

    private static boolean contains(SearchOption option, Row row, String value) {
        if (value.equalsIgnoreCase("NULL")) {
            return shown(option, row).isEmpty();
        }
        boolean isNumber =
                Set.of("number", "count", "integer").contains(option.place().datatype());
        if (isNumber && value.matches("[<>]=?\\d{1,9}")) {
            return matchesNumber(option.shown().apply(row), value);
        }
        Predicate<@Nullable Object> text = TextFilter.of(value);
        return values(option, row).stream().anyMatch(text);
    }

    private static boolean matchesNumber(@Nullable Object shown, String value) {
        int number = TypeRules.id(shown);
        int wanted = TypeRules.id(value.replaceAll("[<>=]", ""));
        boolean isEqual = value.contains("=") && number == wanted;
        return isEqual || (value.startsWith(">") ? number > wanted : number < wanted);
    }

    /** A reference is compared by its id, and one to what is not there is like none; the rest by what is shown. */
    private static boolean isEqual(SearchOption option, Row row, String value) {
        var reference = option.reference();
        if (reference != null) {
            boolean isNone = TypeRules.id(value) == 0;
            return isNone ? shown(option, row).isEmpty() : reference.apply(row) == TypeRules.id(value);
        }
        if (option.uid().equals("Ticket.status")) {
            return isStatus(row.number("status"), value);
        }
        return values(option, row).stream().anyMatch(shown -> TextFilter.collated(shown)
                .replaceAll("\\$#\\$\\d+$", "")
                .equals(TextFilter.collated(value)));
    }

    private static boolean isStatus(int status, String value) {
        return switch (value) {
            case "all" -> true;
            case "notold" -> !OLD.contains(status);
            case "old" -> OLD.contains(status);
            case "notclosed" -> status != 6;
            case "process" -> status == 2 || status == 3;
            default -> TypeRules.id(value) == status;
        };
    }

    private static int compared(SearchOption option, Row row, String value) {
        String shown = shown(option, row);
        return shown.isEmpty() ? 0 : shown.compareTo(value);
    }

    private static String shown(SearchOption option, Row row) {
        Object shown = option.shown().apply(row);
        return shown == null ? "" : shown.toString();
    }

    private static List<String> values(SearchOption option, Row row) {
        Object shown = option.shown().apply(row);
        if (shown == null) {
            return List.of();
        }
        return shown instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of(shown.toString());
    }
}
