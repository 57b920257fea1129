package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.rollcall.api.SourceException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, private CAs and proxies. */
class SecureConnectionsTest {
    private final Mdm mdm = new Mdm();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    Path folder;

    @AfterEach
    void close() {
        mdm.close();
    }

    @Test
    void trustsACertificateThatItWasGivenAndNoOther() throws Exception {
        var keys = Keytool.selfSigned(folder, "-keyalg", "RSA", "-keysize", "2048");
        var server = secured(keys);
        server.start();
        server.stubFor(get("/x").willReturn(json("[1]")));
        var pem = Keytool.pem("CERTIFICATE", Keytool.certificate(keys).getEncoded());
        try (var http = new OutboundHttp(trusting(pem), mdm.clock, mdm.waits)) {
            assertThat(secure(http, "127.0.0.1", server).get("/x").json()).hasSize(1);
            var misnamed = secure(http, "localhost", server);
            Failing.of(Kind.SETTINGS, () -> misnamed.get("/x"));
            var stranger = secure(mdm.http, "127.0.0.1", server);
            var failure = Failing.of(Kind.SETTINGS, () -> stranger.get("/x"));
            assertThat(failure.happened()).contains("certificate");
            assertThat(stranger.counts().total()).isEqualTo(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void refusesACertificateThatIsNone() {
        assertThatThrownBy(() -> new OutboundHttp(trusting("no certificate"), mdm.clock, mdm.waits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PEM");
        assertThatThrownBy(() -> Trust.sockets(List.of("no certificate")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PEM");
    }

    @Test
    void opensSocketsThatTrustTheSame() throws Exception {
        var keys = Keytool.selfSigned(folder, "-keyalg", "RSA", "-keysize", "2048");
        var pem = Keytool.pem("CERTIFICATE", Keytool.certificate(keys).getEncoded());
        var server = secured(keys);
        server.start();
        try {
            shakesHands(Trust.sockets(List.of(pem)), server);
            assertThatThrownBy(() -> shakesHands(Trust.sockets(List.of()), server))
                    .isInstanceOf(SSLHandshakeException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void goesThroughAProxy() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(json("[1]")));
        var targets = new CopyOnWriteArrayList<String>();
        try (var proxy = new RawServer((connection, head) -> {
            targets.add(head.get(0));
            tunnel(connection, mdm.server.port());
        })) {
            var options = new HttpOptions(
                    true, Optional.of(proxy.address()), List.of(), Duration.ofSeconds(10), 1 << 20, "Rollcall/0.1");
            try (var http = new OutboundHttp(options, mdm.clock, mdm.waits)) {
                assertThat(mdm.client(http, spec -> spec).get("/x").json()).hasSize(1);
                assertThat(targets).containsExactly("CONNECT 127.0.0.1:" + mdm.server.port() + " HTTP/1.1");
            }
        }
    }

    @Test
    void saysThatAProxyRefuses() throws Exception {
        try (var proxy = new RawServer((connection, head) ->
                RawServer.write(connection, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))) {
            var options = new HttpOptions(
                    true, Optional.of(proxy.address()), List.of(), Duration.ofSeconds(10), 1 << 20, "Rollcall/0.1");
            try (var http = new OutboundHttp(options, mdm.clock, mdm.waits)) {
                var client = mdm.client(http, spec -> spec);
                var failure = Failing.of(Kind.UNAVAILABLE, () -> client.get("/x"));
                assertThat(failure.happened()).contains("proxy");
            }
        }
    }

    private static WireMockServer secured(Path keys) {
        return new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystorePassword(Keytool.PASSWORD)
                .keyManagerPassword(Keytool.PASSWORD)
                .keystoreType("PKCS12"));
    }

    private static void shakesHands(SSLSocketFactory sockets, WireMockServer server) throws IOException {
        try (var socket = (SSLSocket) sockets.createSocket("127.0.0.1", server.httpsPort())) {
            socket.startHandshake();
        }
    }

    private SourceClient secure(OutboundHttp http, String host, WireMockServer server) throws Exception {
        return mdm.client(
                http, spec -> spec.address(settings -> URI.create("https://" + host + ":" + server.httpsPort())));
    }

    private static HttpOptions trusting(String pem) {
        return new HttpOptions(true, Optional.empty(), List.of(pem), Duration.ofSeconds(10), 1 << 20, "Rollcall/0.1");
    }

    private static void tunnel(Socket connection, int port) throws IOException {
        try (var onward = new Socket(InetAddress.getLoopbackAddress(), port)) {
            RawServer.write(connection, "HTTP/1.1 200 Connected\r\n\r\n");
            RawServer.start(() -> copy(connection, onward));
            copy(onward, connection);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One of the two went away.
        }
    }
}
