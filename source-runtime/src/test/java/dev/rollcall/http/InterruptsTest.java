package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.AnswerHandler;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.SourceAnswer;
import dev.rollcall.api.http.SourceRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens several at once, and how it ends before its time. */
class InterruptsTest {
    private final Mdm mdm = new Mdm();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    /** Never answers, and notes when the other side goes away. */
    private final RawServer silent = new RawServer((connection, head) -> waitForTheEnd(connection));

    @AfterEach
    void close() {
        silent.close();
        mdm.close();
    }

    @Test
    void anInterruptEndsACallAndItsRequest() throws Exception {
        var client = silentClient(4);
        var outcome = interrupted(() -> client.get("/x"), () -> asked.get() == 1);
        assertThat(outcome).isInstanceOf(InterruptedException.class);
        Await.until("the request is cut", () -> cut.get() == 1);
    }

    @Test
    void anInterruptEndsTheWaitForARetry() throws Exception {
        try (var http = new OutboundHttp(HttpOptions.STRICT.insecure(), mdm.clock)) {
            mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "200")));
            var client = mdm.client(http, spec -> spec);
            var outcome =
                    interrupted(() -> client.get("/x"), () -> client.counts().throttled() == 1);
            assertThat(outcome).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void anInterruptEndsTheWaitForATurn() throws Exception {
        var client = silentClient(1);
        var first = RawServer.start(() -> outcome(() -> client.get("/first")));
        Await.until("the first is under way", () -> asked.get() == 1);
        var outcome = interrupted(() -> client.get("/second"), () -> waiting());
        assertThat(outcome).isInstanceOf(InterruptedException.class);
        assertThat(asked).hasValue(1);
        first.interrupt();
    }

    @Test
    void anInterruptEndsAllOfABatch() throws Exception {
        var client = silentClient(3);
        var outcome = interrupted(() -> client.each(requests(10), (request, answer) -> {}), () -> asked.get() == 3);
        assertThat(outcome).isInstanceOf(InterruptedException.class);
        Await.until("all requests are cut", () -> cut.get() == 3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        var client = silentClient(1);
        var outcomes = new ArrayList<AtomicReference<@Nullable Throwable>>();
        for (var caller = 0; caller < 2; caller++) {
            var outcome = new AtomicReference<@Nullable Throwable>();
            outcomes.add(outcome);
            RawServer.start(() -> outcome.set(outcome(() -> client.get("/x"))));
        }
        Await.until("one is under way", () -> asked.get() == 1);
        client.close();
        Await.until("both ended", () -> outcomes.stream().allMatch(outcome -> outcome.get() != null));
        for (var outcome : outcomes) {
            assertThat(outcome.get()).isInstanceOf(SourceException.class).hasMessageContaining("closed");
        }
        Failing.of(Kind.UNAVAILABLE, () -> client.get("/x"));
        Failing.of(Kind.UNAVAILABLE, () -> client.each(requests(3), (request, answer) -> {}));
    }

    @Test
    void answersComeInOrderOnTheCallingThread() throws Exception {
        for (var number = 0; number < 30; number++) {
            mdm.server.stubFor(
                    get("/" + number).willReturn(json("" + number).withFixedDelay(number % 3 == 0 ? 20 : 0)));
        }
        var order = new ArrayList<Integer>();
        var caller = Thread.currentThread();
        mdm.client().each(requests(30), (request, answer) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(request.target()).isEqualTo("/" + order.size());
            order.add(answer.json().asInt());
        });
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 30).boxed().toList());
    }

    @Test
    void noMoreAreUnderWayThanThePaceAllows() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(3);
        try (var server = new RawServer((connection, head) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            awaited(full);
            now.decrementAndGet();
            RawServer.write(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");
        })) {
            var client = mdm.client(spec ->
                    spec.address(settings -> URI.create(server.address())).pace(Pace.atOnce(3)));
            client.each(requests(20), (request, answer) -> answer.json());
            assertThat(most).hasValue(3);
        }
    }

    @Test
    void onlyAFewAnswersAreHeldForASlowHandler() throws Exception {
        mdm.server.stubFor(get(urlPathMatching("/.*")).willReturn(json("1")));
        var client = mdm.client(spec -> spec.pace(Pace.atOnce(2)));
        client.each(requests(40), new AnswerHandler() {
            private int handled;

            @Override
            public void answered(SourceRequest request, SourceAnswer answer) {
                handled++;
                assertThat(client.counts().total()).isLessThanOrEqualTo(handled + 4L);
            }
        });
        assertThat(client.counts().total()).isEqualTo(40);
    }

    @Test
    void aHandlerThatThrowsEndsTheBatch() throws Exception {
        mdm.server.stubFor(get(urlPathMatching("/.*")).willReturn(json("1")));
        var client = mdm.client();
        var failure = new SourceException(Kind.INCOMPLETE, "Enough.", "Stop.");
        assertThatThrownBy(() -> client.each(requests(100), (request, answer) -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(client.counts().total()).isLessThan(10);
    }

    @Test
    void aFailureEndsTheBatchUnlessTheHandlerTakesIt() throws Exception {
        mdm.server.stubFor(get(urlPathMatching("/.*")).willReturn(json("1")));
        mdm.server.stubFor(get("/1").willReturn(aResponse().withStatus(404)));
        var client = mdm.client();
        Failing.of(Kind.NOT_FOUND, () -> client.each(requests(3), (request, answer) -> {}));
        var taken = new ArrayList<String>();
        client.each(requests(3), new AnswerHandler() {
            @Override
            public void answered(SourceRequest request, SourceAnswer answer) {
                taken.add(request.target());
            }

            @Override
            public void failed(SourceRequest request, SourceException failure) {
                taken.add("no " + request.target());
            }
        });
        assertThat(taken).containsExactly("/0", "no /1", "/2");
    }

    private SourceClient silentClient(int concurrency) throws SourceException {
        return mdm.client(spec -> spec.address(settings -> URI.create(silent.address()))
                .timeout(Duration.ofMinutes(5))
                .pace(Pace.atOnce(concurrency)));
    }

    private static List<SourceRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> SourceRequest.get("/" + number))
                .toList();
    }

    private void waitForTheEnd(Socket connection) throws IOException {
        asked.incrementAndGet();
        try {
            var end = connection.getInputStream().read();
            assertThat(end).isEqualTo(-1);
        } finally {
            cut.incrementAndGet();
        }
    }

    private static boolean waiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(
                        thread -> thread.getName().equals("interrupted") && thread.getState() == Thread.State.WAITING);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }

    /** What the call ends with when its thread is interrupted once the condition holds. */
    private static @Nullable Throwable interrupted(Call call, BooleanSupplier condition) throws InterruptedException {
        var outcome = new AtomicReference<@Nullable Throwable>();
        var thread = new Thread(() -> outcome.set(outcome(call)), "interrupted");
        thread.setDaemon(true);
        thread.start();
        Await.until("the call is where it is interrupted", condition);
        thread.interrupt();
        thread.join(20_000);
        assertThat(thread.isAlive()).isFalse();
        return outcome.get();
    }

    private static Throwable outcome(Call call) {
        try {
            call.run();
            return new AssertionError("The call returned.");
        } catch (Throwable e) {
            return e;
        }
    }
}
