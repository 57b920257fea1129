package dev.rollcall.sandbox.mdm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How Microsoft gives out tokens to the one app registration of a tenant. */
final class IntuneTokens {
    static final String TENANT = "8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b11";
    static final String CLIENT_ID = "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b12";
    static final String CLIENT_SECRET = "kX8~sandbox-client_secret";
    private static final String PATH = "/oauth2/v2.0/token";
    private static final Duration LIFE = Duration.ofSeconds(3_599);

    private final InstantSource clock;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();

    IntuneTokens(InstantSource clock) {
        this.clock = clock;
    }

    void expireAll() {
        ends.clear();
    }

    int given() {
        return given.get();
    }

    static boolean isTokenPath(String path) {
        return path.endsWith(PATH);
    }

    boolean accepts(String authorization) {
        var end = ends.get(authorization.replaceFirst("^Bearer ", ""));
        return end != null && clock.instant().isBefore(end);
    }

    /**
     * The answer to who asks for a token.
     *
     * @param scope of the tokens that are given out here
     */
    Reply answer(MdmRequest request, String scope, boolean isRefused) {
        if (!request.path().equals("/" + TENANT + PATH)) {
            return refusal(400, "invalid_request", 90_002);
        }
        if (!request.field("client_id").equals(CLIENT_ID)) {
            return refusal(400, "unauthorized_client", 700_016);
        }
        if (isRefused || !request.field("client_secret").equals(CLIENT_SECRET)) {
            return refusal(401, "invalid_client", 7_000_215);
        }
        if (!request.method().equals("POST")
                || !request.field("grant_type").equals("client_credentials")
                || !request.field("scope").equals(scope)) {
            return refusal(400, "invalid_scope", 70_011);
        }
        var token = "sandbox-token-" + given.incrementAndGet();
        ends.put(token, clock.instant().plus(LIFE));
        return Reply.ok(Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                LIFE.toSeconds(),
                "ext_expires_in",
                LIFE.toSeconds(),
                "access_token",
                token));
    }

    private static Reply refusal(int status, String error, int number) {
        return Reply.json(
                status,
                Map.of(
                        "error",
                        error,
                        "error_description",
                        "AADSTS" + number + ": The token request is refused.",
                        "error_codes",
                        List.of(number)));
    }
}
