package dev.rollcall.sandbox.glpi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query as PHP reads it: {@code a[b][c]=d} makes maps in maps, {@code a[]=d} numbers its values. */
final class Query {
    private static final Pattern KEY = Pattern.compile("\\[([^\\]]*)\\]");

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Query() {}

    static Query of(@Nullable String raw) {
        Query query = new Query();
        if (raw == null) {
            return query;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                query.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void put(String name, String value) {
        int bracket = name.indexOf('[');
        Map<String, Object> map = values;
        String key = bracket < 0 ? name : name.substring(0, bracket);
        Matcher keys = KEY.matcher(bracket < 0 ? "" : name.substring(bracket));
        while (keys.find()) {
            map = child(map, key);
            key = keys.group(1).isEmpty() ? Integer.toString(map.size()) : keys.group(1);
        }
        map.put(key, value);
    }

    private static Map<String, Object> child(Map<String, Object> map, String key) {
        Map<String, Object> known = nested(map.get(key));
        if (known != null) {
            return known;
        }
        Map<String, Object> child = new LinkedHashMap<>();
        map.put(key, child);
        return child;
    }

    @SuppressWarnings("unchecked") // Maps are made by child() only.
    private static @Nullable Map<String, Object> nested(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : null;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A parameter; empty if it is missing. */
    String text(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** Whether a parameter is set to what PHP takes for true. */
    boolean isTrue(String name) {
        return isSet(text(name));
    }

    static boolean isSet(String text) {
        return !text.isEmpty() && !text.equals("0") && !text.equals("false");
    }

    /** What stands below a name. */
    Map<String, Object> map(String name) {
        Map<String, Object> map = nested(values.get(name));
        return map == null ? Map.of() : map;
    }

    /** The maps that stand numbered below a name. */
    List<Map<String, Object>> maps(String name) {
        return map(name).values().stream()
                .flatMap(value -> {
                    Map<String, Object> map = nested(value);
                    return map == null ? Stream.empty() : Stream.of(map);
                })
                .toList();
    }

    /** The texts that stand numbered below a name. */
    List<String> texts(String name) {
        return map(name).values().stream().map(Object::toString).toList();
    }
}
