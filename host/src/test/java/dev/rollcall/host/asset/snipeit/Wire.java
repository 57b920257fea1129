package dev.rollcall.host.asset.snipeit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between the adapter and the sandbox that can be cut at any request, and that writes down what passes. */
final class Wire implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Accept", "Authorization", "Content-Type", "User-Agent");

    private final URI target;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger untilMeanwhile = new AtomicInteger(-1);
    private final AtomicInteger untilPage = new AtomicInteger(-1);
    private final AtomicInteger untilHalfPage = new AtomicInteger(-1);
    private volatile Runnable onLimit = () -> {};
    private volatile Runnable onOffset = () -> {};
    private volatile String watchedOffset = "no offset";
    private volatile Runnable meanwhile = () -> {};
    private volatile Break how = Break.NONE;

    /** A request that came by. */
    record Passed(String method, String path, String body, String accept, String contentType) {
        boolean isWrite() {
            return !method.equals("GET");
        }

        String shown() {
            return method + " " + path.replaceFirst("^/api/v1", "").replaceAll("\\d+", "N");
        }
    }

    /** What becomes of a request, and of all after it. */
    enum Break {
        NONE,
        /** It never arrives. */
        BEFORE,
        /** It has its effect, and its answer is lost. */
        AFTER
    }

    Wire(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newFixedThreadPool(4, work -> {
            var thread = new Thread(work, "wire");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Of the answer to the page of that number only half arrives, as if it were all. */
    void halvePage(int page) {
        untilHalfPage.set(page);
    }

    /** Lets so many writes through, and breaks at the next one. */
    void breakAfter(int writes, Break kind) {
        how = kind;
        left.set(writes);
    }

    /** Does something right before the so-manieth write from now is passed on. */
    void beforeWrite(int write, Runnable work) {
        meanwhile = work;
        untilMeanwhile.set(write);
    }

    /** Does something right before the so-manieth request for a page of assets from now is passed on. */
    void beforePage(int page, Runnable work) {
        meanwhile = work;
        untilPage.set(page);
    }

    /** Does something right before each page of assets that begins at that place from the front is passed on. */
    void beforeEachPageFrom(int offset, Runnable work) {
        onOffset = work;
        watchedOffset = "order=asc&offset=" + offset;
    }

    /** Does something whenever Snipe-IT says that its limit is used up. */
    void whenLimited(Runnable work) {
        onLimit = work;
    }

    void mend() {
        how = Break.NONE;
        left.set(Integer.MAX_VALUE);
    }

    List<Passed> passed() {
        return List.copyOf(passed);
    }

    List<String> writes() {
        return passed.stream().filter(Passed::isWrite).map(Passed::shown).toList();
    }

    void forget() {
        passed.clear();
    }

    private void pass(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var seen = new Passed(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                new String(body, StandardCharsets.UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")));
        var isBroken = seen.isWrite() ? left.getAndDecrement() <= 0 : left.get() < 0;
        if (isBroken && (how == Break.BEFORE || left.get() < -1 || !seen.isWrite())) {
            exchange.close();
            return;
        }
        passed.add(seen);
        if (seen.isWrite() && untilMeanwhile.decrementAndGet() == 0) {
            meanwhile.run();
        }
        if (seen.path().endsWith("/hardware") && !seen.isWrite() && untilPage.decrementAndGet() == 0) {
            meanwhile.run();
        }
        if (String.valueOf(exchange.getRequestURI().getQuery()).endsWith(watchedOffset)) {
            onOffset.run();
        }
        answer(exchange, body, isBroken);
    }

    private void answer(HttpExchange exchange, byte[] body, boolean isLost) throws IOException {
        var request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : PASSED_ON) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        if (isLost) {
            exchange.close();
            return;
        }
        if (answer.statusCode() == 429) {
            onLimit.run();
        }
        var isHalved = exchange.getRequestURI().getPath().endsWith("/hardware") && untilHalfPage.decrementAndGet() == 0;
        var sent = isHalved ? Arrays.copyOf(answer.body(), answer.body().length / 2) : answer.body();
        answer.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                .set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), sent.length == 0 ? -1 : sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
