package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.SourceRequest;
import dev.rollcall.api.setting.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how often, and after how long. */
class RetriesTest {
    private final Mdm mdm = new Mdm();

    @AfterEach
    void close() {
        mdm.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void triesAgainAfterAStatusThatMayPass(int status) throws Exception {
        firstThenWell(aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>Gateway</html>"));
        assertThat(mdm.client().get("/x").json().path("well").asBoolean()).isTrue();
        assertThat(mdm.waits.waits()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void triesAgainAfterACutOrGarbledAnswer(Fault fault) throws Exception {
        firstThenWell(aResponse().withStatus(200).withFault(fault));
        assertThat(mdm.client().get("/x").json().path("well").asBoolean()).isTrue();
    }

    @Test
    void triesAgainAfterABodyThatIsShorterThanPromised() throws Exception {
        var connections = new java.util.concurrent.atomic.AtomicInteger();
        try (var server = new RawServer((connection, head) -> {
            var cut = connections.incrementAndGet() == 1;
            var body = cut ? "[1,2" : "[1,2]";
            RawServer.write(
                    connection,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5\r\n\r\n" + body);
        })) {
            var client = mdm.client(spec -> spec.address(settings -> URI.create(server.address())));
            assertThat(client.get("/x").json()).hasSize(2);
            assertThat(connections).hasValue(2);
        }
    }

    @Test
    void givesUpAfterFiveAttempts() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(503)));
        var client = mdm.client();
        Failing.of(Kind.UNAVAILABLE, () -> client.get("/x"));
        mdm.server.verify(5, getRequestedFor(urlEqualTo("/x")));
        assertThat(client.counts()).isEqualTo(new RequestCounts(Map.of("/x", 5L), 4, 0));
        assertThat(mdm.waits.waits()).hasSize(4);
        for (var attempt = 0; attempt < 4; attempt++) {
            var full = Duration.ofSeconds(1L << attempt);
            assertThat(mdm.waits.waits().get(attempt)).isBetween(full.dividedBy(2), full);
        }
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        firstThenWell(aResponse().withStatus(429).withHeader("Retry-After", "17"));
        var client = mdm.client();
        client.get("/x");
        assertThat(mdm.waits.inAll()).isEqualTo(Duration.ofSeconds(17));
        assertThat(client.counts().throttled()).isEqualTo(1);
    }

    @Test
    void waitsUntilTheDateItIsGivenByTheOtherSidesClock() throws Exception {
        firstThenWell(aResponse()
                .withStatus(503)
                .withHeader("Date", "Sun, 22 Nov 2026 07:00:00 GMT")
                .withHeader("Retry-After", "Sun, 22 Nov 2026 07:00:42 GMT"));
        mdm.client().get("/x");
        assertThat(mdm.waits.inAll()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void backsOffFurtherWhereALimitNamesNoTime() throws Exception {
        firstThenWell(aResponse().withStatus(429));
        mdm.client().get("/x");
        assertThat(mdm.waits.inAll()).isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
    }

    @Test
    void waitsForTheWindowWhereALimitNamesNoTime() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(429)));
        mdm.server.stubFor(get("/y").willReturn(json("{}")));
        var token = Map.of("Authorization", Secret.of("Bearer " + Mdm.TOKEN));
        var pace = Pace.atOnce(4).resettingWithin(Duration.ofSeconds(61));
        try (var writer = mdm.http.open("trial", URI.create(mdm.address()), token, pace, AnswerJudge.BY_STATUS)) {
            var once = OutboundRequest.of("GET", URI.create(mdm.address() + "/x"), Duration.ofSeconds(10));
            var failure = Failing.of(Kind.RATE_LIMITED, () -> writer.send(once));
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(61));
            writer.send(OutboundRequest.of("GET", URI.create(mdm.address() + "/y"), Duration.ofSeconds(10)));
            assertThat(mdm.waits.inAll()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
        }
    }

    @Test
    void failsAtOnceWhereItWouldWaitForMoreThanFiveMinutes() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "3600")));
        var client = mdm.client();
        var failure = Failing.of(Kind.RATE_LIMITED, () -> client.get("/x"));
        assertThat(failure.retryAfter()).contains(Duration.ofHours(1));
        var next = Failing.of(Kind.RATE_LIMITED, () -> client.get("/y"));
        assertThat(next.retryAfter()).contains(Duration.ofHours(1));
        assertThat(mdm.waits.waits()).isEmpty();
        mdm.server.verify(0, getRequestedFor(urlEqualTo("/y")));
    }

    @Test
    void makesAllClientsOfTheCredentialWait() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30")));
        mdm.server.stubFor(get("/y").willReturn(json("{}")));
        var token = Map.of("Authorization", Secret.of("Bearer " + Mdm.TOKEN));
        try (var writer =
                mdm.http.open("trial", URI.create(mdm.address()), token, Pace.atOnce(4), AnswerJudge.BY_STATUS)) {
            var once = OutboundRequest.of("GET", URI.create(mdm.address() + "/x"), Duration.ofSeconds(10));
            Failing.of(Kind.RATE_LIMITED, () -> writer.send(once));
            assertThat(mdm.waits.waits()).isEmpty();
            mdm.client().get("/y");
            assertThat(mdm.waits.inAll()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void repeatsNoWriteByItself() throws Exception {
        mdm.server.stubFor(com.github.tomakehurst.wiremock.client.WireMock.patch(urlEqualTo("/x"))
                .willReturn(aResponse().withStatus(503)));
        try (var platform =
                mdm.http.open("trial", URI.create(mdm.address()), Map.of(), Pace.GENTLE, AnswerJudge.BY_STATUS)) {
            var write = OutboundRequest.of("PATCH", URI.create(mdm.address() + "/x"), Duration.ofSeconds(10))
                    .body("application/json", new byte[] {'{', '}'});
            Failing.of(Kind.UNAVAILABLE, () -> platform.send(write));
            assertThat(platform.counts().total()).isEqualTo(1);
        }
    }

    @Test
    void endsAnAnswerThatDribbles() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(json("[1,2,3,4,5,6]").withChunkedDribbleDelay(6, 60_000)));
        var client = mdm.client(spec -> spec.timeout(Duration.ofMillis(150)));
        Failing.of(Kind.TIMEOUT, () -> client.get("/x"));
        assertThat(client.counts().total()).isEqualTo(5);
        Failing.of(
                Kind.PAGE_TOO_LARGE, () -> client.send(SourceRequest.get("/x").shrinkable()));
        assertThat(client.counts().total()).isEqualTo(6);
    }

    @Test
    void asksForLessAtOnceWhereTheServersBehindAreTooSlow() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(504)));
        var client = mdm.client();
        Failing.of(
                Kind.PAGE_TOO_LARGE, () -> client.send(SourceRequest.get("/x").shrinkable()));
        assertThat(client.counts().total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "400, BAD_REQUEST",
        "401, AUTHENTICATION",
        "403, PERMISSION",
        "404, NOT_FOUND",
        "413, PAGE_TOO_LARGE",
        "418, BAD_REQUEST",
        "302, SETTINGS"
    })
    void doesNotRepeatWhatStays(int status, Kind kind) throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(status)));
        var client = mdm.client();
        Failing.of(kind, () -> client.get("/x"));
        assertThat(client.counts().total()).isEqualTo(1);
    }

    @Test
    void believesThePluginBeforeTheTable() throws Exception {
        mdm.server.stubFor(get("/x").willReturn(aResponse().withStatus(403).withBody("quota")));
        mdm.server.stubFor(get("/y").willReturn(json("{\"error\": true}")));
        var limited = new dev.rollcall.api.http.Fault(Kind.RATE_LIMITED, "Quota used up.", "Wait.");
        var client = mdm.client(spec -> spec.faults(
                        head -> head.bodyStart().equals("quota") ? Optional.of(limited) : Optional.empty())
                .faultsInSuccess(head -> head.json()
                        .filter(json -> json.path("error").asBoolean())
                        .map(json -> new dev.rollcall.api.http.Fault(Kind.NOT_LICENSED, "No licence.", "Buy one."))));
        Failing.of(Kind.RATE_LIMITED, () -> client.get("/x"));
        assertThat(client.counts().throttled()).isEqualTo(5);
        Failing.of(Kind.NOT_LICENSED, () -> client.get("/y"));
    }

    @Test
    void waitsForTheResetWhenNothingIsLeft() throws Exception {
        mdm.server.stubFor(
                get("/x").willReturn(ok("{}").withHeader("X-Remaining", "0").withHeader("X-Reset", "12")));
        var client = mdm.client(spec -> spec.pace(Pace.atOnce(2).watching("X-Remaining", "X-Reset")));
        client.get("/x");
        assertThat(mdm.waits.waits()).isEmpty();
        client.get("/x");
        assertThat(mdm.waits.inAll()).isEqualTo(Duration.ofSeconds(12));
    }

    private void firstThenWell(ResponseDefinitionBuilder first) {
        mdm.server.stubFor(get("/x")
                .inScenario("x")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("well"));
        mdm.server.stubFor(get("/x").inScenario("x").whenScenarioStateIs("well").willReturn(json("{\"well\": true}")));
    }
}
