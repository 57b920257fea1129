package dev.rollcall.api.http;

import dev.rollcall.api.setting.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Web Token that the host signs with a key of the connection's (RFC 7519, RFC 7523). It sets {@code iat},
 * {@code nbf}, {@code exp} and a fresh {@code jti}. Immutable: each method returns a changed copy.
 */
public final class JwtAssertion {
    private final Algorithm algorithm;
    private final Secret privateKey;
    private final Duration life;
    private final Map<String, String> header;
    private final Map<String, Object> claims;
    private final @Nullable String certificate;

    private JwtAssertion(
            Algorithm algorithm,
            Secret privateKey,
            Duration life,
            Map<String, String> header,
            Map<String, Object> claims,
            @Nullable String certificate) {
        this.algorithm = Objects.requireNonNull(algorithm, "algorithm");
        this.privateKey = Objects.requireNonNull(privateKey, "privateKey");
        this.life = Objects.requireNonNull(life, "life");
        this.header = header;
        this.claims = claims;
        this.certificate = certificate;
    }

    /**
     * An assertion without claims.
     *
     * @param privateKey PKCS #8 in PEM
     * @param life how long one assertion is valid
     */
    public static JwtAssertion signedWith(Algorithm algorithm, Secret privateKey, Duration life) {
        return new JwtAssertion(algorithm, privateKey, life, Map.of(), Map.of(), null);
    }

    /** With a claim: {@code iss}, {@code sub}, {@code scope}; without {@code aud} the token's address is the audience. */
    public JwtAssertion claim(String name, Object value) {
        var more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return new JwtAssertion(algorithm, privateKey, life, header, more, certificate);
    }

    /** With the id of the key in the header, {@code kid}. */
    public JwtAssertion keyId(String value) {
        var more = new LinkedHashMap<>(header);
        more.put("kid", value);
        return new JwtAssertion(algorithm, privateKey, life, more, claims, certificate);
    }

    /** With the thumbprints of a certificate in the header: {@code x5t} and {@code x5t#S256}. */
    public JwtAssertion certificate(String pem) {
        return new JwtAssertion(algorithm, privateKey, life, header, claims, pem);
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    public Secret privateKey() {
        return privateKey;
    }

    public Duration life() {
        return life;
    }

    public Optional<String> keyId() {
        return Optional.ofNullable(header.get("kid"));
    }

    public Map<String, Object> claims() {
        return Map.copyOf(claims);
    }

    /** The certificate in PEM, where one was given. */
    public Optional<String> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** How it is signed (RFC 7518). */
    public enum Algorithm {
        RS256,
        PS256,
        ES256
    }
}
