package dev.rollcall.sandbox.glpi;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A request as it came in.
 *
 * @param path the whole path, as the client sent it
 * @param segments the path below the API's own, decoded
 */
record Request(String method, String path, List<String> segments, Query query, Headers headers, String body) {
    private static final List<String> ROOTS = List.of("/apirest.php", "/api.php/v1");

    static Request of(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        return new Request(
                exchange.getRequestMethod(),
                path,
                segments(path),
                Query.of(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static List<String> segments(String path) {
        return ROOTS.stream()
                .filter(root -> path.equals(root) || path.startsWith(root + "/"))
                .findFirst()
                .map(root -> path.substring(root.length()))
                .map(rest -> Arrays.stream(rest.split("/", -1))
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    /** Whether it is for an API that this version has. */
    boolean isForApi(GlpiVersion version) {
        return path.startsWith(ROOTS.get(0)) || (!version.is10() && path.startsWith(ROOTS.get(1)));
    }

    boolean isGet() {
        return method.equals("GET");
    }

    /** A header; empty if it is missing. */
    String header(String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    /** A part of the path; empty if there are not as many. */
    String segment(int place) {
        return place < segments.size() ? segments.get(place) : "";
    }

    /** A part of the path as an id; -1 if it is none. */
    int id(int place) {
        return segment(place).matches("\\d{1,9}") ? Integer.parseInt(segment(place)) : -1;
    }

    String sessionToken() {
        return orQuery(header("Session-Token"), "session_token");
    }

    String appToken() {
        return orQuery(header("App-Token"), "app_token");
    }

    private String orQuery(String header, String parameter) {
        return header.isEmpty() ? query.text(parameter) : header;
    }

    /** Whether texts are wanted as they are, not encoded for HTML as version 10 stores them. */
    boolean wantsRawTexts() {
        return header("X-GLPI-Sanitized-Content").equals("false");
    }

    /**
     * The members of the body, empty if it is no JSON object by its type.
     *
     * @throws ApiError if it says that it is JSON and is not
     */
    Map<String, @Nullable Object> members() {
        if (body.isBlank() || !header("Content-Type").startsWith("application/json")) {
            return Map.of();
        }
        try {
            Map<String, @Nullable Object> members = Json.asObject(Json.parsed(body));
            if (members != null) {
                return members;
            }
        } catch (JacksonException e) {
            // Answered as what is no object.
        }
        throw ApiError.plain(400, "ERROR_JSON_PAYLOAD_INVALID", "JSON payload seems not valid");
    }
}
