package dev.rollcall.host.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

/** The line between one host and its platform. It can be cut before, while or after a request that writes is answered. */
final class Wire implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** What the client sets by itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding", "expect");

    private final URI platform;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Sent> writes = new ArrayList<>();
    private volatile Cut cut = Cut.NEVER;
    private volatile Function<Sent, Answer> player = sent -> Answer.ASK;
    private volatile Predicate<Sent> held = sent -> false;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean isDead;
    private volatile boolean isFirm;

    /**
     * A request that came through, or was to.
     *
     * @param path with its query
     */
    record Sent(String method, String path) {
        boolean isWrite() {
            return !method.equals("GET");
        }
    }

    /**
     * What is answered in the platform's place.
     *
     * @param reaches whether the platform gets the request all the same
     */
    record Answer(int status, String type, String body, boolean reaches) {
        /** The platform answers by itself. */
        static final Answer ASK = new Answer(0, "", "", true);

        Answer thatReaches() {
            return new Answer(status, type, body, true);
        }
    }

    /** When, of a request that writes. */
    enum Moment {
        /** It does not reach the platform. */
        BEFORE,
        /** It reaches it, and the answer is lost. */
        LOST,
        /** Its answer arrives, and nothing after it. */
        ANSWERED
    }

    /**
     * Where the line is cut.
     *
     * @param write counted from 1; 0 for never
     * @param then what happens at that moment
     */
    record Cut(int write, Moment moment, Runnable then) {
        static final Cut NEVER = new Cut(0, Moment.BEFORE, () -> {});
    }

    Wire(URI platform) {
        this.platform = platform;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on counts the requests that write, and cuts the line there. */
    void cut(Cut next) {
        synchronized (writes) {
            writes.clear();
        }
        isFirm = false;
        cut = next;
    }

    /** As {@link #cut}, but the line holds: only what happens then happens. */
    void then(Cut next) {
        cut(next);
        isFirm = true;
    }

    /** Nothing comes through any more. */
    void die() {
        isDead = true;
    }

    /** Everything comes through again, and the count begins anew. */
    void heal() {
        cut(Cut.NEVER);
        player = sent -> Answer.ASK;
        isDead = false;
    }

    /** Answers in the platform's place from now on, and counts writes anew; {@link Answer#ASK} lets it answer. */
    void play(Function<Sent, Answer> answers) {
        cut(Cut.NEVER);
        player = answers;
    }

    /** Keeps the answers to those requests back, until {@link #release}. */
    void hold(Predicate<Sent> requests) {
        held = requests;
    }

    void release() {
        released.countDown();
    }

    private void awaitRelease() throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The requests that write, since the last {@link #cut} or {@link #heal}. */
    List<Sent> writes() {
        synchronized (writes) {
            return List.copyOf(writes);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (isDead) {
                return;
            }
            var sent = new Sent(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString());
            var number = sent.isWrite() ? count(sent) : -1;
            var here = cut;
            if (number == here.write && here.moment == Moment.BEFORE) {
                broken(here);
                return;
            }
            var answer = answer(exchange, sent, body);
            if (number == here.write && here.moment == Moment.LOST) {
                broken(here);
                return;
            }
            if (number == here.write) {
                broken(here);
            }
            if (held.test(sent)) {
                awaitRelease();
            }
            exchange.getResponseHeaders().putAll(answer.headers);
            var bytes = new byte[answer.body.remaining()];
            answer.body.get(bytes);
            exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void broken(Cut here) {
        isDead = !isFirm;
        here.then.run();
    }

    private int count(Sent sent) {
        synchronized (writes) {
            writes.add(sent);
            return writes.size();
        }
    }

    private record Reply(int status, Map<String, List<String>> headers, ByteBuffer body) {}

    private Reply answer(HttpExchange exchange, Sent sent, byte[] body) throws IOException {
        var played = player.apply(sent);
        if (played.status != 0) {
            if (played.reaches) {
                forwarded(exchange, body);
            }
            var headers = Map.of("Content-Type", List.of(played.type));
            return new Reply(played.status, headers, StandardCharsets.UTF_8.encode(played.body));
        }
        var answer = forwarded(exchange, body);
        var headers = new HashMap<>(answer.headers().map());
        headers.keySet().removeIf(name -> OWN.contains(name) || name.equals("date"));
        return new Reply(answer.statusCode(), headers, ByteBuffer.wrap(answer.body()));
    }

    private HttpResponse<byte[]> forwarded(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(
                        platform.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        isDead = true;
        release();
        server.stop(0);
        threads.shutdownNow();
    }
}
