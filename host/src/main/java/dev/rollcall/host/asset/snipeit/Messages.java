package dev.rollcall.host.asset.snipeit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Snipe-IT says in an answer. The key {@code messages} holds a text, an object of field and texts, a number, or
 * null (then the payload may be the text); unknown routes use {@code message}, and a refused token {@code error}.
 *
 * @param text in one line; empty if nothing is said
 * @param fields by field, what is wrong with it; empty unless fields are named
 */
record Messages(String text, Map<String, String> fields) {
    Messages {
        fields = Map.copyOf(fields);
    }

    static Messages of(JsonNode answer) {
        var said = answer.get("messages");
        if (said != null && said.isObject()) {
            return ofFields(said);
        }
        for (var key : new String[] {"messages", "message", "error", "payload"}) {
            var text = text(answer.get(key));
            if (!text.isEmpty()) {
                return new Messages(text, Map.of());
            }
        }
        return new Messages("", Map.of());
    }

    private static Messages ofFields(JsonNode said) {
        var fields = new LinkedHashMap<String, String>();
        said.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return new Messages(String.join(" ", fields.values()), fields);
    }

    private static String text(@Nullable JsonNode said) {
        if (said == null || said.isNull() || said.isObject()) {
            return "";
        }
        if (said.isArray()) {
            return said.values().stream().map(SnipeItText::of).collect(Collectors.joining(" "));
        }
        return SnipeItText.of(said).strip();
    }
}
