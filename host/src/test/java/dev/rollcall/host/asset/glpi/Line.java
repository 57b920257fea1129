package dev.rollcall.host.asset.glpi;

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
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A line between the adapter and the sandbox that can be cut at any request, and that writes down what passes. */
final class Line implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings", "expect");

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private volatile Function<Passed, Fate> watcher = request -> Fate.PASSED;

    /** A request that came by. */
    record Passed(String method, String path, String query, String body, List<String> headers) {
        boolean isWrite() {
            return !method.equals("GET");
        }

        /** A page of a list of that table. */
        boolean isPageOf(String table) {
            return !isWrite() && path.endsWith("/" + table) && query.contains("range=");
        }

        String shown() {
            return method + " " + path.replaceFirst("^/apirest.php", "");
        }

        boolean has(String header) {
            return headers.contains(header.toLowerCase(Locale.ROOT));
        }
    }

    /** What becomes of a request. */
    enum Fate {
        PASSED,
        /** It never arrives. */
        LOST_BEFORE,
        /** It has its effect, and its answer is lost. */
        LOST_AFTER,
        /** Half of the answer arrives, as if it were all. */
        HALVED,
        /** The answer is a list without rows, as that of an empty table. */
        EMPTIED
    }

    Line(URI target) {
        this.target = target;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newFixedThreadPool(6, work -> {
            var thread = new Thread(work, "line");
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Is asked of each request, before it is passed on, what becomes of it, and may do something meanwhile. */
    void watch(Function<Passed, Fate> with) {
        watcher = with;
    }

    void mend() {
        watcher = request -> Fate.PASSED;
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
        var uri = exchange.getRequestURI();
        var seen = new Passed(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getQuery() == null ? "" : uri.getQuery(),
                new String(body, StandardCharsets.UTF_8),
                exchange.getRequestHeaders().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList());
        var fate = watcher.apply(seen);
        if (fate == Fate.LOST_BEFORE) {
            exchange.close();
            return;
        }
        passed.add(seen);
        answer(exchange, body, fate);
    }

    private void answer(HttpExchange exchange, byte[] body, Fate fate) throws IOException {
        var request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        if (fate == Fate.LOST_AFTER) {
            exchange.close();
            return;
        }
        var sent = changed(answer.body(), fate);
        for (var name : fate == Fate.EMPTIED ? List.of("Content-Type") : List.of("Content-Type", "Content-Range")) {
            answer.headers().firstValue(name).ifPresent(value -> exchange.getResponseHeaders()
                    .set(name, value));
        }
        exchange.sendResponseHeaders(
                fate == Fate.EMPTIED ? 200 : answer.statusCode(), sent.length == 0 ? -1 : sent.length);
        exchange.getResponseBody().write(sent);
        exchange.close();
    }

    private static byte[] changed(byte[] body, Fate fate) {
        return switch (fate) {
            case HALVED -> Arrays.copyOf(body, body.length / 2);
            case EMPTIED -> "[]".getBytes(StandardCharsets.UTF_8);
            default -> body;
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
