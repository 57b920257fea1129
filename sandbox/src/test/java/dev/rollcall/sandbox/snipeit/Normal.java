package dev.rollcall.sandbox.snipeit;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of an answer what differs between two runs of one installation: time stamps (but not whether there is one),
 * the server's address, ciphertexts, and texts that the recordings hold shortened.
 */
final class Normal {
    /**
     * Keys that are left out of the comparison.
     *
     * <ul>
     *   <li>{@code last_login}: of the user inside a row; the sandbox has no web sessions.
     * </ul>
     */
    private static final Set<String> IGNORED = Set.of("last_login");

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d| [AP]M)|T\\d\\d:\\d\\d:\\d\\d\\.000000Z)");
    private static final int LONGEST = 1000;
    private static final int SHOWN = 60;

    private Normal() {}

    static JsonNode of(JsonNode node, String baseUrl) {
        if (node instanceof ObjectNode object) {
            ObjectNode normal = Client.MAPPER.createObjectNode();
            object.properties().stream()
                    .filter(member -> !IGNORED.contains(member.getKey()))
                    .forEach(member -> normal.set(member.getKey(), of(member.getValue(), baseUrl)));
            return normal;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode normal = Client.MAPPER.createArrayNode();
            array.forEach(element -> normal.add(of(element, baseUrl)));
            return normal;
        }
        return node.isString() ? Client.MAPPER.getNodeFactory().stringNode(text(node.asString(), baseUrl)) : node;
    }

    private static String text(String text, String baseUrl) {
        if (TIME.matcher(text).matches()) {
            return "<time>";
        }
        if (text.startsWith("eyJ") && text.length() > SHOWN) {
            return "<cipher>";
        }
        if (text.length() > LONGEST && !text.startsWith("<!DOCTYPE")) {
            return text.substring(0, SHOWN) + "... <" + text.length() + " characters>";
        }
        return text.replace(baseUrl, "<base>");
    }
}
