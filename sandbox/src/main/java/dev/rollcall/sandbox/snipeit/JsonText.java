package dev.rollcall.sandbox.snipeit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from plain maps and lists. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonText() {}

    static byte[] bytes(@Nullable Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** The members of a JSON object; none for anything else, broken JSON too. */
    static Map<String, Object> object(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return Map.of();
        }
        try {
            return members(MAPPER.readValue(json, Object.class));
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /**
     * The members of the JSON object in a request's body; none for another JSON value.
     *
     * @throws JacksonException if it is no JSON
     */
    static Map<String, Object> body(String json) {
        return json.isEmpty() ? Map.of() : members(MAPPER.readValue(json, Object.class));
    }

    /** Whether a parameter is JSON; an empty one is none that was given. */
    static boolean isJson(String parameter) {
        if (parameter.isEmpty()) {
            return true;
        }
        try {
            MAPPER.readTree(parameter);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Map<String, Object> members(@Nullable Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> members.put(String.valueOf(key), member));
        }
        return members;
    }
}
