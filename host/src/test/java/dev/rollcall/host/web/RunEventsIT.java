package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.journal.Purpose;
import dev.rollcall.host.journal.RunRecord;
import dev.rollcall.host.journal.RunReport;
import dev.rollcall.host.journal.RunState;
import dev.rollcall.host.sync.Notebook;
import dev.rollcall.host.sync.RunEvents;
import dev.rollcall.host.web.ApiCompany.Held;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The events of a run, over real connections. */
class RunEventsIT {
    private static final CountDownLatch NONE = new CountDownLatch(0);

    @TempDir
    private Path home;

    private ApiCompany api;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        api = new ApiCompany(home);
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void followsARunToItsEndAndClosesThen() throws Exception {
        var held = api.held();
        var listeners = List.of(listen(held), listen(held, "Last-Event-ID", "17"));
        for (var lines : listeners) {
            assertThat(lines.next()).startsWith("id: ");
            assertThat(lines.next()).isEqualTo("event: progress");
            assertThat(data(lines.next(), "/phase")).isEqualTo("READING");
        }
        held.goOn().countDown();
        for (var lines : listeners) {
            assertEnds(lines, held.run().text("/id"), "SUCCEEDED");
        }
    }

    @Test
    void tellsTheEndAtOnceOfARunThatHasEnded() throws Exception {
        var run = api.ended(api.start("PREVIEW"));
        for (var lines : List.of(listen(new Held(run, NONE)), listen(new Held(run, NONE), "Last-Event-ID", "3"))) {
            assertThat(lines.next()).startsWith("id: ");
            assertThat(lines.next()).isEqualTo("event: ended");
            var told = lines.next();
            assertThat(data(told, "/id")).isEqualTo(run.text("/id"));
            assertThat(ApiHost.JSON.readTree(told.substring("data: ".length())))
                    .isEqualTo(api.host.get(ApiCompany.path(run)).json());
            assertThat(lines.next()).isEmpty();
            assertThat(lines.hasNext()).isFalse();
        }
    }

    @Test
    void tellsACancelledRun() throws Exception {
        var held = api.held();
        var lines = listen(held);
        assertThat(api.host.post(ApiCompany.path(held.run()) + "/cancel").status())
                .isEqualTo(202);
        held.goOn().countDown();
        assertEnds(lines, held.run().text("/id"), "CANCELLED");
    }

    @Test
    void tellsTheEndOfARunWhoseHostIsGone() throws Exception {
        var id = UUID.randomUUID().toString();
        var runs = api.host.context.getBean(Notebook.class).runs();
        runs.begin(new RunRecord(
                id,
                "c1",
                "Acme",
                Purpose.APPLY,
                RunState.RUNNING,
                "test",
                "a host that is gone",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Instant.now(),
                Optional.empty(),
                RunReport.EMPTY));
        assertEnds(listen("/api/v1/runs/" + id + "/events"), id, "INTERRUPTED");
    }

    @Test
    void letsInNoMoreThanItBearsAndMakesRoomWhenClientsVanish() throws Exception {
        var held = api.held();
        var sockets = new ArrayList<Socket>();
        try {
            for (var i = 0; i < RunEvents.Options.USUAL.most(); i++) {
                sockets.add(socket(held));
            }
            var refused = api.host.get(ApiCompany.path(held.run()) + "/events");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.type()).isEqualTo("application/problem+json");
            assertThat(refused.text("/detail")).contains("So many clients listen");
            assertThat(api.host.get(ApiCompany.path(held.run())).status()).isEqualTo(200);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        var lines = Awaitility.await()
                .until(() -> answer(ApiCompany.path(held.run()) + "/events"), answer -> answer.statusCode() == 200)
                .body()
                .iterator();
        held.goOn().countDown();
        assertEnds(lines, held.run().text("/id"), "SUCCEEDED");
    }

    @Test
    void endsBeforeTheServerWaitsForItsClients() throws Exception {
        var events = api.host.context.getBean(RunEvents.class);
        assertThat(events.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        var held = api.held();
        var lines = listen(held);
        assertThat(lines.next()).startsWith("id: ");

        events.stop();

        lines.forEachRemaining(line -> assertThat(line).doesNotContain("ended"));
        assertThat(api.host.get(ApiCompany.path(held.run()) + "/events").status())
                .isEqualTo(503);
        held.goOn().countDown();
    }

    @Test
    void refusesWhatItCantTell() {
        assertThat(api.host.get("/api/v1/runs/00000000/events").status()).isEqualTo(404);
        var run = api.ended(api.start("PREVIEW"));
        var events = ApiCompany.path(run) + "/events";
        var asJson = api.host.send(api.host.request(events).header("Accept", "application/json"));
        assertThat(asJson.status()).isEqualTo(406);
        assertThat(asJson.text("/detail")).contains("text/event-stream");
        var unknown =
                api.host.send(api.host.request("/api/v1/runs/00000000/events").header("Accept", "text/event-stream"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.type()).isEqualTo("application/problem+json");
        assertThat(api.host.send(api.host.anonymous(events)).status()).isEqualTo(401);
    }

    private Iterator<String> listen(Held held, String... headers) throws IOException, InterruptedException {
        return listen(ApiCompany.path(held.run()) + "/events", headers);
    }

    private Iterator<String> listen(String path, String... headers) throws IOException, InterruptedException {
        var answer = answer(path, headers);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.body().iterator();
    }

    private HttpResponse<Stream<String>> answer(String path, String... headers)
            throws IOException, InterruptedException {
        var request = api.host.request(path).header("Accept", "text/event-stream");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofLines());
    }

    /** A client that has been told something, and can vanish. */
    private Socket socket(Held held) throws IOException {
        var address = api.host
                .request(ApiCompany.path(held.run()) + "/events")
                .build()
                .uri();
        var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        var request = "GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + ApiHost.TOKEN + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 ");
        while (!String.valueOf(lines.readLine()).startsWith("event: ")) {
            // Headers, and the beginning of the first event.
        }
        return socket;
    }

    private static void assertEnds(Iterator<String> lines, String id, String state) {
        var last = "";
        while (lines.hasNext() && !last.equals("event: ended")) {
            last = lines.next();
            assertThat(last).matches("id: [0-9]+|event: (progress|ended)|data: \\{.*}|:|");
        }
        assertThat(last).isEqualTo("event: ended");
        var told = lines.next();
        assertThat(data(told, "/id")).isEqualTo(id);
        assertThat(data(told, "/state")).isEqualTo(state);
        assertThat(lines.next()).isEmpty();
        assertThat(lines.hasNext()).isFalse();
    }

    private static String data(String line, String pointer) {
        assertThat(line).startsWith("data: ");
        return ApiHost.JSON
                .readTree(line.substring("data: ".length()))
                .at(pointer)
                .asString("");
    }
}
