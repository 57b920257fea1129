package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.convert.DurationStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as properties say it, where every value is a text and names may be spelled {@code gone-after-runs}, turned
 * into the JSON that {@link PolicyText} reads. What can't be turned stays as it is, to be refused there.
 */
final class DeclaredPolicy {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private DeclaredPolicy() {}

    static ObjectNode json(Map<String, ?> declared) {
        return object(declared, PolicyText.json(Policy.DEFAULT));
    }

    /** Without what spellings of one name differ in. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    private static ObjectNode object(Map<?, ?> declared, ObjectNode like) {
        var json = MAPPER.createObjectNode();
        declared.forEach((key, value) -> {
            var name = known(key.toString(), like);
            var example = like.get(name);
            json.set(name, example == null ? text(value) : value(value, example));
        });
        return json;
    }

    private static String known(String name, ObjectNode like) {
        return like.propertyNames().stream()
                .filter(candidate -> plain(candidate).equals(plain(name)))
                .findFirst()
                .orElse(name);
    }

    private static JsonNode value(Object value, JsonNode like) {
        if (like instanceof ObjectNode object) {
            return value instanceof Map<?, ?> map ? object(map, object) : text(value);
        }
        if (like instanceof ArrayNode) {
            return list(value);
        }
        var text = value.toString().strip();
        if (like.isBoolean() && (text.equals("true") || text.equals("false"))) {
            return MAPPER.getNodeFactory().booleanNode(text.equals("true"));
        }
        if (like.isInt() && text.matches("-?[0-9]{1,9}")) {
            return MAPPER.getNodeFactory().numberNode(Integer.parseInt(text));
        }
        return MAPPER.getNodeFactory().stringNode(duration(text));
    }

    /** Properties have lists as maps from their indices, or as a text with commas. */
    private static ArrayNode list(Object value) {
        var list = MAPPER.createArrayNode();
        Consumer<Object> add = item -> list.add(item.toString());
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(add);
        } else if (value instanceof Collection<?> items) {
            items.forEach(add);
        } else if (!value.toString().isBlank()) {
            List.of(value.toString().split(",", -1)).forEach(add);
        }
        return list;
    }

    /** Properties have {@code 24h} where JSON has {@code PT24H}. */
    private static String duration(String text) {
        return text.matches("[0-9]+[smhd]") ? DurationStyle.SIMPLE.parse(text).toString() : text;
    }

    private static JsonNode text(Object value) {
        return MAPPER.getNodeFactory().stringNode(value.toString());
    }
}
