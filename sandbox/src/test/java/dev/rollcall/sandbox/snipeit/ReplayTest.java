package dev.rollcall.sandbox.snipeit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.sandbox.replay.JsonDifference;
import dev.rollcall.sandbox.replay.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends the recorded requests to the sandbox in the order of their time (within a second: of their numbers) and compares
 * status, content type, location, the presence of rate headers, and the whole body but for what {@link Normal} names.
 *
 * <p>The recorder twice put the database back to an earlier state. Hence three scenarios that begin alike: each replays
 * the whole first part in a world of its own, and goes on from there.
 */
class ReplayTest {
    private static final Instant RESTORED = Instant.parse("2026-11-22T04:58:00Z");
    private static final Instant RESTORED_AGAIN = Instant.parse("2026-11-22T05:01:00Z");
    private static final Instant RESTORED_LAST = Instant.parse("2026-11-22T05:08:00Z");

    private final Map<String, String> excluded = excluded();
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @Test
    void answersAsTheRealOneDid() throws IOException {
        Path folder = Path.of(System.getProperty("rollcall.shared", "../shared"), "recordings", "snipeit");
        assumeTrue(Files.isDirectory(folder), "No recordings beside the repository: nothing to replay.");
        List<Recording> all = Recording.readAll(folder);
        List<Recording> first = between(all, Instant.EPOCH, RESTORED);

        replay(first, between(all, RESTORED, RESTORED_AGAIN), true);
        replay(first, between(all, RESTORED_AGAIN, RESTORED_LAST), false);
        replay(first, between(all, RESTORED_LAST, Instant.MAX), false);

        System.out.printf(
                "Replay: %d recordings compared, %d differ, %d excluded%n",
                compared, differences.size(), excluded.size());
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(recordingsIn(folder) - excluded.size());
    }

    private static long recordingsIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    private static List<Recording> between(List<Recording> all, Instant from, Instant to) {
        return all.stream()
                .filter(recording ->
                        !recording.at().isBefore(from) && recording.at().isBefore(to))
                .toList();
    }

    private void replay(List<Recording> first, List<Recording> then, boolean firstCounts) {
        SettableClock clock = new SettableClock();
        try (SnipeIt server = SnipeIt.start(SnipeItWorld.fresh(SnipeItVersion.V8_1_4, clock))) {
            Replay replay = new Replay(server, clock);
            first.forEach(recording -> step(replay, recording, firstCounts));
            then.forEach(recording -> step(replay, recording, true));
        }
    }

    private void step(Replay replay, Recording recording, boolean counts) {
        if (excluded.containsKey(recording.name())) {
            return;
        }
        String difference = replay.difference(recording);
        if (!counts) {
            return;
        }
        compared++;
        if (!difference.isEmpty()) {
            differences.add(recording.name() + ": " + difference);
        }
    }

    private static Map<String, String> excluded() {
        Map<String, String> reasons = new LinkedHashMap<>();
        try (InputStream file = ReplayTest.class.getResourceAsStream("replay-excluded.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> {
                        String[] parts = line.split("  ", 2);
                        reasons.put(parts[0], parts[1]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reasons;
    }

    /** One world and the requests that go to it. */
    private static final class Replay {
        private static final String RECORDED_URL = "http://127.0.0.1:8800";

        private final SnipeIt server;
        private final SettableClock clock;
        private final Stages stages = new Stages();
        private final Stage stage;

        Replay(SnipeIt server, SettableClock clock) {
            this.server = server;
            this.clock = clock;
            this.stage = new Stage(server, clock);
        }

        /** Prepares and sends a recorded request; answers where the answer differs, empty if nowhere. */
        String difference(Recording recording) {
            clock.set(recording.at());
            server.resetThrottle();
            server.settings(settings -> settings.throttlePerMinute(100_000));
            stages.before(recording).accept(stage);
            server.resetThrottle();
            server.settings(settings -> settings.throttlePerMinute(limit(recording)));
            Client.Reply reply = stage.admin.send(
                    recording.method(),
                    recording.path(),
                    recording.headers(),
                    recording.body().orElse(null));
            return compare(recording, reply);
        }

        /** What was refused as too much is refused here by a limit of nothing. */
        private static int limit(Recording recording) {
            return recording.status() == 429
                    ? 0
                    : recording
                            .header("x-ratelimit-limit")
                            .map(Integer::parseInt)
                            .orElse(120);
        }

        private String compare(Recording recording, Client.Reply reply) {
            if (reply.status() != recording.status()) {
                return "status " + reply.status() + " for " + recording.status() + " " + reply.body();
            }
            for (String header : List.of("content-type", "location")) {
                String wanted = recording
                        .header(header)
                        .orElse("")
                        .replace(RECORDED_URL, server.url().toString());
                if (!reply.header(header).equals(wanted)) {
                    return header + " " + reply.header(header) + " for " + wanted;
                }
            }
            for (String header : List.of("x-ratelimit-limit", "x-ratelimit-remaining", "retry-after")) {
                boolean wanted = recording.header(header).isPresent();
                if (reply.headers().containsKey(header) != wanted) {
                    return header + (wanted ? " is missing" : " should not be there");
                }
            }
            return isWholePage(recording) ? "" : bodies(recording, reply);
        }

        /** Whole HTML pages are the web application's; that they are HTML is what counts. */
        private static boolean isWholePage(Recording recording) {
            return recording.status() != 302 && recording.answer().asString("").startsWith("<!DOCTYPE");
        }

        private String bodies(Recording recording, Client.Reply reply) {
            JsonNode wanted = Normal.of(recording.answer(), RECORDED_URL);
            JsonNode got = Normal.of(reply.body(), server.url().toString());
            if (recording.path().contains("/reports/activity?limit")) {
                // How much is in the log depends on all that was not recorded.
                ((ObjectNode) wanted).remove("total");
                ((ObjectNode) got).remove("total");
            }
            return JsonDifference.between(wanted, got, "");
        }
    }
}
