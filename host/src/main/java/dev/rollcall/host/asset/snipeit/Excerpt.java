package dev.rollcall.host.asset.snipeit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which properties of a record become a tree; the others are passed over. A row of Snipe-IT's list of assets has some
 * sixty, of which a sync needs a dozen. Immutable.
 */
final class Excerpt {
    /** Everything. */
    static final Excerpt WHOLE = new Excerpt(Map.of(), null);

    private static final Excerpt NONE = new Excerpt(Map.of(), null);

    private final Map<String, Excerpt> properties;
    /** What the properties' objects are told apart by and what is kept of them; null if they stay objects. */
    private final @Nullable Pair pair;

    private Excerpt(Map<String, Excerpt> properties, @Nullable Pair pair) {
        this.properties = properties;
        this.pair = pair;
    }

    private record Pair(String key, String value) {}

    /** These properties, as they are. */
    static Excerpt of(String... names) {
        var excerpt = NONE;
        for (var name : names) {
            excerpt = excerpt.with(name, WHOLE);
        }
        return excerpt;
    }

    /**
     * Of every property, which is an object, one property of it under the text of another: of {@code {"A": {"field": "x",
     * "value": "1", …}}} that is {@code {"x": "1"}}. An object for each would weigh far more than its text.
     */
    static Excerpt ofEach(String key, String value) {
        return new Excerpt(Map.of(), new Pair(key, value));
    }

    /** One more property, and what of it. */
    Excerpt with(String name, Excerpt part) {
        var more = new HashMap<>(properties);
        more.put(name, part);
        return new Excerpt(more, pair);
    }

    /** Reads the value that the parser stands on, to its end. What is no object is read whole. */
    JsonNode read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return JsonNodeFactory.instance.stringNode(parser.getString());
        }
        if (this == WHOLE || parser.currentToken() != JsonToken.START_OBJECT) {
            return parser.readValueAsTree();
        }
        var object = JsonNodeFactory.instance.objectNode();
        if (pair != null) {
            while (parser.nextName() != null) {
                parser.nextToken();
                put(object, parser, pair);
            }
            return object;
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var part = properties.get(name);
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
                continue;
            }
            object.set(name, part.read(parser));
        }
        return object;
    }

    private static void put(ObjectNode object, JsonParser parser, Pair pair) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        String key = null;
        JsonNode value = null;
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            if (name.equals(pair.key)) {
                key = parser.getString();
            } else if (name.equals(pair.value)) {
                value = WHOLE.read(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (key != null && value != null) {
            object.set(key, value);
        }
    }
}
