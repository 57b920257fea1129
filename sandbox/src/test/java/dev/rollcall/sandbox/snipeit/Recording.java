package dev.rollcall.sandbox.snipeit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A request to a real Snipe-IT v8.1.4 and its answer. */
record Recording(String name, JsonNode request, JsonNode response, Instant at) {
    /** The session cookie expires that long after the answer, which is how a recording tells its time. */
    private static final Duration SESSION = Duration.ofHours(200);

    private static final Pattern EXPIRES = Pattern.compile("expires=([^;]+ GMT)");
    private static final Pattern SHORTENED = Pattern.compile("(.)\\1*\\.\\.\\. <(\\d+) characters>");
    /** What answers nothing about when it was taken came right after what bears the number before it. */
    private static final Instant OUTAGE = Instant.parse("2026-11-22T05:02:10Z");

    static List<Recording> readAll(Path folder) throws IOException {
        List<Recording> recordings = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                of(file).ifPresent(recordings::add);
            }
        }
        recordings.sort(Comparator.comparing(Recording::at).thenComparing(Recording::name));
        return recordings;
    }

    private static Optional<Recording> of(Path file) throws IOException {
        JsonNode json = Client.MAPPER.readTree(Files.readString(file));
        String name = file.getFileName().toString().replace(".json", "");
        if (!json.has("request")) {
            return Optional.empty();
        }
        Matcher expires =
                EXPIRES.matcher(json.at("/response/headers/set-cookie/0").asString(""));
        Instant at = expires.find()
                ? ZonedDateTime.parse(expires.group(1), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant()
                        .minus(SESSION)
                : OUTAGE;
        return Optional.of(new Recording(name, json.get("request"), json.get("response"), at));
    }

    String method() {
        return request.get("method").asString();
    }

    String path() {
        return request.get("path").asString();
    }

    /** The headers; a token is called after its user. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : request.get("headers").properties()) {
            headers.put(header.getKey(), header.getValue().asString().replaceAll("<token of (.+)>", "$1"));
        }
        return headers;
    }

    Optional<String> body() {
        if (request.has("raw_body")) {
            return Optional.of(request.get("raw_body").asString());
        }
        return Optional.ofNullable(request.get("body")).map(body -> lengthened(body.toString()));
    }

    /** Puts the whole text in the place of one that was shortened for the recording. */
    private static String lengthened(String json) {
        Matcher matcher = SHORTENED.matcher(json);
        return matcher.replaceAll(found -> found.group(1).repeat(Integer.parseInt(found.group(2))));
    }

    int status() {
        return response.get("status").asInt();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.get("headers").get(name)).map(JsonNode::asString);
    }

    JsonNode answer() {
        return response.get("body");
    }
}
