package dev.rollcall.benchmark.reading;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.benchmark.fleet.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Serves a tenant on this machine. */
public final class PageServer {
    /** As many as any pace allows at once, and some. */
    private static final int THREADS = 8;

    private PageServer() {}

    /** Serves until the standard input ends, which it does with the process that started this one. */
    public static void serve(Tenant tenant, PrintWriter out) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(tenant, exchange));
        server.start();
        var address = server.getAddress();
        out.println("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
        waitForTheEnd(System.in);
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(Tenant tenant, HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var answer = tenant.answer(exchange.getRequestURI());
            if (answer.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            answer.get().headers().forEach(headers::set);
            exchange.sendResponseHeaders(answer.get().status(), answer.get().body().length);
            exchange.getResponseBody().write(answer.get().body());
        }
    }

    private static void waitForTheEnd(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }
}
