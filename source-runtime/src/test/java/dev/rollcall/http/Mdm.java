package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.rollcall.api.SourceException;
import dev.rollcall.api.SourceSpec;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.api.setting.Setting;
import dev.rollcall.api.setting.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An MDM on this machine, and clients of it with the waiting taken out. */
final class Mdm implements AutoCloseable {
    static final String TOKEN = "s3cr3t-t0ken-value";

    final WireMockServer server = new WireMockServer(
            wireMockConfig().bindAddress("127.0.0.1").dynamicPort().containerThreads(40));
    final RecordedWaits waits = new RecordedWaits();
    final SettableClock clock = new SettableClock();
    final OutboundHttp http = new OutboundHttp(HttpOptions.STRICT.insecure(), clock, waits);
    private final List<SourceClient> clients = new ArrayList<>();

    Mdm() {
        server.start();
    }

    /** The head of an answer of JSON. */
    static ResponseDefinitionBuilder json(String body) {
        return WireMock.ok(body).withHeader("Content-Type", "application/json");
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    SourceClient client() throws SourceException {
        return client(spec -> spec);
    }

    SourceClient client(Authentication authentication) throws SourceException {
        return client(spec -> spec.authentication(settings -> authentication));
    }

    SourceClient client(UnaryOperator<SourceSpec.Builder> more) throws SourceException {
        return client(http, more);
    }

    SourceClient client(OutboundHttp through, UnaryOperator<SourceSpec.Builder> more) throws SourceException {
        var spec = more.apply(spec()).build();
        var client = through.open(spec, Settings.of(spec.settings(), Map.of("url", address(), "token", TOKEN)));
        clients.add(client);
        return client;
    }

    /** With a static bearer token and hardly a limit. */
    static SourceSpec.Builder spec() {
        return SourceSpec.provider("trial", "Trial MDM", "Trial ID")
                .documentation("https://docs.example.com")
                .setting(Setting.url("url", "Address").required())
                .setting(Setting.secret("token", "Token").required())
                .address(settings -> URI.create(settings.text("url")))
                .authentication(settings -> Authentication.bearer(settings.secret("token")))
                .pace(Pace.atOnce(4));
    }

    static Secret secret(String value) {
        return Secret.of(value);
    }

    @Override
    public void close() {
        clients.forEach(SourceClient::close);
        http.close();
        server.stop();
    }
}
