package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.SourceRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests may not go. */
class GuardTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example/x",
                "https://127.0.0.1/x",
                "http://127.0.0.1/x",
                "http://127.0.0.1:1/x",
                "http://127.0.0.1.evil.example/x",
                "http://user@127.0.0.1:{port}/x",
                "ftp://127.0.0.1:{port}/x"
            })
    void followsNoLinkToAnotherAddress(String link) throws Exception {
        var client = mdm.client();
        var uri = URI.create(link.replace("{port}", String.valueOf(mdm.server.port())));
        Failing.of(Kind.SETTINGS, () -> client.send(SourceRequest.get(uri)));
        Failing.of(
                Kind.SETTINGS,
                () -> client.send(SourceRequest.query("/x", List.of()).at(uri)));
        assertThat(client.counts().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"//other.example/x", "@other.example/x", ".other.example/x", "\\\\other.example/x"})
    void keepsPathsOnItsHost(String path) throws Exception {
        mdm.server.stubFor(
                com.github.tomakehurst.wiremock.client.WireMock.any(anyUrl()).willReturn(json("{}")));
        mdm.client().get(path);
        mdm.server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void followsANextLinkAsItIs() throws Exception {
        mdm.server.stubFor(get("/x?$skiptoken=a%27b&c=%2F").willReturn(json("{}")));
        mdm.client().send(SourceRequest.get(URI.create(mdm.address() + "/x?$skiptoken=a%27b&c=%2F")));
        mdm.server.verify(getRequestedFor(urlEqualTo("/x?$skiptoken=a%27b&c=%2F")));
    }

    @Test
    void followsNoRedirect() throws Exception {
        mdm.server.stubFor(get("/x")
                .willReturn(aResponse()
                        .withStatus(302)
                        .withHeader("Location", "https://login.example/start?session=geheim")));
        var client = mdm.client();
        var failure = Failing.of(Kind.SETTINGS, () -> client.get("/x"));
        assertThat(failure.getMessage()).contains("login.example").doesNotContain("geheim", "start");
        assertThat(client.counts().total()).isEqualTo(1);
    }

    @Test
    void keepsNoCookies() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(json("{}").withHeader("Set-Cookie", "a=b; Path=/")));
        var client = mdm.client();
        client.get("/x");
        client.get("/x");
        mdm.server.verify(2, getRequestedFor(urlEqualTo("/x")).withoutHeader("Cookie"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254",
                "https://[fe80::1]",
                "https://[fd00:ec2::254]",
                "https://[::ffff:169.254.169.254]",
                "https://[64:ff9b::a9fe:a9fe]",
                "https://100.100.100.200",
                "https://168.63.129.16",
                "https://224.0.0.1",
                "ftp://mdm.example"
            })
    void neverCallsWhatCloudsKeepForThemselves(String address) {
        Failing.of(Kind.SETTINGS, () -> mdm.client(spec -> spec.address(settings -> URI.create(address))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://mdm.example",
                "https://127.0.0.1",
                "https://127.9.9.9",
                "https://0.0.0.0",
                "https://[::1]",
                "https://[::]",
                "https://2130706433"
            })
    void callsThisMachineOnlyWhereItIsAllowed(String address) {
        try (var strict = new OutboundHttp(HttpOptions.STRICT, mdm.clock, mdm.waits)) {
            Failing.of(Kind.SETTINGS, () -> mdm.client(strict, spec -> spec.address(settings -> URI.create(address)))
                    .get("/x"));
        }
    }

    @Test
    void looksAtWhatANameLeadsTo() throws Exception {
        try (var strict = new OutboundHttp(HttpOptions.STRICT, mdm.clock, mdm.waits)) {
            var client = mdm.client(strict, spec -> spec.address(settings -> URI.create("https://localhost")));
            var failure = Failing.of(Kind.SETTINGS, () -> client.get("/x"));
            assertThat(failure.happened()).contains("on this machine");
            assertThat(client.counts().total()).isEqualTo(1);
        }
    }

    @Test
    void guardsDeclaredTokenAddressesToo() throws Exception {
        var client =
                mdm.client(Authentication.clientCredentials("http://169.254.169.254/token", "me", Mdm.secret("hush")));
        Failing.of(Kind.SETTINGS, () -> client.get("/x"));
        try (var strict = new OutboundHttp(HttpOptions.STRICT, mdm.clock, mdm.waits)) {
            var plain = mdm.client(strict, spec -> spec.address(settings -> URI.create("https://mdm.example"))
                    .authentication(settings ->
                            Authentication.clientCredentials("http://login.example/t", "me", Mdm.secret("hush"))));
            var failure = Failing.of(Kind.SETTINGS, () -> plain.get("/x"));
            assertThat(failure.happened()).contains("login.example").contains("https");
        }
    }

    @Test
    void takesTokensFromADeclaredAddressElsewhere() throws Exception {
        try (var login = new RawServer((connection, head) -> {
            var body = "{\"access_token\": \"elsewhere\"}";
            RawServer.write(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                            + body);
        })) {
            mdm.server.stubFor(get("/x").willReturn(json("{}")));
            mdm.client(Authentication.clientCredentials(login.address() + "/t", "me", Mdm.secret("s")))
                    .get("/x");
            mdm.server.verify(getRequestedFor(urlEqualTo("/x"))
                    .withHeader(
                            "Authorization",
                            com.github.tomakehurst.wiremock.client.WireMock.equalTo("Bearer elsewhere")));
        }
    }

    @Test
    void allowsPrivateNetworks() throws Exception {
        var guard = new AddressGuard(false);
        assertThat(guard.allows(InetAddress.getByAddress(new byte[] {10, 0, 0, 1})))
                .isTrue();
        assertThat(guard.allows(InetAddress.getByAddress(new byte[] {(byte) 192, (byte) 168, 1, 1})))
                .isTrue();
    }
}
