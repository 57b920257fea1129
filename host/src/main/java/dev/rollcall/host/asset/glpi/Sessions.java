package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.http.OutboundRequest;
import dev.rollcall.http.PacedHttp;
import dev.rollcall.http.RawAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests under one session that all threads share. It begins with the first request; one that GLPI does not know
 * any more is begun anew once, and the request sent again: GLPI looks at the session before anything else.
 */
final class Sessions implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** A bit of the right {@code ticket}: without it the list holds the user's own tickets only. */
    private static final long SEE_ALL_TICKETS = 1024;

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final PacedHttp http;
    private final String api;
    private final Secret userToken;
    private final ReentrantLock login = new ReentrantLock();
    private volatile @Nullable Session session;

    Sessions(PacedHttp http, String api, Secret userToken) {
        this.http = http;
        this.api = api;
        this.userToken = userToken;
    }

    RawAnswer send(OutboundRequest request) throws SourceException, InterruptedException {
        var first = begun();
        var answer = http.send(under(first, request));
        if (!isOver(answer)) {
            return answer;
        }
        forget(first);
        answer = http.send(under(begun(), request));
        if (isOver(answer)) {
            throw new SourceException(
                    Kind.AUTHENTICATION,
                    "GLPI forgets a session right after its login.",
                    "Look whether PHP can write to GLPI's files/_sessions, and whether several web servers share it.");
        }
        return answer;
    }

    /** The session as it is, which begins if there is none. */
    Session current() throws PlatformException, InterruptedException {
        try {
            return begun();
        } catch (SourceException e) {
            throw GlpiApi.failure(e);
        }
    }

    /** Begins a session in place of the one that there is: what it may do is what the profile says now. */
    void renew() throws PlatformException, InterruptedException {
        var former = session;
        if (former != null) {
            forget(former);
        }
        current();
        if (former != null) {
            farewell(former);
        }
    }

    private Session begun() throws SourceException, InterruptedException {
        var known = session;
        if (known != null) {
            return known;
        }
        login.lockInterruptibly();
        try {
            known = session;
            if (known == null) {
                known = logIn();
                session = known;
            }
            return known;
        } finally {
            login.unlock();
        }
    }

    private Session logIn() throws SourceException, InterruptedException {
        var request = OutboundRequest.of("GET", URI.create(api + "/initSession?get_full_session=true"), TIMEOUT)
                .header("Content-Type", Secret.of("application/json"))
                .header("Authorization", Secret.of("user_token " + userToken.reveal()))
                .repeatable();
        var body = GlpiApi.tree(http.send(request));
        var token = body == null ? "" : GlpiText.at(body, "session_token");
        if (body == null || token.isEmpty()) {
            throw new SourceException(
                    Kind.MALFORMED,
                    "GLPI answered the login without a session.",
                    "Check the platform's address; if it is right, report this with GLPI's version.");
        }
        var session = body.path("session");
        var ticketRights = GlpiText.at(session.path("glpiactiveprofile"), "ticket");
        var seesAll = ticketRights.isEmpty() || (GlpiText.number(ticketRights) & SEE_ALL_TICKETS) != 0;
        return new Session(Secret.of(token), GlpiText.id(session, "glpiID"), seesAll);
    }

    private void forget(Session over) {
        login.lock();
        try {
            if (over.equals(session)) {
                session = null;
            }
        } finally {
            login.unlock();
        }
    }

    private static OutboundRequest under(Session session, OutboundRequest request) {
        return request.header("Session-Token", session.token());
    }

    private static boolean isOver(RawAnswer answer) {
        var error = answer.status() == 401 || answer.status() == 400 ? GlpiError.of(answer) : null;
        return error != null && error.isOfSession();
    }

    /** Ends the session in GLPI too, which else keeps it for half an hour. */
    @Override
    public void close() {
        var last = session;
        session = null;
        if (last != null) {
            farewell(last);
        }
        http.close();
    }

    private void farewell(Session last) {
        // Whoever closes is often interrupted already, and the session is to end all the same.
        var isInterrupted = Thread.interrupted();
        try {
            var request = OutboundRequest.of("GET", URI.create(api + "/killSession"), FAREWELL)
                    .header("Content-Type", Secret.of("application/json"));
            http.send(under(last, request));
        } catch (SourceException e) {
            // It ends by itself when nobody uses it.
        } catch (InterruptedException e) {
            isInterrupted = true;
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
