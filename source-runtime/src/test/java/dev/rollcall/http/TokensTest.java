package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.http.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How tokens are taken, shared, renewed and refused. */
class TokensTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    @Test
    void takesOneTokenForTwentyCallersOfTwoClients() throws Exception {
        tokensNumbered(3600);
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        var clients = new SourceHttp[] {mdm.client(grant()), mdm.client(grant())};
        var threads = Executors.newFixedThreadPool(20);
        var go = new CountDownLatch(1);
        var calls = new ArrayList<Callable<Integer>>();
        for (var caller = 0; caller < 20; caller++) {
            var client = clients[caller % 2];
            calls.add(() -> {
                go.await();
                return client.get("/x").status();
            });
        }
        var results = calls.stream().map(threads::submit).toList();
        go.countDown();
        for (var result : results) {
            assertThat(result.get()).isEqualTo(200);
        }
        threads.shutdown();
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/token")));
        mdm.server.verify(20, getRequestedFor(urlEqualTo("/x")).withHeader("Authorization", equalTo("Bearer t1")));
    }

    @Test
    void renewsATenthOfAShortLifeAhead() throws Exception {
        tokensNumbered(60);
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        var client = mdm.client(grant());
        client.get("/x");
        mdm.clock.advance(Duration.ofSeconds(53));
        client.get("/x");
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/token")));
        mdm.clock.advance(Duration.ofSeconds(1));
        client.get("/x");
        mdm.server.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void renewsALongLifeHalfAMinuteAhead() throws Exception {
        tokensNumbered(3600);
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        var client = mdm.client(grant());
        client.get("/x");
        mdm.clock.advance(Duration.ofSeconds(3569));
        client.get("/x");
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/token")));
        mdm.clock.advance(Duration.ofSeconds(1));
        client.get("/x");
        mdm.server.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void renewsATokenThatIsRefusedInTheMiddleOfAList() throws Exception {
        tokensNumbered(3600);
        mdm.server.stubFor(get(urlPathEqualTo("/list"))
                .withHeader("Authorization", equalTo("Bearer t1"))
                .willReturn(unauthorized()));
        mdm.server.stubFor(get("/list?page=0")
                .withHeader("Authorization", equalTo("Bearer t1"))
                .willReturn(json("[0]")));
        mdm.server.stubFor(get(urlPathEqualTo("/list"))
                .withHeader("Authorization", equalTo("Bearer t2"))
                .willReturn(json("[1]")));
        var client = mdm.client(grant());
        var rows = 0;
        for (var page = 0; page < 4; page++) {
            rows += client.send(SourceRequest.get("/list").with("page", page))
                    .json()
                    .size();
        }
        assertThat(rows).isEqualTo(4);
        mdm.server.verify(2, postRequestedFor(urlEqualTo("/token")));
        assertThat(mdm.waits.waits()).isEmpty();
    }

    @Test
    void believesASecondRefusal() throws Exception {
        tokensNumbered(3600);
        mdm.server.stubFor(get("/x").willReturn(unauthorized()));
        var client = mdm.client(grant());
        Failing.of(Kind.AUTHENTICATION, () -> client.get("/x"));
        mdm.server.verify(2, getRequestedFor(urlEqualTo("/x")));
        mdm.server.verify(2, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void remembersWhichTokenAddressWorked() throws Exception {
        mdm.server.stubFor(post("/new").willReturn(aResponse().withStatus(404)));
        mdm.server.stubFor(post("/old").willReturn(json("{\"access_token\": \"t\", \"expires_in\": 60}")));
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        var client = mdm.client(
                Authentication.clientCredentials("/new", "me", Mdm.secret("s")).orAt("/old"));
        client.get("/x");
        mdm.clock.advance(Duration.ofMinutes(2));
        client.get("/x");
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/new")));
        mdm.server.verify(2, postRequestedFor(urlEqualTo("/old")));
    }

    @Test
    void saysWhereNoTokensAreGivenOut() throws Exception {
        var client = mdm.client(grant());
        Failing.of(Kind.SETTINGS, () -> client.get("/x"));
    }

    @Test
    void triesAFailingTokenEndpointAgain() throws Exception {
        mdm.server.stubFor(post("/token")
                .inScenario("t")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        mdm.server.stubFor(post("/token")
                .inScenario("t")
                .whenScenarioStateIs("well")
                .willReturn(json("{\"access_token\": \"t\"}")));
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        assertThat(mdm.client(grant()).get("/x").status()).isEqualTo(200);
        assertThat(mdm.waits.waits()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_client", "invalid_grant", "unauthorized_client", "invalid_request", "odd"})
    void explainsTheErrorsOfTokenEndpoints(String code) throws Exception {
        mdm.server.stubFor(post("/token")
                .willReturn(json("{\"error\": \"" + code + "\", \"error_description\": \"hush\"}")
                        .withStatus(400)));
        var client = mdm.client(grant());
        var failure = Failing.of(Kind.AUTHENTICATION, () -> client.get("/x"));
        assertThat(failure.getMessage()).doesNotContain("hush");
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void takesATokenInTheWayOfThePlugin() throws Exception {
        mdm.server.stubFor(post("/login")
                .withHeader("Authorization", absent())
                .withFormParam("user", equalTo("me"))
                .willReturn(json("{\"key\": \"k1\"}")));
        mdm.server.stubFor(get("/x").withHeader("X-Key", equalTo("k1")).willReturn(json("{}")));
        var login = Authentication.token(http -> new Token(
                Map.of(
                        "X-Key",
                        Mdm.secret(http.send(SourceRequest.form("/login", Map.of("user", "me")))
                                .json()
                                .path("key")
                                .asString())),
                Optional.empty()));
        var client = mdm.client(spec -> spec.authentication(settings -> login).pace(Pace.atOnce(1)));
        client.get("/x");
        client.get("/x");
        mdm.server.verify(1, postRequestedFor(urlEqualTo("/login")));
    }

    @Test
    void findsATokenFunctionThatNeedsItself() throws Exception {
        var self = new SourceHttp[1];
        var client = mdm.client(spec -> spec.authentication(settings -> Authentication.token(http -> {
                    self[0].get("/x");
                    throw new IllegalStateException();
                }))
                .pace(Pace.atOnce(2)));
        self[0] = client;
        Failing.of(Kind.DEFECT, () -> client.get("/x"));
    }

    @Test
    void countsTokenRequestsToo() throws Exception {
        tokensNumbered(60);
        mdm.server.stubFor(get("/x").willReturn(json("{}")));
        var client = mdm.client(grant());
        client.get("/x");
        assertThat(client.counts().byEndpoint()).isEqualTo(Map.of("/token", 1L, "/x", 1L));
    }

    @Test
    void encodesBasicInUtf8() throws Exception {
        mdm.server.stubFor(get("/x").withBasicAuth("jürgen", "pä:ss").willReturn(json("{}")));
        assertThat(mdm.client(Authentication.basic("jürgen", Mdm.secret("pä:ss")))
                        .get("/x")
                        .status())
                .isEqualTo(200);
    }

    private static Authentication.Grant grant() {
        return Authentication.clientCredentials("/token", "me", Mdm.secret("s"));
    }

    /** Tokens t1, t2, …, each another. */
    private void tokensNumbered(int seconds) {
        var state = Scenario.STARTED;
        for (var number = 1; number < 5; number++) {
            mdm.server.stubFor(post("/token")
                    .inScenario("tokens")
                    .whenScenarioStateIs(state)
                    .willReturn(json("{\"access_token\": \"t" + number + "\", \"expires_in\": " + seconds + "}"))
                    .willSetStateTo("after " + number));
            state = "after " + number;
        }
    }
}
