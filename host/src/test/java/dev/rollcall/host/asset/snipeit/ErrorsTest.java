package dev.rollcall.host.asset.snipeit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.ActiveOrder;
import dev.rollcall.host.asset.snipeit.SnipeItSettings.Creation;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What answers mean that are no answers, or that say no. */
class ErrorsTest {
    private static final String TOKEN = "s3cret-token";

    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final OutboundHttp http =
            OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(10));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    private SnipeItPlatform platform(String path) throws PlatformException {
        return SnipeItPlatform.open(
                http,
                new SnipeItSettings(
                        URI.create(server.baseUrl() + path),
                        Secret.of(TOKEN),
                        100_000,
                        new StatusNames(List.of("In use"), List.of("Handed back")),
                        Map.of(),
                        Map.of(),
                        ActiveOrder.NONE,
                        Creation.DEFAULT));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static Stream<Arguments> answers() {
        var html = aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>Hello</html>");
        return Stream.of(
                Arguments.of("a web page", html, FailureKind.CONFIGURATION, "address"),
                Arguments.of(
                        "a login", redirect("https://snipe.example.com/login"), FailureKind.CONFIGURATION, "token"),
                Arguments.of("a set-up page", redirect("/setup"), FailureKind.TRANSIENT, "database"),
                Arguments.of(
                        "another place", redirect("https://other.example.com/"), FailureKind.CONFIGURATION, "leads"),
                Arguments.of("401", json(401, "{\"error\":\"x\"}"), FailureKind.CONFIGURATION, "token"),
                Arguments.of(
                        "a deactivated user",
                        json(401, "{\"status\":\"error\",\"messages\":\"x\",\"payload\":null}"),
                        FailureKind.CONFIGURATION,
                        "token"),
                Arguments.of(
                        "403 with a reason",
                        json(403, "{\"status\":\"error\",\"messages\":\"Please enroll first\"}"),
                        FailureKind.CONFIGURATION,
                        "'Please enroll first'"),
                Arguments.of(
                        "403", json(403, "{\"message\":\"unauthorized\"}"), FailureKind.CONFIGURATION, "permissions"),
                Arguments.of(
                        "404",
                        json(404, "{\"status\":\"error\",\"message\":\"404\"}"),
                        FailureKind.CONFIGURATION,
                        "address"),
                Arguments.of(
                        "429", json(429, "{\"status\":\"error\"}"), FailureKind.TRANSIENT, "API_THROTTLE_PER_MINUTE"),
                Arguments.of("503", json(503, "{\"messages\":503}"), FailureKind.TRANSIENT, "maintenance"),
                Arguments.of("500", json(500, "{\"message\":\"Server Error\"}"), FailureKind.TRANSIENT, "status 500"),
                Arguments.of("broken JSON", json(200, "{\"total\":1,"), FailureKind.PROTOCOL, "broken"),
                Arguments.of("another product", json(200, "{\"hello\":1}"), FailureKind.PROTOCOL, "expected"),
                Arguments.of(
                        "an error in a 200",
                        json(200, "{\"status\":\"error\",\"messages\":\"No.\"}"),
                        FailureKind.REJECTED,
                        "'No.'"));
    }

    private static ResponseDefinitionBuilder redirect(String to) {
        return aResponse().withStatus(302).withHeader("Location", to).withHeader("Content-Type", "text/html");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void saysWhatAnAnswerMeans(String name, ResponseDefinitionBuilder answer, FailureKind kind, String word)
            throws Exception {
        server.stubFor(any(anyUrl()).willReturn(answer));
        var platform = platform("");
        assertThatThrownBy(platform::read)
                .as(name)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(word)
                .hasMessageNotContaining(TOKEN)
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(kind);
        // No redirect was followed, and a failed check says the same.
        assertThat(server.getAllServeEvents())
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).startsWith("/api/v1/"));
        assertThat(platform.check().passed()).isFalse();
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        var platform = platform("");
        server.stop();
        assertThatThrownBy(platform::read)
                .isInstanceOf(PlatformException.class)
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(FailureKind.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({"''", "/", "/api/v1", "/api/v1/"})
    void takesTheAddressWithAndWithoutThePathOfTheApi(String path) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(json(200, "{\"version\":\"v8.1.4\",\"total\":0,\"rows\":[]}")));
        var report = platform(path).check();
        assertThat(report.items().get(0).message()).contains("v8.1.4");
        assertThat(server.getAllServeEvents())
                .anyMatch(event -> event.getRequest().getUrl().equals("/api/v1/version"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"messages":"a text"}                                   | a text
            {"messages":{"field":["one","two"]}}                    | one two
            {"messages":{"field":"one"}}                            | one
            {"messages":503}                                        | 503
            {"messages":null,"payload":"in the payload"}            | in the payload
            {"message":"with one s"}                                | with one s
            {"error":"of a token"}                                  | of a token
            {"messages":"Anna &amp; Bob"}                           | Anna & Bob
            {"messages":null,"payload":{"id":1}}                    | ''
            """)
    void readsEveryShapeOfMessages(String body, String text) {
        assertThat(Messages.of(new JsonMapper().readTree(body)).text()).isEqualTo(text);
    }
}
