package dev.rollcall.sandbox.mdm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a partial answer of Google's: names parted by commas, those within one in brackets behind it. */
final class FieldMask {
    private final Map<String, FieldMask> parts = new LinkedHashMap<>();

    private FieldMask() {}

    /** Of a text such as {@code kind,items(id,size(total))}; an empty one asks for everything. */
    static FieldMask of(String text) {
        var mask = new FieldMask();
        mask.parse(text, 0);
        return mask;
    }

    /** What of a value is asked for. */
    Object applyTo(Object value) {
        if (parts.isEmpty()) {
            return value;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::applyTo).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        var kept = new LinkedHashMap<String, Object>();
        parts.forEach((name, within) -> {
            var found = map.get(name);
            if (found != null) {
                kept.put(name, within.applyTo(found));
            }
        });
        return kept;
    }

    /** Returns where the bracket is that ends it. */
    private int parse(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) != ')') {
            var end = at;
            while (end < text.length() && ",()".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            var within = new FieldMask();
            parts.put(text.substring(at, end), within);
            at = end;
            if (at < text.length() && text.charAt(at) == '(') {
                at = within.parse(text, at + 1) + 1;
            }
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
            }
        }
        return at;
    }
}
