package dev.rollcall.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the host calls out; the same for all connections.
 *
 * @param allowInsecure whether plain http and addresses on this machine may be called
 * @param proxy as {@code http://host:port}, where calls go through one
 * @param trustedCertificates certificates in PEM that are trusted beside the JDK's own: a private CA
 * @param connectTimeout how long the making of a connection may take
 * @param maxBody the longest answer that is accepted, in bytes
 * @param userAgent sent with every request
 */
public record HttpOptions(
        boolean allowInsecure,
        Optional<String> proxy,
        List<String> trustedCertificates,
        Duration connectTimeout,
        int maxBody,
        String userAgent) {
    /** Strict: https only, no proxy, the JDK's certificates, 10 s to connect, 32 MiB a body. */
    public static final HttpOptions STRICT =
            new HttpOptions(false, Optional.empty(), List.of(), Duration.ofSeconds(10), 32 << 20, "Rollcall/0.1");

    public HttpOptions {
        trustedCertificates = List.copyOf(trustedCertificates);
    }

    /** The same, with plain http and this machine's own addresses allowed: for demos and tests. */
    public HttpOptions insecure() {
        return new HttpOptions(true, proxy, trustedCertificates, connectTimeout, maxBody, userAgent);
    }
}
