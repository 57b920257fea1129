package dev.rollcall.host.asset.snipeit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Which properties of a record become a tree; the others are passed over. A row of Snipe-IT's list of assets has some
 * sixty, of which a sync needs a dozen. Immutable.
 */
final class Excerpt {
    /** Everything. */
    static final Excerpt WHOLE = new Excerpt(Map.of(), null, true);

    private static final Excerpt NONE = new Excerpt(Map.of(), null, false);

    private final Map<String, Excerpt> properties;
    /** Of the properties that are not named; null if they are passed over. */
    private final @Nullable Excerpt others;

    private final boolean isWhole;

    private Excerpt(Map<String, Excerpt> properties, @Nullable Excerpt others, boolean isWhole) {
        this.properties = properties;
        this.others = others;
        this.isWhole = isWhole;
    }

    /** These properties, as they are. */
    static Excerpt of(String... names) {
        var excerpt = NONE;
        for (var name : names) {
            excerpt = excerpt.with(name, WHOLE);
        }
        return excerpt;
    }

    /** Of every property, whatever its name, the same. */
    static Excerpt ofEach(Excerpt part) {
        return new Excerpt(Map.of(), part, false);
    }

    /** One more property, and what of it. */
    Excerpt with(String name, Excerpt part) {
        var more = new HashMap<>(properties);
        more.put(name, part);
        return new Excerpt(more, others, isWhole);
    }

    /** Reads the value that the parser stands on, to its end. What is no object is read whole. */
    JsonNode read(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return JsonNodeFactory.instance.stringNode(parser.getString());
        }
        if (isWhole || parser.currentToken() != JsonToken.START_OBJECT) {
            return parser.readValueAsTree();
        }
        var object = JsonNodeFactory.instance.objectNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var part = properties.getOrDefault(name, others);
            parser.nextToken();
            if (part == null) {
                parser.skipChildren();
                continue;
            }
            object.set(name, part.read(parser));
        }
        return object;
    }
}
