package dev.rollcall.sandbox.glpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A request to a real GLPI and its answer. */
record Recording(String name, JsonNode request, JsonNode response) {
    static Recording of(Path folder, String name) {
        try {
            JsonNode json = Client.MAPPER.readTree(Files.readString(folder.resolve(name + ".json")));
            return new Recording(name, json.path("request"), json.path("response"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String method() {
        return request.get("method").asString();
    }

    /** The path and query as they were sent. */
    String path() {
        return request.path("url").asString("").replaceFirst("^https?://[^/]+", "");
    }

    /** Whether it goes to the high-level API of version 11. */
    boolean isHighLevel() {
        return path().startsWith("/api.php/v2") || path().startsWith("/api.php/token");
    }

    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : request.get("headers").properties()) {
            headers.put(header.getKey(), header.getValue().asString());
        }
        return headers;
    }

    /** The body; a JSON text stands for what was sent as it is. */
    Optional<String> body() {
        JsonNode body = request.path("body");
        if (body.isNull() || body.isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(body.isString() ? body.asString() : body.toString());
    }

    int status() {
        return response.get("status").asInt();
    }

    /** A header of the answer by its name in any case. */
    Optional<String> header(String name) {
        return response.get("headers").properties().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(header -> header.getValue().asString())
                .reduce((first, last) -> last);
    }

    JsonNode answer() {
        return response.get("body");
    }

    Instant at() {
        return ZonedDateTime.parse(header("date").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
