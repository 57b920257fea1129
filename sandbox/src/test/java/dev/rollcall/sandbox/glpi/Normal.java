package dev.rollcall.sandbox.glpi;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of an answer what differs between two runs of one installation: times (but not whether there is one), the
 * server's address, tokens, the numbers of history rows.
 */
final class Normal {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-v]{26}");

    private Normal() {}

    static JsonNode of(JsonNode node, String baseUrl) {
        if (node instanceof ObjectNode object) {
            return object(object, baseUrl);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode normal = Client.MAPPER.createArrayNode();
            array.forEach(element -> normal.add(of(element, baseUrl)));
            return normal;
        }
        return node.isString() ? Client.MAPPER.getNodeFactory().stringNode(text(node.asString(), baseUrl)) : node;
    }

    private static ObjectNode object(ObjectNode object, String baseUrl) {
        ObjectNode normal = Client.MAPPER.createObjectNode();
        boolean isHistory = object.has("linked_action");
        object.properties().forEach(member -> {
            boolean isHistoryRow = member.getValue().has("linked_action");
            if (!isHistory || !member.getKey().equals("id")) {
                normal.set(
                        isHistoryRow ? "<row " + normal.size() + ">" : member.getKey(), of(member.getValue(), baseUrl));
            }
        });
        return normal;
    }

    private static String text(String text, String baseUrl) {
        if (TOKEN.matcher(text).matches()) {
            return "<token>";
        }
        return TIME.matcher(text.replace(baseUrl, "<base>")).replaceAll("<time>");
    }

    /** What both show, of a recorded answer that shows more than the sandbox plays. */
    static JsonNode shared(JsonNode wanted, JsonNode got) {
        if (!(wanted instanceof ObjectNode object) || !got.isObject()) {
            return wanted;
        }
        ObjectNode shared = Client.MAPPER.createObjectNode();
        object.properties().stream()
                .filter(member -> got.has(member.getKey()))
                .forEach(member -> shared.set(member.getKey(), shared(member.getValue(), got.get(member.getKey()))));
        return shared;
    }
}
