package dev.rollcall.benchmark.reading;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.benchmark.fleet.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves prepared pages until its standard input ends, which it does with the process that started it. */
@Command(name = "pages", hidden = true, description = "Serves the pages of a tenant; started by read.")
public final class PagesCommand implements Callable<Integer> {
    /** As many as any pace allows at once, and some. */
    private static final int THREADS = 8;

    @Mixin
    private ReadOptions options = new ReadOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var tenant = options.fleet().prepare(options.devices(), options.seed());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(tenant, exchange));
        server.start();
        var address = server.getAddress();
        spec.commandLine()
                .getOut()
                .println("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
        waitForTheEnd(System.in);
        server.stop(0);
        threads.shutdownNow();
        return 0;
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
            exchange.sendResponseHeaders(200, answer.get().body().length);
            exchange.getResponseBody().write(answer.get().body());
        }
    }

    private static void waitForTheEnd(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }
}
