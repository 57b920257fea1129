package dev.rollcall.google;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields of a partial answer: names parted by commas, those within one of them in brackets behind it. */
final class FieldMask {
    private final Map<String, FieldMask> parts = new LinkedHashMap<>();

    private FieldMask() {}

    /** Of a text such as {@code kind,items(id,size(total))}. */
    static FieldMask of(String text) {
        var mask = new FieldMask();
        var end = mask.parse(text, 0);
        if (end != text.length()) {
            throw new IllegalArgumentException("The fields go on behind their end at " + end + ": " + text);
        }
        return mask;
    }

    /** Every field, as a path with slashes. */
    Set<String> paths() {
        var paths = new TreeSet<String>();
        parts.forEach((name, within) -> {
            if (within.parts.isEmpty()) {
                paths.add(name);
            }
            within.paths().forEach(path -> paths.add(name + "/" + path));
        });
        return paths;
    }

    /** What of a value is asked for: all of one in which nothing is named. */
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
