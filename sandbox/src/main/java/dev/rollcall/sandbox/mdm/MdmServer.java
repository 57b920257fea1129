package dev.rollcall.sandbox.mdm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rollcall.sandbox.server.LocalServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** What every request to a tenant passes: the log and the faults. */
final class MdmServer implements HttpHandler, AutoCloseable {
    private final LocalServer server;
    private final Vendor vendor;
    private final MdmFaults faults;
    private final MdmRequestLog log;

    private MdmServer(LocalServer server, Vendor vendor, MdmFaults faults, MdmRequestLog log) {
        this.server = server;
        this.vendor = vendor;
        this.faults = faults;
        this.log = log;
    }

    static MdmServer start(LocalServer server, Vendor vendor, MdmFaults faults, MdmRequestLog log) {
        var started = new MdmServer(server, vendor, faults, log);
        server.serve(started);
        return started;
    }

    URI url() {
        return server.url();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = MdmRequest.of(exchange);
            var isForToken = vendor.isForToken(request);
            log.add(new MdmRequestLog.Entry(
                    request.method(),
                    request.path(),
                    vendor.endpoint(request.path()),
                    request.parameters(),
                    isForToken,
                    vendor.isQuery(request)));
            pause(faults.delay());
            var reply = isForToken ? vendor.answer(request) : reply(request);
            send(exchange, reply, !isForToken && faults.takeCut());
        }
    }

    private Reply reply(MdmRequest request) {
        if (faults.takeLimit()) {
            var limited = vendor.fault(429);
            return faults.retryAfter()
                    .map(wait -> limited.with("Retry-After", String.valueOf(wait.toSeconds())))
                    .orElse(limited);
        }
        if (faults.takeServerError()) {
            return vendor.fault(500);
        }
        if (faults.takeWebPage()) {
            return Reply.html(200, "Sign in");
        }
        var page = vendor.page(request).orElse(-1);
        if (page >= 0 && faults.isFailing(page)) {
            return vendor.fault(500);
        }
        if (page >= 0) {
            faults.runBefore(page);
        }
        if (vendor.isLookUp(request)) {
            faults.runBeforeLookUp();
        }
        var reply = vendor.answer(request);
        return faults.takeBroken() ? reply.half() : reply;
    }

    /** Where it is to be cut, more is promised than is sent. */
    private static void send(HttpExchange exchange, Reply reply, boolean cut) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        var body = reply.body();
        if (cut) {
            exchange.sendResponseHeaders(reply.status(), body.length + 1L);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void pause(Duration delay) {
        if (delay.isZero()) {
            return;
        }
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
