package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.RowHandler;
import dev.rollcall.api.http.SourceAnswer;
import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A successful answer, read with its client's own mapper. */
final class JsonAnswer implements SourceAnswer {
    private final RawAnswer answer;
    private final JsonMapper mapper;

    JsonAnswer(RawAnswer answer, JsonMapper mapper) {
        this.answer = answer;
        this.mapper = mapper;
    }

    @Override
    public URI uri() {
        return answer.uri();
    }

    @Override
    public int status() {
        return answer.status();
    }

    @Override
    public Optional<String> header(String name) {
        return answer.header(name);
    }

    @Override
    public boolean isEmpty() {
        return answer.body().length == 0;
    }

    @Override
    public JsonNode json() throws SourceException {
        return as(JsonNode.class);
    }

    @Override
    public <T> T as(Class<T> type) throws SourceException {
        var body = jsonBody();
        try {
            ObjectReader reader = mapper.readerFor(type);
            T value = reader.readValue(body);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw Misfit.ofAnswer(answer.uri(), e);
        }
        throw malformed("answered with null where a record was expected.");
    }

    @Override
    public JsonNode rows(String pointer, RowHandler handler) throws SourceException, InterruptedException {
        var body = jsonBody();
        try (var rows = new RowReader(body, mapper, handler)) {
            return rows.read(JsonPointer.compile(pointer));
        } catch (JacksonException e) {
            throw Misfit.ofAnswer(answer.uri(), e);
        } catch (RowReader.NoArrayException e) {
            throw malformed("answered with something else where the list " + pointer + " was expected.");
        }
    }

    private byte[] jsonBody() throws SourceException {
        if (isEmpty()) {
            throw malformed("answered with nothing where JSON was expected.");
        }
        if (!answer.isJson()) {
            throw malformed("answered with " + answer.mediaType().replaceAll("[^a-z0-9/+.-]", "?")
                    + " where JSON was expected.");
        }
        return Utf8.of(answer);
    }

    private SourceException malformed(String what) {
        return new SourceException(Kind.MALFORMED, Addresses.spoken(answer.uri()) + " " + what, Misfit.CURE);
    }
}
