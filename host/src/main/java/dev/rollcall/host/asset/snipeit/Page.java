package dev.rollcall.host.asset.snipeit;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a page of a list row by row, so that no two rows are ever held at once. */
final class Page {
    private static final String ROWS = "rows";

    private final JsonMapper mapper;
    private final Excerpt excerpt;
    private final Taker taker;

    /**
     * A page to be read.
     *
     * @param excerpt what of each row is read
     * @param taker is given one row after the other, also of a page whose end is broken
     */
    Page(JsonMapper mapper, Excerpt excerpt, Taker taker) {
        this.mapper = mapper;
        this.excerpt = excerpt;
        this.taker = taker;
    }

    /** Takes a page's rows. */
    interface Taker {
        /** The properties that come before the rows, which are next: in Snipe-IT's pages, the total. */
        default void begin(JsonNode heading) {}

        void take(JsonNode row);
    }

    /**
     * Everything but the rows, in whose place an empty array stays.
     *
     * @throws tools.jackson.core.JacksonException if it is broken JSON
     */
    JsonNode read(byte[] body) {
        try (var parser = mapper.createParser(body)) {
            var rest = parser.nextToken() == JsonToken.START_OBJECT ? rest(parser) : Excerpt.WHOLE.read(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more behind the end.");
            }
            return rest;
        }
    }

    private ObjectNode rest(JsonParser parser) {
        var rest = mapper.createObjectNode();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            var isArray = parser.nextToken() == JsonToken.START_ARRAY;
            if (isArray && name.equals(ROWS)) {
                taker.begin(rest);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    taker.take(excerpt.read(parser));
                }
                rest.set(ROWS, mapper.createArrayNode());
                continue;
            }
            rest.set(name, Excerpt.WHOLE.read(parser));
        }
        return rest;
    }
}
