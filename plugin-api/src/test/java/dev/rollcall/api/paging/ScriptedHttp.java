package dev.rollcall.api.paging;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Row;
import dev.rollcall.api.http.RowException;
import dev.rollcall.api.http.RowHandler;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An MDM in memory: a function from a request to its answer, and what it was asked. */
final class ScriptedHttp implements SourceHttp {
    private static final JsonMapper JSON = new JsonMapper();

    private final Script script;
    private final List<String> asked = new ArrayList<>();

    ScriptedHttp(Script script) {
        this.script = script;
    }

    /** What the MDM does. */
    @FunctionalInterface
    interface Script {
        Answer answer(Query query) throws SourceException;
    }

    /** A request as the MDM sees it. */
    record Query(SourceRequest request, URI uri) {
        long number(String name) {
            return Long.parseLong(text(name).orElseThrow());
        }

        Optional<String> text(String name) {
            return request.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(SourceRequest.Parameter::value)
                    .findFirst();
        }
    }

    static Answer ok(String body) {
        return new Answer(URI.create("https://mdm.example.com/"), 200, Map.of(), body);
    }

    /** Every request in short, in order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public SourceAnswer send(SourceRequest request) throws SourceException {
        var query = request.parameters().stream()
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
        var target = query.isEmpty() ? request.target() : request.target() + "?" + query;
        asked.add(target);
        var uri = URI.create("https://mdm.example.com").resolve(target);
        return script.answer(new Query(request, uri)).at(uri);
    }

    @Override
    public void each(List<SourceRequest> requests, AnswerHandler handler) {
        throw new UnsupportedOperationException("A walk sends one request at a time.");
    }

    /** An answer that was written down. */
    record Answer(URI uri, int status, Map<String, String> headers, String body) implements SourceAnswer {

        Answer at(URI address) {
            return new Answer(address, status, headers, body);
        }

        Answer status(int other) {
            return new Answer(uri, other, headers, body);
        }

        Answer header(String name, String value) {
            return new Answer(uri, status, Map.of(name, value), body);
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public boolean isEmpty() {
            return body.isEmpty();
        }

        @Override
        public JsonNode json() {
            return JSON.readTree(body);
        }

        @Override
        public <T> T as(Class<T> type) {
            return JSON.readValue(body, type);
        }

        @Override
        public JsonNode rows(String pointer, RowHandler handler) throws SourceException, InterruptedException {
            var root = json();
            var at = root.at(pointer);
            if (at.isMissingNode()) {
                return root;
            }
            if (!(at instanceof ArrayNode array)) {
                throw new SourceException(SourceException.Kind.MALFORMED, "No array there.", "Look again.");
            }
            for (var index = 0; index < array.size(); index++) {
                handler.row(new ScriptedRow(index, array.get(index)));
            }
            if (pointer.isEmpty()) {
                return JSON.createArrayNode();
            }
            var path = JsonPointer.compile(pointer);
            ((ObjectNode) root.at(path.head())).set(path.last().getMatchingProperty(), JSON.createArrayNode());
            return root;
        }
    }

    private record ScriptedRow(int index, JsonNode json) implements Row {
        @Override
        public <T> T as(Class<T> type) throws RowException {
            try {
                return JSON.treeToValue(json, type);
            } catch (JacksonException e) {
                throw new RowException("A property does not fit.", e);
            }
        }
    }
}
