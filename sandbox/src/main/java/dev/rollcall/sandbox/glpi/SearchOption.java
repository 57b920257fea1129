package dev.rollcall.sandbox.glpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that can be searched and shown.
 *
 * @param uid its long name, {@code Computer.User.name}
 * @param shown what it shows of a row: a text, a number, a list of several, or nothing
 * @param reference the id that {@code equals} compares, 0 for none; null if it compares what is shown
 */
record SearchOption(
        int id,
        String name,
        Place place,
        String uid,
        Function<Row, @Nullable Object> shown,
        @Nullable Function<Row, Integer> reference) {
    /** Where the value is, and what it is. */
    record Place(String table, String field, String datatype) {}

    boolean isSearchable() {
        return id != 13 || !uid.startsWith("Ticket.");
    }

    boolean isTreeName() {
        return place.field.equals("completename");
    }

    private List<String> searchTypes(GlpiVersion version) {
        List<String> types = new ArrayList<>();
        switch (place.datatype) {
            case "specific" -> types.addAll(isSearchable() ? List.of("equals") : List.of("contains", "notcontains"));
            case "itemtypename" -> types.addAll(List.of("equals", "notequals"));
            case "bool" -> types.addAll(List.of("equals", "notequals", "contains", "notcontains"));
            case "date", "datetime" ->
                types.addAll(List.of("equals", "notequals", "lessthan", "morethan", "contains", "notcontains"));
            default -> types.addAll(List.of("contains", "notcontains"));
        }
        boolean isNamed = place.datatype.equals("itemlink") && !uid.equals("Ticket.name");
        boolean isReference = place.datatype.equals("dropdown") && reference != null;
        if (isNamed || isReference) {
            types.addAll(List.of("equals", "notequals"));
        }
        if (!version.is10()) {
            types.add("empty");
        }
        if (isReference && isTreeName()) {
            types.addAll(List.of("under", "notunder"));
        }
        return types;
    }

    /** As {@code listSearchOptions} shows it. */
    Map<String, Object> json(GlpiVersion version) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("table", place.table);
        json.put("field", place.field);
        json.put("datatype", place.datatype);
        json.put("nosearch", !isSearchable());
        json.put("nodisplay", false);
        json.put("available_searchtypes", searchTypes(version));
        json.put("uid", uid);
        return json;
    }
}
