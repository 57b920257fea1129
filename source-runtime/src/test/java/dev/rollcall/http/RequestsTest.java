package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.SourceRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes out, and how an ordinary answer comes back. */
class RequestsTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    record Page(int total, String name) {}

    @Test
    void sendsTheDeclaredTokenAndWhoWeAre() throws Exception {
        mdm.server.stubFor(get("/api/devices").willReturn(json("{\"total\": 3, \"name\": 7, \"more\": true}")));
        var page = mdm.client().get("/api/devices", Page.class);
        assertThat(page).isEqualTo(new Page(3, "7"));
        mdm.server.verify(getRequestedFor(urlEqualTo("/api/devices"))
                .withHeader("Authorization", equalTo("Bearer " + Mdm.TOKEN))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Accept-Encoding", containing("gzip"))
                .withHeader("User-Agent", equalTo("Rollcall/0.1"))
                .withoutHeader("Cookie"));
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        mdm.server.stubFor(get("/x")
                .inScenario("s")
                .whenScenarioStateIs(com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        mdm.server.stubFor(get("/x").inScenario("s").whenScenarioStateIs("up").willReturn(json("{\"total\": 1}")));
        var client = mdm.client();
        assertThat(client.get("/x").json().path("total").asInt()).isEqualTo(1);
        assertThat(mdm.waits.waits()).singleElement().satisfies(wait -> assertThat(wait)
                .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)));
        assertThat(client.counts().retries()).isEqualTo(1);
        assertThat(client.counts().byEndpoint()).containsEntry("/x", 2L);
    }

    @Test
    void takesATokenAndSendsIt() throws Exception {
        mdm.server.stubFor(post("/token").willReturn(json("{\"access_token\": \"abc\", \"expires_in\": 60}")));
        mdm.server.stubFor(
                get("/x").withHeader("Authorization", equalTo("Bearer abc")).willReturn(json("[1,2]")));
        var client = mdm.client(Authentication.clientCredentials("/token", "me", Mdm.secret("pass word")));
        assertThat(client.get("/x").json()).hasSize(2);
        mdm.server.verify(postRequestedFor(urlEqualTo("/token"))
                .withFormParam("grant_type", equalTo("client_credentials"))
                .withFormParam("client_secret", equalTo("pass word")));
    }

    @Test
    void encodesWhatItIsGiven() throws Exception {
        mdm.server.stubFor(any(anyUrl()).willReturn(json("{}")));
        var client = mdm.client();
        client.send(SourceRequest.get("/a b/ä%20?x=1")
                .with("filter", "name eq 'a&b'")
                .with("$top", 5));
        client.send(SourceRequest.form("/f", Map.of("secret", Mdm.secret("a+b"))));
        mdm.server.verify(getRequestedFor(urlEqualTo("/a%20b/%C3%A4%20?x=1&filter=name%20eq%20%27a%26b%27&%24top=5")));
        mdm.server.verify(postRequestedFor(urlEqualTo("/f")).withFormParam("secret", equalTo("a+b")));
    }

    @Test
    void aRequestTakesAsManyTurnsAsItWeighs() throws Exception {
        mdm.server.stubFor(any(anyUrl()).willReturn(json("{}")));
        var client = mdm.client(spec -> spec.pace(Pace.atOnce(1).limit(100, Duration.ofSeconds(20))));
        for (var request = 0; request < 10; request++) {
            client.send(SourceRequest.query("/$batch", Map.of()).weighing(20));
        }
        var waited = mdm.waits.waits().stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
        assertThat(client.counts().byEndpoint()).containsEntry("/$batch", 10L);
    }

    @Test
    void aRequestWeighsOneAtLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceRequest.get("/x").weighing(0));
        assertThat(SourceRequest.get("/x").weight()).isEqualTo(1);
    }
}
