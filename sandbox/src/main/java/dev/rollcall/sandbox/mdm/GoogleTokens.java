package dev.rollcall.sandbox.mdm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How Google gives out tokens to its one service account, which acts for its one administrator. */
final class GoogleTokens {
    static final String PATH = "/token";
    static final String ADMIN = "admin@example.com";
    static final String SCOPE = "https://www.googleapis.com/auth/admin.directory.device.chromeos.readonly";

    private static final String ACCOUNT = "rollcall@sandbox.iam.gserviceaccount.com";
    private static final String KEY_ID = "5a4d626f780123456789abcdef0123456789abcd";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration LIFE = Duration.ofSeconds(3_599);
    private static final Duration LONGEST_REQUEST = Duration.ofHours(1);

    /** How far ahead of the clock a signed request may be. */
    private static final Duration LEEWAY = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Made once for all tenants, since it takes its time. */
    private static final KeyPair KEYS = keys();

    private final InstantSource clock;
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile boolean isDelegated = true;

    GoogleTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** The service account's key file, by which tokens are taken at that address. */
    static String keyFile(String address) {
        var pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return JSON.writeValueAsString(Map.of(
                "type",
                "service_account",
                "project_id",
                "sandbox",
                "private_key_id",
                KEY_ID,
                "private_key",
                pem,
                "client_email",
                ACCOUNT,
                "client_id",
                "100000000000000000001",
                "token_uri",
                address + PATH));
    }

    void delegated(boolean on) {
        isDelegated = on;
    }

    void expireAll() {
        ends.clear();
    }

    int given() {
        return given.get();
    }

    boolean accepts(String authorization) {
        var end = ends.get(authorization.replaceFirst("^Bearer ", ""));
        return end != null && clock.instant().isBefore(end);
    }

    /** Refuses for the first thing that is wrong, in Google's words for it. */
    Reply answer(MdmRequest request, String address, boolean isRefused) {
        if (!request.method().equals("POST") || !request.field("grant_type").equals(GRANT)) {
            return refusal(400, "unsupported_grant_type", "Invalid grant_type.");
        }
        var claims = signed(request.field("assertion"));
        if (isRefused || claims.isEmpty()) {
            return refusal(400, "invalid_grant", "Invalid JWT Signature.");
        }
        return refusal(claims.get(), address).orElseGet(this::token);
    }

    private Reply token() {
        var token = "sandbox-google-token-" + given.incrementAndGet();
        ends.put(token, clock.instant().plus(LIFE));
        return Reply.ok(Map.of("access_token", token, "expires_in", LIFE.toSeconds(), "token_type", "Bearer"));
    }

    private Optional<Reply> refusal(JsonNode claims, String address) {
        var from = Instant.ofEpochSecond(claims.path("iat").asLong(0));
        var until = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        var now = clock.instant();
        if (from.isAfter(now.plus(LEEWAY)) || until.isBefore(now) || until.isAfter(from.plus(LONGEST_REQUEST))) {
            return Optional.of(refusal(
                    400, "invalid_grant", "The token must be a short-lived token and in a reasonable timeframe."));
        }
        if (!says(claims, "iss", ACCOUNT) || !says(claims, "aud", address + PATH)) {
            return Optional.of(refusal(400, "invalid_grant", "Invalid issuer or audience."));
        }
        if (!says(claims, "sub", ADMIN)) {
            return Optional.of(refusal(400, "invalid_grant", "Invalid email or User ID"));
        }
        return isDelegated && says(claims, "scope", SCOPE)
                ? Optional.empty()
                : Optional.of(refusal(401, "unauthorized_client", "The client is not authorized for the scopes."));
    }

    private static Reply refusal(int status, String error, String description) {
        return Reply.json(status, Map.of("error", error, "error_description", description));
    }

    private static boolean says(JsonNode claims, String name, String value) {
        return claims.path(name).asString("").equals(value);
    }

    /** The claims, if the signature is that of the key. */
    private static Optional<JsonNode> signed(String assertion) {
        var parts = assertion.split("\\.", -1);
        try {
            if (parts.length != 3 || !says(part(parts[0]), "alg", "RS256") || !says(part(parts[0]), "kid", KEY_ID)) {
                return Optional.empty();
            }
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    ? Optional.of(part(parts[1]))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode part(String encoded) {
        return JSON.readTree(Base64.getUrlDecoder().decode(encoded));
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK makes RSA keys.", e);
        }
    }
}
