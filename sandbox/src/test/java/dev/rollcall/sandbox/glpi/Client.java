package dev.rollcall.sandbox.glpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain client of the API, with a session where it was given a user's token. */
final class Client {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private String session = "";

    Client(Glpi server) {
        this.base = server.url();
    }

    static Client loggedIn(Glpi server, String userToken) {
        Client client = new Client(server);
        client.session = client.login(userToken);
        return client;
    }

    /** An answer; its body is a JSON text where the answer is no JSON. */
    record Reply(int status, Map<String, String> headers, JsonNode body) {
        /** A header by its name in lower case; empty if it is missing. */
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        int number(String pointer) {
            return body.at(pointer).asInt(0);
        }
    }

    /** The token of the session; empty if there is none. */
    String session() {
        return session;
    }

    /** Opens a session with a user's token; empty if it is refused. */
    String login(String userToken) {
        Reply reply = send("GET", "/initSession", Map.of("Authorization", "user_token " + userToken), null);
        return reply.text("/session_token");
    }

    Reply get(String path) {
        return send("GET", path, headers(), null);
    }

    Reply put(String path, String json) {
        return send("PUT", path, headers(), json);
    }

    Reply post(String path, String json) {
        return send("POST", path, headers(), json);
    }

    Reply delete(String path) {
        return send("DELETE", path, headers(), null);
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Session-Token", session);
        return headers;
    }

    /** Sends a request to a path below {@code /apirest.php}, or to one that begins with another root itself. */
    Reply send(String method, String path, Map<String, String> headers, @Nullable String body) {
        boolean isWhole = path.startsWith("/apirest.php") || path.startsWith("/api.php") || path.startsWith("/front");
        String legal = path.replace("[", "%5B")
                .replace("]", "%5D")
                .replace("^", "%5E")
                .replace(">", "%3E")
                .replace("<", "%3C")
                .replace(" ", "+");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + (isWhole ? "" : "/apirest.php") + legal))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(lower(name), values.get(0)));
            return new Reply(response.statusCode(), answered, parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer. Run the test again.", e);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static JsonNode parsed(String body) {
        return body.startsWith("{") || body.startsWith("[") || body.matches("true|false|\\d+")
                ? MAPPER.readTree(body)
                : MAPPER.getNodeFactory().stringNode(body);
    }
}
