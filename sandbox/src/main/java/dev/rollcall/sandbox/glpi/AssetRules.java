package dev.rollcall.sandbox.glpi;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Business rules for assets: they rewrite what is written, by the API too, and nobody is told. */
final class AssetRules {
    static final int ON_ADD = 1;
    static final int ON_UPDATE = 2;
    private static final int IS_NOT = 1;

    private final Database database;

    AssetRules(Database database) {
        this.database = database;
    }

    /** Lets the active rules for an occasion change the input of a write. */
    void apply(int occasion, Row row, Map<String, @Nullable Object> input) {
        List<Row> rules = database.table("RuleAsset").rows().stream()
                .filter(rule -> rule.is("is_active") && (rule.number("condition") & occasion) != 0)
                .sorted(Comparator.comparingInt(rule -> rule.number("ranking")))
                .toList();
        for (Row rule : rules) {
            if (matches(rule, row, input)) {
                assign(rule, input);
            }
        }
    }

    private boolean matches(Row rule, Row row, Map<String, @Nullable Object> input) {
        List<Row> criteria = database.table("RuleCriteria").by("rules_id", rule.id());
        if (rule.text("match").equals("OR")) {
            return criteria.stream().anyMatch(criterion -> matchesOne(criterion, row, input));
        }
        return !criteria.isEmpty() && criteria.stream().allMatch(criterion -> matchesOne(criterion, row, input));
    }

    private static boolean matchesOne(Row criterion, Row row, Map<String, @Nullable Object> input) {
        String name = criterion.text("criteria");
        Object value = name.equals("_itemtype") ? row.type() : input.getOrDefault(name, row.get(name));
        boolean isEqual = Values.collated(value).equals(Values.collated(criterion.get("pattern")));
        return (criterion.number("condition") == IS_NOT) != isEqual;
    }

    private void assign(Row rule, Map<String, @Nullable Object> input) {
        for (Row action : database.table("RuleAction").by("rules_id", rule.id())) {
            if (Objects.equals(action.get("action_type"), "assign")) {
                input.put(action.text("field"), action.get("value"));
            }
        }
    }
}
