package dev.rollcall.sandbox.mdm;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Microsoft Graph's batches: up to twenty requests in one, each answered by itself and in any order. */
final class IntuneBatches {
    static final String PATH = "/v1.0/$batch";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 20;

    private IntuneBatches() {}

    /** Answers a request of a batch. */
    @FunctionalInterface
    interface Part {
        Reply answer(String path, Set<String> selected);
    }

    /** The answer to a batch; empty if it is none. */
    static Optional<Reply> answer(String body, Part part) {
        var requests = requests(body);
        if (!requests.isArray() || requests.isEmpty() || requests.size() > MOST) {
            return Optional.empty();
        }
        var responses = new ArrayList<Map<String, Object>>();
        for (var request : requests) {
            var reply = reply(request.path("url").asString(""), part);
            // In whatever order they are done: here the last comes first.
            responses.add(
                    0,
                    Map.of(
                            "id", request.path("id").asString(""),
                            "status", reply.status(),
                            "headers", reply.headers(),
                            "body", JSON.readTree(reply.body())));
        }
        return Optional.of(Reply.ok(Map.of("responses", responses)));
    }

    static boolean onlyReads(String body) {
        return requests(body)
                .valueStream()
                .allMatch(request -> request.path("method").asString("").equals("GET"));
    }

    private static Reply reply(String url, Part part) {
        var query = url.indexOf("?$select=");
        var path = query < 0 ? url : url.substring(0, query);
        var selected =
                query < 0 ? Set.<String>of() : Set.of(url.substring(query + 9).split(","));
        return part.answer("/v1.0" + URLDecoder.decode(path, StandardCharsets.UTF_8), selected);
    }

    private static JsonNode requests(String body) {
        try {
            return JSON.readTree(body).path("requests");
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
