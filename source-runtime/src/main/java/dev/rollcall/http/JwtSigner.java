package dev.rollcall.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.http.JwtAssertion;
import dev.rollcall.api.http.JwtAssertion.Algorithm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;

/** Signs assertions (RFC 7519, RFC 7515). */
final class JwtSigner {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private JwtSigner() {}

    /**
     * A fresh assertion.
     *
     * @param audience used where the assertion claims none
     * @throws SourceException of kind {@code SETTINGS} if key or certificate can't be read
     */
    static String signed(JwtAssertion assertion, String audience, Clock clock) throws SourceException {
        try {
            var jwt = new SignedJWT(header(assertion), claims(assertion, audience, clock));
            jwt.sign(signer(assertion));
            return jwt.serialize();
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            throw new SourceException(
                    SourceException.Kind.SETTINGS,
                    "The private key or certificate can't be used to sign with " + assertion.algorithm() + ".",
                    "Enter the key as PKCS #8 in PEM, from BEGIN PRIVATE KEY to END PRIVATE KEY, unencrypted, and the"
                            + " certificate that belongs to it.");
        }
    }

    /** Entra looks at the older thumbprint where it does not know the newer one, so both are sent. */
    @SuppressWarnings("deprecation")
    private static JWSHeader header(JwtAssertion assertion) throws GeneralSecurityException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.parse(assertion.algorithm().name())).type(JOSEObjectType.JWT);
        assertion.keyId().ifPresent(header::keyID);
        if (assertion.certificate().isPresent()) {
            var certificate = encoded(assertion.certificate().get());
            header.x509CertThumbprint(thumbprint("SHA-1", certificate))
                    .x509CertSHA256Thumbprint(thumbprint("SHA-256", certificate));
        }
        return header.build();
    }

    private static JWTClaimsSet claims(JwtAssertion assertion, String audience, Clock clock) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var claims = new JWTClaimsSet.Builder()
                .audience(audience)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(assertion.life())))
                .jwtID(UUID.randomUUID().toString());
        assertion.claims().forEach(claims::claim);
        return claims.build();
    }

    private static JWSSigner signer(JwtAssertion assertion) throws GeneralSecurityException, JOSEException {
        if (assertion.algorithm() == Algorithm.ES256) {
            return new ECDSASigner(key(assertion, "EC"), Curve.P_256);
        }
        return new RSASSASigner(key(assertion, "RSA"));
    }

    private static PrivateKey key(JwtAssertion assertion, String family) throws GeneralSecurityException {
        // Keys taken from a JSON file keep its escaped line ends.
        var text = assertion.privateKey().reveal().replace("\\n", "\n");
        var pem = PEM.matcher(text);
        var base64 = pem.find() ? pem.group(1) : "";
        var bytes = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        return KeyFactory.getInstance(family).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static byte[] encoded(String pem) throws GeneralSecurityException {
        var bytes = new ByteArrayInputStream(pem.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII));
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(bytes)
                .getEncoded();
    }

    private static Base64URL thumbprint(String algorithm, byte[] certificate) throws GeneralSecurityException {
        return Base64URL.encode(MessageDigest.getInstance(algorithm).digest(certificate));
    }
}
