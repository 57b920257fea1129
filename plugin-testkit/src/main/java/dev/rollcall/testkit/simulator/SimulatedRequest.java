package dev.rollcall.testkit.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as the simulated MDM got it. Immutable.
 */
public final class SimulatedRequest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String method;
    private final String path;
    private final Map<String, List<String>> parameters;
    private final Map<String, String> headers;
    private final String body;

    private SimulatedRequest(
            String method,
            String path,
            Map<String, List<String>> parameters,
            Map<String, String> headers,
            String body) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.headers = headers;
        this.body = body;
    }

    static SimulatedRequest of(Request request) {
        var uri = URI.create(request.getUrl());
        var headers = new LinkedHashMap<String, String>();
        for (var name : request.getAllHeaderKeys()) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return new SimulatedRequest(
                request.getMethod().getName(), uri.getPath(), fields(uri.getRawQuery()), headers, text(request));
    }

    /** {@code GET}, {@code POST} …, in upper case. */
    public String method() {
        return method;
    }

    /** The path, decoded, without the query. */
    public String path() {
        return path;
    }

    /** The first value of a query parameter, decoded. */
    public Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    /** All values of a query parameter, decoded, in their order; empty if it was not sent. */
    public List<String> parameters(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /**
     * A query parameter that is a number.
     *
     * @param otherwise the number if it was not sent or is none
     */
    public int number(String name, int otherwise) {
        return parameter(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /** A header; names are compared without case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as text; empty if there is none. */
    public String body() {
        return body;
    }

    /**
     * The body as JSON.
     *
     * @throws tools.jackson.core.JacksonException if it is none
     */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A field of a posted form, decoded. */
    public Optional<String> field(String name) {
        return fields(body).getOrDefault(name, List.of()).stream().findFirst();
    }

    /** Method and path, for people: no header, query or body. */
    @Override
    public String toString() {
        return method + " " + path;
    }

    private static String text(Request request) {
        var text = request.getBodyAsString();
        return text == null ? "" : text;
    }

    private static Map<String, List<String>> fields(@Nullable String encoded) {
        var fields = new LinkedHashMap<String, List<String>>();
        if (encoded == null || encoded.isEmpty()) {
            return fields;
        }
        for (var pair : encoded.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
