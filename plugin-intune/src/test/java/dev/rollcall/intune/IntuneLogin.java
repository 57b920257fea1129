package dev.rollcall.intune;

import dev.rollcall.testkit.simulator.Reply;
import dev.rollcall.testkit.simulator.SimulatedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How Microsoft gives out tokens: for a secret, or for an assertion whose every part it looks at. */
final class IntuneLogin {
    static final String TENANT = "8c1f0b52-3d1e-4a57-9c53-0d6e6c1f2b11";
    static final String CLIENT_ID = "5f0c7a52-3d1e-4a57-9c53-0d6e6c1f2b12";
    static final String CLIENT_SECRET = "kX8~4711-simulated_secret";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TOKEN = "graph-token-4711-";
    private static final String PATH = "/" + TENANT + "/oauth2/v2.0/token";

    private final Optional<IntuneKeys> certificate;
    private final AtomicInteger given = new AtomicInteger();
    private volatile Set<String> algorithms = Set.of("PS256", "RS256");

    private IntuneLogin(Optional<IntuneKeys> certificate) {
        this.certificate = certificate;
    }

    static IntuneLogin bySecret() {
        return new IntuneLogin(Optional.empty());
    }

    static IntuneLogin byCertificate() {
        return new IntuneLogin(Optional.of(IntuneKeys.rsa()));
    }

    /** Takes assertions that are signed so. */
    IntuneLogin only(String algorithm) {
        algorithms = Set.of(algorithm);
        return this;
    }

    static boolean isPath(String path) {
        return path.endsWith("/oauth2/v2.0/token");
    }

    Map<String, String> settings() {
        return certificate
                .map(keys -> Map.of(IntuneSpec.CERTIFICATE, keys.pem()))
                .orElse(Map.of(IntuneSpec.CLIENT_SECRET, CLIENT_SECRET));
    }

    Set<String> secrets() {
        return certificate.map(keys -> Set.of(TOKEN, keys.keyPem())).orElse(Set.of(TOKEN, CLIENT_SECRET));
    }

    boolean accepts(SimulatedRequest request) {
        return request.header("Authorization").equals(Optional.of("Bearer " + TOKEN + given.get()));
    }

    /** Gives a token to whoever proves to be the app. */
    Reply answer(SimulatedRequest request, String address) {
        if (!request.path().equals(PATH)) {
            return refusal(400, "invalid_request", 90002);
        }
        if (!field(request, "client_id").equals(CLIENT_ID)) {
            return refusal(400, "unauthorized_client", 700016);
        }
        if (!field(request, "grant_type").equals("client_credentials")
                || !field(request, "scope").equals(address + "/.default")) {
            return refusal(400, "invalid_scope", 70011);
        }
        if (certificate.isPresent()) {
            return isProof(request, certificate.get(), address + PATH)
                    ? token()
                    : refusal(401, "invalid_client", 700027);
        }
        return field(request, "client_secret").equals(CLIENT_SECRET)
                ? token()
                : refusal(401, "invalid_client", 7000215);
    }

    static Reply refusal(int status, String error, int number) {
        return Reply.status(status)
                .with(Map.of(
                        "error",
                        error,
                        "error_description",
                        "AADSTS" + number + ": simulated. Trace ID: 4064a0b8-6ca3-37f2-c0c7-8cd35689cb37",
                        "error_codes",
                        List.of(number)));
    }

    private Reply token() {
        return Reply.json(Map.of(
                "token_type",
                "Bearer",
                "expires_in",
                3599,
                "ext_expires_in",
                3599,
                "access_token",
                TOKEN + given.incrementAndGet()));
    }

    private boolean isProof(SimulatedRequest request, IntuneKeys keys, String audience) {
        var parts = field(request, "client_assertion").split("\\.", -1);
        if (parts.length != 3
                || !field(request, "client_assertion_type")
                        .equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")) {
            return false;
        }
        try {
            var header = json(parts[0]);
            return isOf(header, keys) && isFor(json(parts[1]), audience) && isSigned(header, parts, keys);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isOf(JsonNode header, IntuneKeys keys) throws GeneralSecurityException {
        return algorithms.contains(header.path("alg").asString())
                && header.path("x5t#S256").asString().equals(thumbprint("SHA-256", keys))
                && header.path("x5t").asString().equals(thumbprint("SHA-1", keys));
    }

    private static boolean isFor(JsonNode claims, String audience) {
        var audiences = claims.path("aud");
        var named = audiences.isArray() ? audiences.path(0) : audiences;
        var life = claims.path("exp").asLong() - claims.path("nbf").asLong();
        return named.asString().equals(audience)
                && claims.path("iss").asString().equals(CLIENT_ID)
                && claims.path("sub").asString().equals(CLIENT_ID)
                && !claims.path("jti").asString("").isBlank()
                && life > 0
                && life <= 600;
    }

    private static boolean isSigned(JsonNode header, String[] parts, IntuneKeys keys) throws GeneralSecurityException {
        var isPss = header.path("alg").asString().equals("PS256");
        var signature = Signature.getInstance(isPss ? "RSASSA-PSS" : "SHA256withRSA");
        if (isPss) {
            signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        signature.initVerify(keys.certificate().getPublicKey());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static String thumbprint(String algorithm, IntuneKeys keys) throws GeneralSecurityException {
        var digest =
                MessageDigest.getInstance(algorithm).digest(keys.certificate().getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static JsonNode json(String part) {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    private static String field(SimulatedRequest request, String name) {
        return request.field(name).orElse("");
    }
}
