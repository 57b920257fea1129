package dev.rollcall.google;

import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gives out tokens for signed requests, after a look at each word in them. */
final class GoogleTokens {
    static final String PATH = "/token";
    static final String ACCOUNT = "rollcall@simulated.iam.gserviceaccount.com";
    static final String ADMIN = "admin@example.com";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOKEN = "ya29.simulated-4711-";
    private static final String KEY_ID = "0123456789abcdef0123456789abcdef01234567";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final long HOUR = 3_600;

    /** How far ahead a signed request may be. */
    private static final long LEEWAY = 300;

    /** Made once: it takes its time. */
    private static final KeyPair KEYS = keys();

    private final AtomicInteger given = new AtomicInteger();
    private volatile JsonNode claims = JSON.missingNode();
    private volatile Clock clock = Clock.systemUTC();
    private volatile boolean isDelegated = true;
    private volatile boolean isKeyThere = true;

    /** The key file, with tokens given out under that address. */
    static String keyFile(String address) {
        return JSON.writeValueAsString(Map.of(
                "type",
                "service_account",
                "project_id",
                "simulated",
                "private_key_id",
                KEY_ID,
                "private_key",
                privateKey(),
                "client_email",
                ACCOUNT,
                "client_id",
                "100000000000000000001",
                "token_uri",
                address + PATH));
    }

    static String privateKey() {
        var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n"
                + encoder.encodeToString(KEYS.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    Set<String> secrets() {
        return Set.of(privateKey().substring(60, 100), TOKEN);
    }

    /** Lives by that clock. */
    void livesBy(Clock other) {
        clock = other;
    }

    /** Takes the domain-wide delegation away. */
    void endDelegation() {
        isDelegated = false;
    }

    /** Deletes the service account's key. */
    void deleteKey() {
        isKeyThere = false;
    }

    int given() {
        return given.get();
    }

    /** What the last signed request said. */
    JsonNode claims() {
        return claims;
    }

    Instant now() {
        return clock.instant();
    }

    boolean accepts(SimulatedRequest request) {
        return request.header("Authorization").equals(Optional.of("Bearer " + TOKEN + given.get()));
    }

    Reply answer(SimulatedRequest request, String address) {
        if (!request.method().equals("POST") || !request.field("grant_type").equals(Optional.of(GRANT))) {
            return refusal(400, "unsupported_grant_type", "Invalid grant_type");
        }
        var parts = request.field("assertion").orElse("").split("\\.", -1);
        if (parts.length != 3 || !isKeyThere || !isSigned(parts)) {
            return refusal(400, "invalid_grant", "Invalid JWT Signature.");
        }
        var said = part(parts[1]);
        claims = said;
        return refusal(said, address)
                .orElseGet(() -> Reply.json(Map.of(
                        "access_token", TOKEN + given.incrementAndGet(), "expires_in", 3599, "token_type", "Bearer")));
    }

    private Optional<Reply> refusal(JsonNode said, String address) {
        var now = clock.instant().getEpochSecond();
        var from = said.path("iat").asLong(0);
        var until = said.path("exp").asLong(0);
        if (until - from > HOUR
                || from > now + LEEWAY
                || until < now
                || said.path("nbf").asLong(0) > now + LEEWAY) {
            return Optional.of(refusal(
                    400,
                    "invalid_grant",
                    "Invalid JWT: it must be a short-lived token and in a reasonable timeframe."));
        }
        if (!said.path("iss").asString("").equals(ACCOUNT)
                || !said.path("aud").asString("").equals(address + PATH)) {
            return Optional.of(refusal(400, "invalid_grant", "Invalid issuer or audience."));
        }
        if (!said.path("sub").asString("").equals(ADMIN)) {
            return Optional.of(refusal(400, "invalid_grant", "Invalid email or User ID"));
        }
        var isGranted = isDelegated && said.path("scope").asString("").equals(GoogleApi.SCOPE);
        return isGranted
                ? Optional.empty()
                : Optional.of(refusal(401, "unauthorized_client", "The client is not authorized for this scope."));
    }

    private static Reply refusal(int status, String error, String description) {
        return Reply.status(status).with(Map.of("error", error, "error_description", description));
    }

    private static boolean isSigned(String[] parts) {
        var header = part(parts[0]);
        if (!header.path("alg").asString("").equals("RS256")
                || !header.path("kid").asString("").equals(KEY_ID)) {
            return false;
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KEYS.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode part(String encoded) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(encoded));
        } catch (JacksonException | IllegalArgumentException e) {
            return JSON.missingNode();
        }
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
