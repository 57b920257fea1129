package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestWatchTest {
    private final Mdm mdm = new Mdm();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final OutboundHttp http = new OutboundHttp(
            HttpOptions.STRICT.insecure(), mdm.clock, mdm.waits, RequestWatch.of(List.of(new Notes(), new Notes())));

    /** Writes down what it is told, without the waits that took no time. */
    private final class Notes implements RequestWatch {
        @Override
        public void answered(String peer, int status, Duration took) {
            seen.add(peer + " " + status);
        }

        @Override
        public void unanswered(String peer, Duration took) {
            seen.add(peer + " none");
        }

        @Override
        public void waited(String peer, Duration time) {
            if (!time.isZero()) {
                seen.add(peer + " waited " + time.toSeconds());
            }
        }

        @Override
        public void throttled(String peer) {
            seen.add(peer + " throttled");
        }
    }

    @AfterEach
    void close() {
        http.close();
        mdm.close();
    }

    @Test
    void seesWhatBecomesOfEveryRequestOfASource() throws Exception {
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE), 0);
        answers(aResponse().withStatus(503), 1);
        answers(aResponse().withStatus(429).withHeader("Retry-After", "17"), 2);
        answers(Mdm.json("{}"), 3);
        mdm.client(http, spec -> spec).get("/x");
        assertThat(seen).containsExactly(twice("trial none", "trial 503", "trial 429", "trial throttled", "trial 200"));
    }

    @Test
    void seesHowLongRequestsWaitForTheirTurn() throws Exception {
        answers(Mdm.json("{}"), 0);
        var client = mdm.client(http, spec -> spec.pace(Pace.atOnce(1).limit(1, Duration.ofSeconds(10))));
        client.get("/x");
        client.get("/x");
        assertThat(seen).containsExactly(twice("trial 200", "trial waited 10", "trial 200"));
    }

    @Test
    void seesTheRequestsForTokens() throws Exception {
        mdm.server.stubFor(post("/token").willReturn(Mdm.json("{\"access_token\": \"t\", \"expires_in\": 600}")));
        answers(Mdm.json("{}"), 0);
        var grant = Authentication.clientCredentials("/token", "client", Mdm.secret("s"));
        mdm.client(http, spec -> spec.authentication(settings -> grant)).get("/x");
        assertThat(seen).containsExactly(twice("trial 200", "trial 200"));
    }

    @Test
    void knowsAPlatformByItsName() throws Exception {
        answers(Mdm.json("{}"), 0);
        var address = URI.create(mdm.address());
        try (var platform = http.open("snipe-it", address, Map.of(), Pace.atOnce(1), AnswerJudge.BY_STATUS)) {
            platform.send(OutboundRequest.of("GET", address.resolve("/x"), Duration.ofSeconds(5)));
        }
        assertThat(seen).containsExactly(twice("snipe-it 200"));
    }

    private void answers(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer, int turn) {
        mdm.server.stubFor(get("/x")
                .inScenario("x")
                .whenScenarioStateIs(turn == 0 ? Scenario.STARTED : String.valueOf(turn))
                .willSetStateTo(String.valueOf(turn + 1))
                .willReturn(answer));
        mdm.server.stubFor(get("/x")
                .inScenario("x")
                .whenScenarioStateIs(String.valueOf(turn + 1))
                .willReturn(answer));
    }

    /** Two look on. */
    private static String[] twice(String... notes) {
        return List.of(notes).stream()
                .flatMap(note -> List.of(note, note).stream())
                .toArray(String[]::new);
    }
}
