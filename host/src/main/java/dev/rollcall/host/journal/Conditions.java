package dev.rollcall.host.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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

    /**
     * Where a text is looked for.
     *
     * @param behind what comes before it in a column of JSON; empty in a column of plain text
     */
    record Place(String column, String behind) {
        static Place plain(String column) {
            return new Place(column, "");
        }
    }

    /** A text that is in one of the places, in whatever case. */
    Conditions anywhere(Optional<String> text, List<Place> places) {
        text.ifPresent(present -> {
            var tests = new ArrayList<String>();
            for (var place : places) {
                var parameter = "text" + tests.size();
                parameters.put(parameter, pattern(place, present.toLowerCase(Locale.ROOT)));
                tests.add("lower(" + place.column() + ") like :" + parameter + " escape '!'");
            }
            sql.append(" and (").append(String.join(" or ", tests)).append(')');
        });
        return this;
    }

    private static String pattern(Place place, String text) {
        if (place.behind().isEmpty()) {
            return "%" + literal(text) + "%";
        }
        var quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "%" + literal(place.behind()) + "%" + literal(quoted) + "%";
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
