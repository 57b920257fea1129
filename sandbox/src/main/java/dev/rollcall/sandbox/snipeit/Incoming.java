package dev.rollcall.sandbox.snipeit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes in.
 *
 * @param path the path, still encoded
 * @param contentType empty without one
 */
record Incoming(
        String method,
        String path,
        Map<String, String> query,
        @Nullable String token,
        boolean wantsJson,
        String contentType,
        String userAgent,
        String body) {

    static Incoming of(HttpExchange exchange) throws IOException {
        String authorization = header(exchange, "Authorization");
        return new Incoming(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                parameters(exchange.getRequestURI().getRawQuery()),
                authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : null,
                isJson(header(exchange, "Accept")),
                header(exchange, "Content-Type"),
                header(exchange, "User-Agent"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Only the first type that is accepted counts. */
    private static boolean isJson(String mediaTypes) {
        String first = mediaTypes.split(",", 2)[0];
        return first.contains("/json") || first.contains("+json");
    }

    /**
     * The query's and the body's values: a JSON body counts only with its content type, another body only as a form.
     *
     * @throws tools.jackson.core.JacksonException if the JSON is broken
     */
    Map<String, @Nullable Object> input() {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        query.forEach((key, value) -> input.put(key, trimmed(value)));
        if (isJson(contentType)) {
            JsonText.body(body).forEach((key, value) -> input.put(key, trimmed(value)));
        } else if (contentType.startsWith("application/x-www-form-urlencoded")) {
            parameters(body).forEach((key, value) -> input.put(key, trimmed(value)));
        }
        return input;
    }

    /** Laravel's two steps: an empty text becomes NULL, then texts are trimmed (so that blanks become an empty text). */
    private static @Nullable Object trimmed(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? null : text.strip();
        }
        return value;
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded == null) {
            return parameters;
        }
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
