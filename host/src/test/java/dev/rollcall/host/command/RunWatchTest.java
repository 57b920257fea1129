package dev.rollcall.host.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for a run of a host that this test plays. */
class RunWatchTest {
    private static final String RUNNING = run("RUNNING", "null");
    private static final String CANCELLED = run("CANCELLED", "\"2026-11-22T03:00:09Z\"");

    private final StringWriter shown = new StringWriter();
    private final AtomicReference<String> answer = new AtomicReference<>(RUNNING);
    private HttpServer host;
    private HostClient client;

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.start();
        client = new HostClient(
                URI.create("http://127.0.0.1:" + host.getAddress().getPort()), "token");
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void cancelsTheRunWhenItIsInterruptedAndWaitsForItsEnd() throws Exception {
        host.createContext("/api/v1/runs/r/cancel", exchange -> {
            answer.set(CANCELLED);
            reply(exchange, 202, CANCELLED);
        });
        host.createContext("/api/v1/runs/r", exchange -> reply(exchange, 200, Objects.requireNonNull(answer.get())));
        Thread.currentThread().interrupt();

        var ended = watch().untilOver(List.of("r"));

        assertThat(ended).extracting(RunView::exitCode).containsExactly(ExitCode.INTERRUPTED);
        assertThat(shown.toString()).contains("Cancelling;");
    }

    @Test
    void saysThatTheHostIsGone() {
        host.stop(0);
        assertThatThrownBy(() -> watch().untilOver(List.of("r")))
                .isInstanceOf(HostGoneException.class)
                .hasMessageContaining("can't be reached any more");
    }

    @Test
    void asksAgainWhenAHostThatAnsweredBeforeSaysSomethingOdd() throws Exception {
        var asked = new AtomicInteger();
        host.createContext("/api/v1/runs/r", exchange -> {
            switch (asked.incrementAndGet()) {
                case 1 -> reply(exchange, 200, RUNNING);
                case 2, 3 -> reply(exchange, 400, "{\"detail\": \"The request can't be read.\"}");
                default -> reply(exchange, 200, CANCELLED);
            }
        });
        assertThat(watch().untilOver(List.of("r")))
                .extracting(RunView::exitCode)
                .containsExactly(ExitCode.INTERRUPTED);
    }

    @Test
    void believesAHostThatRefusesFromTheBeginning() {
        var asked = new AtomicInteger();
        host.createContext("/api/v1/runs/r", exchange -> {
            asked.incrementAndGet();
            reply(exchange, 404, "{\"detail\": \"There is no run r.\"}");
        });
        assertThatThrownBy(() -> watch().untilOver(List.of("r"))).hasMessageContaining("There is no run r.");
        assertThat(asked).hasValue(1);
    }

    @Test
    void putsEachFieldsProblemOnALine() {
        host.createContext("/", exchange -> reply(exchange, 422, """
                {"detail": "Two fields are wrong. Mend them.",
                 "errors": [{"field": "name", "message": "It is taken.", "cure": "Choose another."},
                            {"field": "settings.apiUrl", "message": "It is no address.", "cure": ""}]}
                """));
        assertThatThrownBy(() -> client.post("/connections"))
                .isInstanceOfSatisfying(CommandException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.lines())
                            .containsExactly(
                                    "Two fields are wrong. Mend them.",
                                    "  name: It is taken. Choose another.",
                                    "  settings.apiUrl: It is no address.");
                });
    }

    private RunWatch watch() {
        var screen = new Screen(new PrintWriter(shown, true), 0, InstantSource.system());
        return new RunWatch(client, screen, InstantSource.system(), new TimeText(ZoneOffset.UTC));
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String run(String state, String endedAt) {
        return """
                {"id": "r", "connection": {"id": "c", "name": "Acme"}, "purpose": "APPLY", "state": "%s",
                 "initiator": "me", "complete": true, "beganAt": "2026-11-22T03:00:00Z", "endedAt": %s}
                """.formatted(state, endedAt);
    }
}
