package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.RowHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Walks a body once, hands the elements of one array out as it meets them, and keeps the rest as a tree. */
final class RowReader implements AutoCloseable {
    private final byte[] body;
    private final JsonMapper mapper;
    private final RowHandler handler;
    private final JsonParser parser;
    private final Map<Class<?>, ObjectReader> readers = new HashMap<>();

    RowReader(byte[] body, JsonMapper mapper, RowHandler handler) {
        this.body = body;
        this.mapper = mapper;
        this.handler = handler;
        this.parser = mapper.createParser(body);
    }

    /** Something else than an array is where one was promised. */
    static final class NoArrayException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** Everything but the elements of the array at the pointer. */
    JsonNode read(JsonPointer pointer) throws SourceException, InterruptedException, NoArrayException {
        parser.nextToken();
        var rest = walk(pointer);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "There is more behind the end.");
        }
        return rest;
    }

    @Override
    public void close() {
        parser.close();
    }

    private JsonNode walk(JsonPointer pointer) throws SourceException, InterruptedException, NoArrayException {
        if (pointer.matches()) {
            return rows();
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return properties(pointer);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY && pointer.getMatchingIndex() >= 0) {
            return elements(pointer);
        }
        throw new NoArrayException();
    }

    private JsonNode properties(JsonPointer pointer) throws SourceException, InterruptedException, NoArrayException {
        var object = mapper.createObjectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            object.set(name, pointer.matchesProperty(name) ? walk(pointer.tail()) : tree(parser));
        }
        return object;
    }

    private JsonNode elements(JsonPointer pointer) throws SourceException, InterruptedException, NoArrayException {
        var array = mapper.createArrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(pointer.matchesElement(array.size()) ? walk(pointer.tail()) : tree(parser));
        }
        return array;
    }

    private ArrayNode rows() throws SourceException, InterruptedException, NoArrayException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new NoArrayException();
        }
        if (parser.currentTokenLocation().getByteOffset() < 0) {
            throw new StreamReadException(parser, "It is not in UTF-8.");
        }
        var depth = parser.streamReadContext().getNestingDepth();
        for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            var row = new ParsedRow(index);
            handler.row(row);
            row.leave(depth);
        }
        return mapper.createArrayNode();
    }

    private ObjectReader reader(Class<?> type) {
        return readers.computeIfAbsent(
                type, wanted -> mapper.readerFor(wanted).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS));
    }

    private JsonNode tree(JsonParser at) {
        JsonNode tree = reader(JsonNode.class).readValue(at);
        return tree;
    }

    /** The element the parser stands on; it is bound from there the first time, and parsed anew after that. */
    private final class ParsedRow implements Row {
        private final int index;
        private final int offset;
        /** An element that is no object or array ends where the next begins, so it is not parsed from its offset. */
        private final @Nullable JsonNode scalar;

        private boolean consumed;

        ParsedRow(int index) {
            this.index = index;
            this.offset = (int) parser.currentTokenLocation().getByteOffset();
            this.scalar = parser.currentToken().isScalarValue() ? tree(parser) : null;
            this.consumed = scalar != null;
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public JsonNode json() {
            return bound(JsonNode.class);
        }

        @Override
        public <T> T as(Class<T> type) throws RowException {
            T value;
            try {
                value = bound(type);
            } catch (InputCoercionException e) {
                throw Misfit.ofRow(e);
            } catch (StreamReadException e) {
                // Not this record is bad but the answer.
                throw e;
            } catch (JacksonException e) {
                throw Misfit.ofRow(e);
            }
            if (value == null) {
                throw new RowException("There is null in place of a record.");
            }
            return value;
        }

        private <T> T bound(Class<T> type) {
            ObjectReader reader = reader(type);
            if (scalar != null) {
                return reader.readValue(mapper.treeAsTokens(scalar));
            }
            if (!consumed) {
                consumed = true;
                return reader.readValue(parser);
            }
            try (var again = mapper.createParser(body, offset, body.length - offset)) {
                again.nextToken();
                return reader.readValue(again);
            }
        }

        /** Goes to the end of the element, wherever in it the binding stopped. */
        void leave(int depth) {
            if (!consumed) {
                parser.skipChildren();
                return;
            }
            while (parser.streamReadContext().getNestingDepth() > depth) {
                parser.nextToken();
            }
        }
    }
}
