package dev.rollcall.host.journal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The conditions of a query, of which only those are made that are asked for. */
final class Conditions {
    private final StringBuilder sql = new StringBuilder("1 = 1");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    /** A condition that names its value as the parameter. */
    Conditions with(String parameter, Optional<?> value, String condition) {
        value.ifPresent(present -> add(parameter, present, condition));
        return this;
    }

    /** A column that has one of these texts, if there are any. */
    Conditions in(String column, Collection<?> choices) {
        if (!choices.isEmpty()) {
            add(column + "s", choices.stream().map(String::valueOf).toList(), column + " in (:" + column + "s)");
        }
        return this;
    }

    /** A text that is part of one of the columns, in whatever case. */
    Conditions anywhere(Optional<String> text, String... columns) {
        text.ifPresent(present -> {
            var tests = new StringBuilder();
            for (var column : columns) {
                tests.append(tests.isEmpty() ? "(" : " or ")
                        .append("lower(")
                        .append(column)
                        .append(") like :text escape '!'");
            }
            add(
                    "text",
                    "%" + literal(present.toLowerCase(Locale.ROOT)) + "%",
                    tests.append(")").toString());
        });
        return this;
    }

    /** What is typed is looked for, and no pattern. */
    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private void add(String parameter, Object value, String condition) {
        sql.append(" and ").append(condition);
        parameters.put(parameter, value);
    }

    /** For a where clause; true where nothing is asked for. */
    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
