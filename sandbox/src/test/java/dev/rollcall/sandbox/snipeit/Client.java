package dev.rollcall.sandbox.snipeit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client of the API: follows no redirects, interprets nothing. */
final class Client {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Client(SnipeIt server, String token) {
        this.base = server.url();
        this.token = token;
    }

    /** An answer; its body is a JSON text where the answer is no JSON. */
    record Reply(int status, Map<String, String> headers, JsonNode body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text(String pointer) {
            return body.at(pointer).asString();
        }

        int number(String pointer) {
            return body.at(pointer).asInt();
        }
    }

    Reply get(String path) {
        return send("GET", path, headers(), null);
    }

    Reply delete(String path) {
        return send("DELETE", path, headers(), null);
    }

    Reply post(String path, String json) {
        return send("POST", path, headersWithBody(), json);
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, headersWithBody(), json);
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Authorization", "Bearer " + token);
        return headers;
    }

    Map<String, String> headersWithBody() {
        Map<String, String> headers = headers();
        headers.put("Content-Type", "application/json");
        return headers;
    }

    /** Sends a request to a path below {@code /api/v1}, or to one that starts with that itself. */
    Reply send(String method, String path, Map<String, String> headers, @Nullable String body) {
        String full =
                path.startsWith("/api/") || path.equals("/api/v1") || path.equals("/health") ? path : "/api/v1" + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + full))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, values.get(0)));
            return new Reply(response.statusCode(), answered, parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer. Run the test again.", e);
        }
    }

    private static JsonNode parsed(String body) {
        return body.startsWith("{") || body.startsWith("[") || body.matches("\\d+")
                ? MAPPER.readTree(body)
                : MAPPER.getNodeFactory().stringNode(body);
    }
}
