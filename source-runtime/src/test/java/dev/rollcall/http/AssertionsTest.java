package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.http.JwtAssertion.Algorithm;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signed assertions, as the token endpoint sees them. */
class AssertionsTest {
    private final Mdm mdm = new Mdm();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path folder;

    @BeforeEach
    void answerWithTokens() {
        mdm.server.stubFor(post("/token").willReturn(json("{\"access_token\": \"t\", \"expires_in\": \"60\"}")));
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
    }

    @AfterEach
    void close() {
        mdm.close();
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void areSignedSoThatThePublicKeyConfirmsIt(Algorithm algorithm) throws Exception {
        var keys = keys(algorithm);
        var assertion =
                assertion(algorithm, keys).keyId("key-1").claim("iss", "me").claim("scope", List.of("a", "b"));
        mdm.client(Authentication.jwtBearer("/token", assertion)).get("/x");
        var jwt = sent("assertion");
        assertThat(jwt.verify(verifier(Keytool.certificate(keys).getPublicKey())))
                .isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm.name());
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("key-1");
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("me");
        assertThat(claims.getStringListClaim("scope")).containsExactly("a", "b");
        assertThat(claims.getAudience()).containsExactly(mdm.address() + "/token");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(mdm.clock.instant()));
        assertThat(claims.getNotBeforeTime()).isEqualTo(Date.from(mdm.clock.instant()));
        assertThat(claims.getExpirationTime())
                .isEqualTo(Date.from(mdm.clock.instant().plusSeconds(600)));
    }

    @Test
    @SuppressWarnings("deprecation") // The older thumbprint is what is looked at.
    void carryTheThumbprintsOfTheCertificate() throws Exception {
        var keys = keys(Algorithm.PS256);
        var certificate = Keytool.certificate(keys).getEncoded();
        var assertion = assertion(Algorithm.PS256, keys)
                .certificate(Keytool.pem("CERTIFICATE", certificate))
                .claim("aud", "https://elsewhere.example");
        mdm.client(Authentication.clientAssertion("/token", "me", assertion).scope("all"))
                .get("/x");
        var jwt = sent("client_assertion");
        assertThat(jwt.getHeader().getX509CertSHA256Thumbprint())
                .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(certificate)));
        assertThat(jwt.getHeader().getX509CertThumbprint())
                .isEqualTo(Base64URL.encode(MessageDigest.getInstance("SHA-1").digest(certificate)));
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly("https://elsewhere.example");
        assertThat(field("scope")).isEqualTo("all");
    }

    @Test
    void areFreshForEachToken() throws Exception {
        var client = mdm.client(Authentication.jwtBearer(
                "/token", assertion(Algorithm.ES256, keys(Algorithm.ES256)).claim("iss", "me")));
        client.get("/x");
        var first = sent("assertion").getJWTClaimsSet();
        mdm.server.resetRequests();
        mdm.clock.advance(Duration.ofMinutes(5));
        client.get("/x");
        var second = sent("assertion").getJWTClaimsSet();
        assertThat(second.getJWTID()).isNotEqualTo(first.getJWTID());
        assertThat(second.getIssueTime()).isAfter(first.getIssueTime());
    }

    @Test
    void needAKeyThatCanBeRead() throws Exception {
        var assertion = JwtAssertion.signedWith(
                Algorithm.RS256, Mdm.secret("-----BEGIN RSA PRIVATE KEY-----\nhush"), Duration.ofMinutes(1));
        var client = mdm.client(Authentication.jwtBearer("/token", assertion));
        var failure = Failing.of(Kind.SETTINGS, () -> client.get("/x"));
        assertThat(failure.getMessage()).contains("PKCS #8").doesNotContain("hush");
    }

    @Test
    void takeKeysWhoseLineEndsAreEscaped() throws Exception {
        var keys = keys(Algorithm.RS256);
        var pem = Keytool.pem("PRIVATE KEY", Keytool.key(keys).getEncoded()).replace("\n", "\\n");
        var assertion = JwtAssertion.signedWith(Algorithm.RS256, Mdm.secret(pem), Duration.ofMinutes(1));
        assertThat(mdm.client(Authentication.jwtBearer("/token", assertion))
                        .get("/x")
                        .status())
                .isEqualTo(200);
    }

    private Path keys(Algorithm algorithm) throws Exception {
        return algorithm == Algorithm.ES256
                ? Keytool.selfSigned(folder, "-keyalg", "EC", "-groupname", "secp256r1")
                : Keytool.selfSigned(folder, "-keyalg", "RSA", "-keysize", "2048");
    }

    private static JwtAssertion assertion(Algorithm algorithm, Path keys) throws Exception {
        var pem = Keytool.pem("PRIVATE KEY", Keytool.key(keys).getEncoded());
        return JwtAssertion.signedWith(algorithm, Mdm.secret(pem), Duration.ofMinutes(10));
    }

    private static JWSVerifier verifier(PublicKey key) throws Exception {
        if (key instanceof ECPublicKey elliptic) {
            return new ECDSAVerifier(elliptic);
        }
        return new RSASSAVerifier((RSAPublicKey) key);
    }

    private SignedJWT sent(String field) throws Exception {
        return SignedJWT.parse(field(field));
    }

    private String field(String name) {
        var body = mdm.server
                .findAll(postRequestedFor(urlEqualTo("/token")))
                .get(0)
                .getBodyAsString();
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
