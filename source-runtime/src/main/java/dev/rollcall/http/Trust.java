package dev.rollcall.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: the JDK's, and those that the host was given. */
public final class Trust {
    private Trust() {}

    /**
     * What connections are made secure with.
     *
     * @throws IllegalArgumentException if a certificate can't be read
     */
    static SslContext context(List<String> certificates) {
        try {
            return SslContextBuilder.forClient()
                    .trustManager(factory(store(certificates)))
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Sockets that are made secure the same way, for what is no HTTP: a mail server.
     *
     * @param certificates in PEM, trusted beside the JDK's own
     * @throws IllegalArgumentException if a certificate can't be read
     */
    public static SSLSocketFactory sockets(List<String> certificates) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory(store(certificates)).getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(e);
        }
    }

    private static IllegalArgumentException unreadable(Exception cause) {
        return new IllegalArgumentException(
                "A certificate to trust can't be read. Give it in PEM, from BEGIN CERTIFICATE to END CERTIFICATE.",
                cause);
    }

    private static KeyStore store(List<String> certificates) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var number = 0;
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager trusted) {
                for (var issuer : trusted.getAcceptedIssuers()) {
                    store.setCertificateEntry("jdk-" + number++, issuer);
                }
            }
        }
        for (var pem : certificates) {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
            var read = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            if (read.isEmpty()) {
                throw new GeneralSecurityException("There is no certificate in it.");
            }
            for (var certificate : read) {
                store.setCertificateEntry("own-" + number++, certificate);
            }
        }
        return store;
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
