package dev.rollcall.host.asset.glpi;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rollcall.api.FailureKind;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.StatusNames;
import dev.rollcall.host.asset.glpi.GlpiSettings.ActiveOrder;
import dev.rollcall.host.asset.glpi.GlpiSettings.Creation;
import dev.rollcall.host.asset.glpi.GlpiSettings.Groups;
import dev.rollcall.host.asset.glpi.GlpiSettings.Locks;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that is none, in people's words. */
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

    private GlpiPlatform platform(String path) throws PlatformException {
        return GlpiPlatform.open(http, settings(path));
    }

    private GlpiSettings settings(String path) {
        return new GlpiSettings(
                URI.create(server.baseUrl() + path),
                Secret.of(TOKEN),
                Optional.of(Secret.of(TOKEN)),
                1_000_000,
                GlpiSettings.DEFAULT_TYPES,
                new StatusNames(List.of("In use"), List.of("Handed back")),
                Map.of(),
                Map.of(),
                ActiveOrder.NONE,
                Locks.RESPECT,
                Groups.HOLD,
                Creation.DEFAULT);
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody(body);
    }

    private static ResponseDefinitionBuilder html(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html; charset=UTF-8")
                .withBody("<html>Hello</html>");
    }

    private static Arguments error(int status, String code, FailureKind kind, String word) {
        return Arguments.of(code, json(status, "[\"" + code + "\",\"Texte en français\"]"), kind, word);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("a web page", html(200), FailureKind.CONFIGURATION, "address"),
                Arguments.of("an empty page", html(200).withBody(""), FailureKind.CONFIGURATION, "address"),
                Arguments.of(
                        "another place",
                        html(302).withHeader("Location", "https://other.example.com/"),
                        FailureKind.CONFIGURATION,
                        "leads"),
                error(401, "ERROR_GLPI_LOGIN_USER_TOKEN", FailureKind.CONFIGURATION, "user token"),
                error(400, "ERROR_LOGIN_PARAMETERS_MISSING", FailureKind.CONFIGURATION, "Authorization header"),
                error(400, "ERROR_APP_TOKEN_PARAMETERS_MISSING", FailureKind.CONFIGURATION, "application token"),
                error(400, "ERROR_WRONG_APP_TOKEN_PARAMETER", FailureKind.CONFIGURATION, "application token"),
                error(400, "ERROR_NOT_ALLOWED_IP", FailureKind.CONFIGURATION, "API client"),
                error(400, "ERROR", FailureKind.CONFIGURATION, "Enable Rest API"),
                error(403, "ERROR_RIGHT_MISSING", FailureKind.CONFIGURATION, "right"),
                error(400, "ERROR_SOMETHING_NEW", FailureKind.PROTOCOL, "ERROR_SOMETHING_NEW"),
                Arguments.of("401 of a proxy", html(401), FailureKind.CONFIGURATION, "web server"),
                Arguments.of("403 of a firewall", html(403), FailureKind.CONFIGURATION, "web server"),
                Arguments.of("404", html(404), FailureKind.CONFIGURATION, "address"),
                Arguments.of("429", html(429), FailureKind.TRANSIENT, "requestsPerMinute"),
                Arguments.of("500", html(500), FailureKind.TRANSIENT, "status 500"),
                Arguments.of("503", html(503), FailureKind.TRANSIENT, "maintenance"),
                Arguments.of("broken JSON", json(200, "{\"session_token\":"), FailureKind.PROTOCOL, "login"),
                Arguments.of("another product", json(200, "{\"hello\":1}"), FailureKind.PROTOCOL, "login"),
                Arguments.of("a list in its place", json(200, "[1,2]"), FailureKind.PROTOCOL, "login"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void saysWhatAnAnswerToTheLoginMeans(String name, ResponseDefinitionBuilder answer, FailureKind kind, String word)
            throws Exception {
        server.stubFor(any(anyUrl()).willReturn(answer));
        assertFails(platform(""), name, kind, word);
    }

    static Stream<Arguments> later() {
        return Stream.of(
                Arguments.of("a web page", html(200), FailureKind.CONFIGURATION, "address"),
                error(403, "ERROR_RIGHT_MISSING", FailureKind.CONFIGURATION, "Statuses of items"),
                error(400, "ERROR_FIELD_NOT_FOUND", FailureKind.PROTOCOL, "ERROR_FIELD_NOT_FOUND"),
                error(400, "ERROR_RESOURCE_NOT_FOUND_NOR_COMMONDBTM", FailureKind.CONFIGURATION, "no table State"),
                error(401, "ERROR_SESSION_TOKEN_INVALID", FailureKind.CONFIGURATION, "session"),
                Arguments.of("502", html(502), FailureKind.TRANSIENT, "status 502"),
                Arguments.of("broken JSON", json(200, "[{\"id\":1"), FailureKind.PROTOCOL, "broken"),
                Arguments.of("an object", json(200, "{\"id\":1}"), FailureKind.PROTOCOL, "list"),
                Arguments.of("numbers", json(200, "[1,2]"), FailureKind.PROTOCOL, "list"),
                Arguments.of("more behind the end", json(200, "[]]"), FailureKind.PROTOCOL, "broken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("later")
    void saysWhatAnAnswerToAListMeans(String name, ResponseDefinitionBuilder answer, FailureKind kind, String word)
            throws Exception {
        server.stubFor(any(anyUrl()).willReturn(answer));
        server.stubFor(any(urlPathMatching(".*/initSession"))
                .willReturn(json(200, "{\"session_token\":\"abc\",\"session\":{\"glpiID\":7}}")));
        assertFails(platform(""), name, kind, word);
    }

    private void assertFails(GlpiPlatform platform, String name, FailureKind kind, String word) {
        assertThatThrownBy(platform::read)
                .as(name)
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(word)
                .hasMessageNotContaining(TOKEN)
                .hasMessageNotContaining("abc")
                .extracting(failure -> ((PlatformException) failure).kind())
                .isEqualTo(kind);
        // No redirect was followed.
        assertThat(server.getAllServeEvents())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getRequest().getUrl()).startsWith("/apirest.php/"));
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

    @Test
    void saysThatAnAnswerTakesTooLong() throws Exception {
        server.stubFor(any(anyUrl())
                .willReturn(json(200, "{\"session_token\":\"abc\"}").withChunkedDribbleDelay(10, 60_000)));
        try (var impatient =
                OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofMillis(200))) {
            var platform = GlpiPlatform.open(impatient, settings(""));
            assertThatThrownBy(platform::read)
                    .isInstanceOf(PlatformException.class)
                    .extracting(failure -> ((PlatformException) failure).kind())
                    .isEqualTo(FailureKind.TRANSIENT);
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "/", "/apirest.php", "/apirest.php/"})
    void takesTheAddressWithAndWithoutThePathOfTheApi(String path) throws Exception {
        server.stubFor(any(anyUrl()).willReturn(html(500)));
        assertThatThrownBy(platform(path)::read).isInstanceOf(PlatformException.class);
        assertThat(server.getAllServeEvents())
                .allMatch(event -> event.getRequest().getUrl().startsWith("/apirest.php/initSession"));
    }
}
