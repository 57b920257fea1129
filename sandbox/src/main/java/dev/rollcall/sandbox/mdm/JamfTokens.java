package dev.rollcall.sandbox.mdm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How a Jamf Pro server gives out tokens to its one API client. */
final class JamfTokens {
    static final String CLIENT_ID = "1979ca82-sandbox";
    static final String CLIENT_SECRET = "sandbox-client-secret";
    private static final Set<String> PATHS = Set.of("/api/oauth/token", "/api/v1/oauth/token");

    private final InstantSource clock;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile Duration life = Duration.ofMinutes(30);

    JamfTokens(InstantSource clock) {
        this.clock = clock;
    }

    void lasting(Duration newLife) {
        life = newLife;
    }

    void expireAll() {
        ends.clear();
    }

    int given() {
        return given.get();
    }

    static boolean isTokenPath(String path) {
        return PATHS.contains(path);
    }

    boolean accepts(String authorization) {
        var end = ends.get(authorization.replaceFirst("^Bearer ", ""));
        return end != null && clock.instant().isBefore(end);
    }

    Reply answer(MdmRequest request, boolean isRefused) {
        var isKnown = request.method().equals("POST")
                && request.field("grant_type").equals("client_credentials")
                && request.field("client_id").equals(CLIENT_ID)
                && request.field("client_secret").equals(CLIENT_SECRET);
        if (isRefused || !isKnown) {
            return Reply.json(400, Map.of("error", "invalid_client", "error_description", "Client is not known."));
        }
        var token = "sandbox-token-" + given.incrementAndGet();
        ends.put(token, clock.instant().plus(life));
        return Reply.ok(Map.of(
                "access_token", token, "token_type", "Bearer", "expires_in", life.toSeconds(), "scope", "api-role:1"));
    }
}
