package dev.rollcall.sandbox.glpi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;

/** What every request passes: faults, the database's lock, the routes; and how every answer is sent. */
final class Front implements HttpHandler {
    private static final int WRITES_KEPT = 10_000;

    private final Database database;
    private final Faults faults;
    private final Routes routes;
    private final Sessions sessions;
    private final AtomicLong requests = new AtomicLong();
    private final Deque<String> writes = new ArrayDeque<>();

    Front(Database database, Faults faults, Sessions sessions, Routes routes) {
        this.database = database;
        this.faults = faults;
        this.sessions = sessions;
        this.routes = routes;
    }

    long requests() {
        return requests.get();
    }

    /** The last 10,000 requests that were no GET, oldest first. */
    List<String> writes() {
        synchronized (writes) {
            return List.copyOf(writes);
        }
    }

    private void noteWrite(Request request) {
        if (request.isGet()) {
            return;
        }
        synchronized (writes) {
            writes.add(request.method() + " " + request.path());
            if (writes.size() > WRITES_KEPT) {
                writes.remove();
            }
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Request request = Request.of(exchange);
            noteWrite(request);
            if (!waits()) {
                return;
            }
            Reply reply = reply(request);
            if (faults.takeCut()) {
                cut(exchange, reply);
                return;
            }
            send(exchange, faults.takeLostAnswer() ? Reply.html(500, "Internal Server Error") : reply);
        }
    }

    /** Waits as the faults say; false if the server ends meanwhile. */
    private boolean waits() {
        try {
            faults.awaitRelease();
            if (!faults.delay().isZero()) {
                Thread.sleep(faults.delay().toMillis());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply reply(Request request) {
        if (faults.isInMaintenance()) {
            return Reply.html(503, "Service Unavailable");
        }
        int refusal = faults.takeRefusal();
        if (refusal > 0) {
            return Reply.html(refusal, "Error " + refusal);
        }
        if (!request.sessionToken().isEmpty() && faults.takeLostSession()) {
            sessions.endAll();
        }
        if (!request.isGet()) {
            faults.race();
        }
        Reply reply = locked(request);
        return !request.isGet() && faults.takeEmptyAnswer() ? Reply.html(200, "") : reply;
    }

    private Reply locked(Request request) {
        Lock lock = request.isGet() ? database.lock.readLock() : database.lock.writeLock();
        lock.lock();
        try {
            return routes.answer(request);
        } finally {
            lock.unlock();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        prepare(exchange, reply);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Promises the whole answer, sends half of it and hangs up. */
    private static void cut(HttpExchange exchange, Reply reply) throws IOException {
        prepare(exchange, reply);
        byte[] body = reply.body();
        exchange.sendResponseHeaders(reply.status(), body.length + 1L);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static void prepare(HttpExchange exchange, Reply reply) {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        exchange.getResponseHeaders().set("Cache-Control", "no-store, no-cache, must-revalidate");
        exchange.getResponseHeaders().set("Pragma", "no-cache");
        reply.headers().forEach(exchange.getResponseHeaders()::set);
    }
}
