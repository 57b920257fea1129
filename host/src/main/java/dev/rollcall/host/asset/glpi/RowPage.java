package dev.rollcall.host.asset.glpi;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads an array of rows one by one, so that no two are ever held at once, and of each row only the columns that
 * somebody needs: a row of Computer has thirty, one of User eighty.
 */
final class RowPage {
    private final JsonMapper mapper;
    private final Set<String> columns;
    private final Consumer<JsonNode> taker;

    /**
     * A page to be read.
     *
     * @param columns what of each row is read; empty for all of it
     * @param taker is given one row after the other, also of a page whose end is broken
     */
    RowPage(JsonMapper mapper, Set<String> columns, Consumer<JsonNode> taker) {
        this.mapper = mapper;
        this.columns = columns;
        this.taker = taker;
    }

    /**
     * How many rows it had; -1 if it is no array of rows.
     *
     * @throws tools.jackson.core.JacksonException if it is broken JSON
     */
    int read(byte[] body) {
        try (var parser = mapper.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return -1;
            }
            var rows = 0;
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    return -1;
                }
                taker.accept(row(parser));
                rows++;
            }
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "There is more behind the end.");
            }
            return rows;
        }
    }

    private JsonNode row(JsonParser parser) {
        var row = JsonNodeFactory.instance.objectNode();
        for (@Nullable String name = parser.nextName(); name != null; name = parser.nextName()) {
            var token = parser.nextToken();
            if (!columns.isEmpty() && !columns.contains(name)) {
                parser.skipChildren();
                continue;
            }
            row.set(
                    name,
                    token == JsonToken.VALUE_STRING
                            ? JsonNodeFactory.instance.stringNode(parser.getString())
                            : parser.readValueAsTree());
        }
        return row;
    }
}
