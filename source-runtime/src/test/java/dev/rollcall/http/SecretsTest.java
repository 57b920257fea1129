package dev.rollcall.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static dev.rollcall.http.Mdm.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.rollcall.api.SourceException.Kind;
import dev.rollcall.api.http.Authentication;
import dev.rollcall.api.http.Pace;
import dev.rollcall.api.http.SourceRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong, no secret is said. */
class SecretsTest {
    private static final String HUSH = "hush-hush-4711";

    private final Mdm mdm = new Mdm();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        root.setLevel(Level.WARN);
        root.detachAppender(log);
        mdm.close();
    }

    @Test
    void noMessageAndNoLogHoldsASecret() throws Exception {
        var said = new ArrayList<String>();
        for (var answer : bad()) {
            mdm.server.resetAll();
            mdm.server.stubFor(any(anyUrl()).willReturn(answer));
            for (var authentication : kinds()) {
                var client = mdm.client(
                        spec -> spec.authentication(settings -> authentication).timeout(Duration.ofMillis(300)));
                said.add(failure(() -> client.send(secretRequest()).json()));
            }
        }
        assertThat(said).hasSize(bad().size() * kinds().size()).noneMatch(text -> text.contains(HUSH));
        assertThat(log.list).noneMatch(event -> said(event).contains(HUSH));
    }

    @Test
    void aSecretThatCantBeSentIsNotRepeated() throws Exception {
        var client = mdm.client(Authentication.bearer(Mdm.secret(HUSH + "\n\u00e4")));
        assertThat(failure(() -> client.get("/x"))).contains("header").doesNotContain(HUSH);
    }

    @Test
    void anAddressThatIsNoneIsNotRepeated() throws Exception {
        var client = mdm.client();
        assertThat(failure(() -> client.get("http://127.0.0.1:port/" + HUSH))).doesNotContain(HUSH);
        assertThat(failure(() -> client.get("https://u:" + HUSH + "@other.example/?k=" + HUSH)))
                .contains("other.example")
                .doesNotContain(HUSH);
    }

    @Test
    void aPathThatIsSecretIsNeitherSaidNorCounted() throws Exception {
        var address = URI.create(mdm.address() + "/" + HUSH + "?key=" + HUSH);
        var request =
                OutboundRequest.of("POST", address, Duration.ofMillis(300)).withSecretPath();
        assertThat(request).hasToString("POST 127.0.0.1");
        var said = new ArrayList<String>();
        try (var http = mdm.http.open("trial", address, Map.of(), Pace.atOnce(1), SecretsTest::refusal)) {
            for (var answer : bad()) {
                mdm.server.resetAll();
                mdm.server.stubFor(any(anyUrl()).willReturn(answer));
                said.add(failure(() -> http.send(request)));
            }
            said.add(failure(() -> http.send(request.shrinkable())));
            assertThat(http.counts().toString()).doesNotContain(HUSH);
        }
        assertThat(said)
                .hasSize(bad().size() + 1)
                .allMatch(text -> text.contains("127.0.0.1"))
                .noneMatch(text -> text.contains(HUSH));
        assertThat(log.list).noneMatch(event -> said(event).contains(HUSH));
    }

    /** Whatever was answered is refused, and named by its host. */
    private static Optional<dev.rollcall.api.http.Fault> refusal(RawAnswer answer) {
        return Optional.of(
                new dev.rollcall.api.http.Fault(Kind.SETTINGS, answer.uri().getHost() + " refuses it.", "Look at it."));
    }

    private static SourceRequest secretRequest() {
        return SourceRequest.form("/x", Map.of("password", Mdm.secret(HUSH)))
                .with("key", HUSH)
                .header("X-Key", Mdm.secret(HUSH));
    }

    private static List<ResponseDefinitionBuilder> bad() {
        return List.of(
                aResponse().withStatus(400).withBody(HUSH),
                aResponse().withStatus(401).withBody("{\"error\": \"" + HUSH + "\"}"),
                aResponse().withStatus(403),
                aResponse().withStatus(302).withHeader("Location", "/login?key=" + HUSH),
                aResponse().withStatus(500).withBody("<html>" + HUSH),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFixedDelay(100_000),
                json("{\"" + HUSH),
                json("<" + HUSH).withHeader("Content-Type", "text/html"));
    }

    private static List<Authentication> kinds() {
        return List.of(
                Authentication.bearer(Mdm.secret(HUSH)),
                Authentication.basic("me", Mdm.secret(HUSH)),
                Authentication.clientCredentials("/token?key=" + HUSH, "me", Mdm.secret(HUSH)));
    }

    @FunctionalInterface
    private interface Call {
        Object run() throws Exception;
    }

    /** Everything a log could show of it. */
    private static String failure(Call call) {
        var text = new StringBuilder();
        for (var thrown = catchThrowable(call::run); thrown != null; thrown = thrown.getCause()) {
            text.append(thrown).append('\n');
        }
        assertThat(text).as("a failure").isNotEmpty();
        return text.toString();
    }

    private static String said(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
}
