package dev.rollcall.sandbox.glpi;

import dev.rollcall.sandbox.replay.JsonDifference;
import dev.rollcall.sandbox.replay.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One world, the requests that go to it, and where its answers differ from the recorded ones. */
final class Replay implements AutoCloseable {
    /** Answers that show hundreds of settings or options; compared in what the sandbox shows of them. */
    private static final Set<String> SHOWN_IN_PART =
            Set.of("getGlpiConfig", "listSearchOptions", "get_full_session=true", "getActiveProfile");

    private static final String INVALID = "abcd";

    private final SettableClock clock = new SettableClock();
    private final Glpi server;
    private final Client client;
    private final Stages stages;
    private final String recordedUrl;
    private final Map<String, String> sessions = new HashMap<>();

    Replay(GlpiVersion version, String recordedUrl) {
        this.server = Glpi.start(GlpiWorld.fresh(version, clock));
        this.client = new Client(server);
        this.stages = new Stages(server);
        this.recordedUrl = recordedUrl;
        stages.begin();
    }

    void step(String name) {
        stages.play(name);
    }

    /** Sends a recorded request; answers where the answer differs, empty if nowhere. */
    String difference(Recording recording) {
        clock.set(recording.at());
        Map<String, String> headers = recording.headers();
        headers.computeIfPresent(
                "Authorization", (name, value) -> value.replace("<USER_TOKEN>", GlpiWorld.ADMIN_TOKEN));
        headers.computeIfPresent("Session-Token", (name, value) -> session(value));
        String path = recording
                .path()
                .replace("%3CUSER_TOKEN%3E", GlpiWorld.ADMIN_TOKEN)
                .replace("<USER_TOKEN>", GlpiWorld.ADMIN_TOKEN);
        Client.Reply reply =
                client.send(recording.method(), path, headers, recording.body().orElse(null));
        String opened = recording.answer().path("session_token").asString("");
        if (!opened.isEmpty()) {
            sessions.put(opened, reply.text("/session_token"));
        }
        return compare(recording, reply);
    }

    /** The session here for one there; one whose login was not recorded begins now. */
    private String session(String recorded) {
        if (recorded.startsWith(INVALID)) {
            return recorded;
        }
        return sessions.computeIfAbsent(recorded, token -> client.login(stages.userToken(token)));
    }

    private String compare(Recording recording, Client.Reply reply) {
        if (reply.status() != recording.status()) {
            return "status " + reply.status() + " for " + recording.status() + " " + reply.body();
        }
        for (String header : List.of("content-type", "location", "link", "accept-range", "content-range")) {
            String wanted = recording
                    .header(header)
                    .orElse("")
                    .replace(recordedUrl, server.url().toString());
            if (!reply.header(header).equals(wanted)) {
                return header + " " + reply.header(header) + " for " + wanted + " " + shortened(reply.body());
            }
        }
        if (reply.headers().containsKey("last-modified")
                != recording.header("last-modified").isPresent()) {
            return "last-modified is there or not";
        }
        JsonNode wanted = Normal.of(recording.answer(), recordedUrl);
        JsonNode got = Normal.of(reply.body(), server.url().toString());
        boolean isPart = SHOWN_IN_PART.stream().anyMatch(recording.path()::contains);
        return JsonDifference.between(isPart ? Normal.shared(wanted, got) : wanted, got, "");
    }

    private static String shortened(JsonNode body) {
        String text = body.toString();
        return text.length() > 300 ? text.substring(0, 300) : text;
    }

    @Override
    public void close() {
        server.close();
    }
}
