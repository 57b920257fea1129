package dev.rollcall.sandbox.snipeit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rollcall.sandbox.snipeit.Answer.Instead;
import dev.rollcall.sandbox.snipeit.Throttle.Ticket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What every request passes: faults, authentication, throttle, body, route; and what every answer gets. */
final class Front implements HttpHandler {
    private static final int WRITES_KEPT = 10_000;

    private final Database database;
    private final SnipeItVersion version;
    private final Tokens tokens;
    private final Faults faults;
    private final Throttle throttle;
    private final Routes routes;
    private final String baseUrl;
    private final AtomicLong requests = new AtomicLong();
    private final Deque<String> writes = new ArrayDeque<>();

    Front(World world, String baseUrl) {
        this.database = world.database();
        this.version = world.version();
        this.tokens = world.tokens();
        this.faults = world.faults();
        this.throttle = world.throttle();
        this.routes = Routes.of(database, version, baseUrl, new Race(faults, version));
        this.baseUrl = baseUrl;
    }

    /** What the server consists of. */
    record World(Database database, SnipeItVersion version, Tokens tokens, Faults faults, Throttle throttle) {}

    Routes routes() {
        return routes;
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

    private void noteWrite(Incoming incoming) {
        if (incoming.method().equals("GET")) {
            return;
        }
        synchronized (writes) {
            writes.add(incoming.method() + " " + incoming.path());
            if (writes.size() > WRITES_KEPT) {
                writes.remove();
            }
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            Incoming incoming = Incoming.of(exchange);
            noteWrite(incoming);
            pause(faults.delay());
            Outcome outcome = outcome(incoming);
            Responder responder = new Responder(exchange, baseUrl);
            if (faults.takeCut()) {
                responder.cut(outcome.answer);
            } else if (faults.takeLostAnswer()) {
                responder.send(Answer.serverError(), incoming.wantsJson());
            } else {
                addRateHeaders(exchange.getResponseHeaders(), outcome, incoming.wantsJson());
                responder.send(outcome.answer, incoming.wantsJson());
            }
        }
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

    private record Outcome(Answer answer, @Nullable Ticket ticket) {}

    private Outcome outcome(Incoming incoming) {
        if (incoming.path().equals("/health")) {
            return new Outcome(Answer.ok(Map.of("status", "ok")), null);
        }
        if (faults.isInMaintenance()) {
            return new Outcome(Answer.json(503, Answer.envelope("error", 503, null)), null);
        }
        if (faults.isDatabaseDown()) {
            return new Outcome(redirect("/setup"), null);
        }
        Routes.Match match = routes.match(incoming.method(), incoming.path());
        if (match.handler() == null && match.isPathKnown()) {
            return new Outcome(Answer.json(405, Answer.envelope("error", "Method not allowed", null)), null);
        }
        User user = tokens.user(incoming.token());
        if (user == null) {
            Answer answer = Answer.json(401, new JsonObject().with("error", "Unauthorized or unauthenticated."));
            return new Outcome(answer.orRedirect("/login"), null);
        }
        Ticket ticket = throttle.take(user.id, database.settings.throttlePerMinute, database.now());
        if (ticket.isRefused()) {
            return new Outcome(throttled(ticket), ticket);
        }
        return new Outcome(answer(incoming, match, user), ticket);
    }

    private static Answer redirect(String path) {
        return new Answer(302, "text/html", null, new Instead(path));
    }

    private Answer answer(Incoming incoming, Routes.Match match, User user) {
        Answer refused = version.isNewer() ? NewerGates.refusal(database.settings, user, incoming) : null;
        if (refused != null) {
            return refused;
        }
        if (faults.takeServerError()) {
            return Answer.serverError();
        }
        Function<Call, Answer> handler = match.handler();
        if (handler == null) {
            return Routes.unknown(incoming.path());
        }
        try {
            Call call = new Call(user, "api", match.variables(), incoming.query(), incoming.input());
            return locked(incoming.method(), handler, call);
        } catch (JacksonException e) {
            return Answer.json(422, Answer.envelope("error", "Invalid JSON", null));
        }
    }

    /** Runs a handler under the database's lock; its refusal is an answer too. */
    Answer locked(String method, Function<Call, Answer> handler, Call call) {
        Lock lock = method.equals("GET") ? database.lock.readLock() : database.lock.writeLock();
        lock.lock();
        try {
            return handler.apply(call);
        } catch (Refusal e) {
            return e.answer();
        } finally {
            lock.unlock();
        }
    }

    private Answer throttled(Ticket ticket) {
        if (!version.isNewer()) {
            return Answer.json(429, Answer.envelope("error", "Too many requests", null))
                    .orHtml();
        }
        return Answer.json(
                429,
                new JsonObject()
                        .with("status", "error")
                        .with("messages", "Too many requests. Try again in " + ticket.secondsLeft() + " seconds.")
                        .with("status_code", 429)
                        .with("retryAfter", ticket.secondsLeft()));
    }

    /** v8.1.4 tells the limit with every answer but the JSON 429; newer versions always, and when to come back. */
    private void addRateHeaders(Headers headers, Outcome outcome, boolean wantsJson) {
        Ticket ticket = outcome.ticket;
        if (ticket == null || (ticket.isRefused() && wantsJson && !version.isNewer())) {
            return;
        }
        headers.set("X-RateLimit-Limit", Integer.toString(ticket.limit()));
        headers.set("X-RateLimit-Remaining", Integer.toString(Math.max(0, ticket.remaining())));
        if (version.isNewer()) {
            headers.set("Retry-After", Long.toString(ticket.secondsLeft()));
            headers.set("X-RateLimit-Reset", Long.toString(ticket.secondsLeft()));
            headers.set("X-RateLimit-Reset-Timestamp", Long.toString(ticket.end()));
        } else if (ticket.isRefused()) {
            headers.set("Retry-After", Long.toString(ticket.secondsLeft()));
            headers.set("X-RateLimit-Reset", Long.toString(ticket.end()));
        }
    }

    /** What newer versions ask of a token's user and of the client. */
    private static final class NewerGates {
        private static final List<String> LIBRARIES = List.of(
                "curl/",
                "python-requests/",
                "Go-http-client/",
                "okhttp/",
                "Apache-HttpClient/",
                "Java/",
                "axios/",
                "GuzzleHttp/",
                "Java-http-client/");

        static @Nullable Answer refusal(Settings settings, User user, Incoming incoming) {
            if (!user.activated) {
                return Answer.json(401, Answer.envelope("error", "Unauthorized or unauthenticated.", null));
            }
            if (settings.twoFactorRequired && !user.twoFactorEnrolled) {
                return Answer.json(
                        403,
                        Answer.envelope(
                                "error", "Two-factor authentication is required. Please enroll a device first.", null));
            }
            String agent = incoming.userAgent();
            if (settings.libraryUserAgentsRefused && LIBRARIES.stream().anyMatch(agent::startsWith)) {
                return Answer.json(
                        403,
                        Answer.envelope(
                                "error",
                                "This user agent is not allowed.",
                                new JsonObject().with("user_agent", agent)));
            }
            return null;
        }
    }
}
