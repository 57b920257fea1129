package dev.rollcall.testkit;

import dev.rollcall.api.ChangeFeed;
import dev.rollcall.api.DetailedSource;
import dev.rollcall.api.DeviceLookup;
import dev.rollcall.api.SourceException;
import dev.rollcall.testkit.simulator.Asked;
import dev.rollcall.testkit.simulator.JournalEntry;
import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.RequestMatch;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a source must never do, whatever it is asked. */
interface HarmlessnessFacts {

    @Test
    @DisplayName("R1 No request changes anything in the MDM, and none goes past the host's HTTP")
    default void onlyReads(Bench bench) throws InterruptedException {
        bench.fill(3);
        exerciseAll(bench);
        for (var entry : bench.simulator().journal()) {
            mustBeRead(entry);
            mustComeFromTheHost(entry);
        }
    }

    @Test
    @DisplayName("No secret gets into a message")
    default void keepsSecretsToItself(Bench bench) throws InterruptedException {
        bench.fill(3);
        var echo = String.join(" ", bench.simulator().secrets());
        for (var status : List.of(200, 400, 401, 403, 404, 500)) {
            bench.simulator().reset();
            bench.simulator()
                    .onRequest(RequestMatch.reads())
                    .reply(Reply.status(status).with(Map.of("unexpected", "You sent " + echo)));
            exerciseAll(bench);
        }
        bench.simulator().reset();
        bench.simulator()
                .onRequest(RequestMatch.reads())
                .reply(Reply.status(200).text("text/html", "<html><!-- " + echo + " --></html>"));
        exerciseAll(bench);
        bench.told().forEach(text -> mustBeFreeOf(bench.simulator().secrets(), text, "message"));
        settingProblems(bench)
                .forEach(text -> mustBeFreeOf(bench.simulator().secrets(), text, "complaint about a setting"));
    }

    /** Everything that the source can do; failures are heard and otherwise no matter here. */
    private static void exerciseAll(Bench bench) throws InterruptedException {
        ignoringFailure(bench, bench::check);
        for (var partition : bench.partitions()) {
            bench.read(partition, "everything was tried");
            var device = bench.devices(partition).get(0);
            var sink = new CollectingSink();
            if (bench.source() instanceof DeviceLookup lookup) {
                ignoringFailure(bench, () -> lookup.findById(bench.context(), partition, device.sourceId()));
                ignoringFailure(bench, () -> lookup.findBySerial(bench.context(), partition, device.serial()));
            }
            if (bench.source() instanceof DetailedSource detailed) {
                ignoringFailure(bench, () -> {
                    detailed.readDetails(bench.context(), partition, List.of(device.sourceId()), sink);
                    return sink;
                });
            }
            if (bench.source() instanceof ChangeFeed feed) {
                ignoringFailure(bench, () -> {
                    feed.readChangedSince(
                            bench.context(), partition, Instant.now().minus(feed.overlap()), sink);
                    return sink;
                });
            }
        }
    }

    private static void ignoringFailure(Bench bench, PluginCall<?> call) throws InterruptedException {
        try {
            call.call();
        } catch (SourceException e) {
            bench.hear(e);
        } catch (RuntimeException e) {
            bench.hear(new SourceException(SourceException.Kind.DEFECT, "The plugin failed.", "", e));
        }
    }

    /** What the spec complains of when each value in turn is followed by something that may be wrong. */
    private static List<String> settingProblems(Bench bench) {
        var right = bench.simulator().settings();
        return right.keySet().stream()
                .flatMap(key -> {
                    var wrong = new LinkedHashMap<>(right);
                    wrong.computeIfPresent(key, (any, value) -> value + " \u0001wrong");
                    return bench.spec().problems(wrong).stream();
                })
                .map(Object::toString)
                .toList();
    }

    private static void mustBeFreeOf(Set<String> secrets, String text, String kind) {
        for (var secret : secrets) {
            if (text.contains(secret)) {
                throw new ContractBreach(
                        "The source put a secret into a " + kind + ": \"" + text.replace(secret, "<the secret>")
                                + "\".",
                        "Say what happened in words of your own; put no setting, header or body of an answer in it.");
            }
        }
    }

    private static void mustBeRead(JournalEntry entry) {
        var method = entry.request().method();
        var isQuery = method.equals("POST") && entry.asked().kind() != Asked.Kind.OTHER;
        if (!method.equals("GET") && !method.equals("HEAD") && !isQuery) {
            throw new ContractBreach(
                    "The source sent a request that may change something in the MDM: " + entry + ".",
                    "Only read (R1); if this POST is a query, let the simulator's classify() say what it asks for.");
        }
    }

    private static void mustComeFromTheHost(JournalEntry entry) {
        if (!entry.request()
                .header("User-Agent")
                .filter(Bench.USER_AGENT::equals)
                .isPresent()) {
            throw new ContractBreach(
                    "The source sent a request past the host: " + entry.request() + ".",
                    "Send everything through the context's http(): it keeps pace, retries, guards and counts.");
        }
    }
}
