package dev.rollcall.host.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.rollcall.api.setting.Secret;
import dev.rollcall.host.web.Signature;
import dev.rollcall.http.HttpOptions;
import dev.rollcall.http.OutboundHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks over real HTTP, with what a receiver may answer. */
class WebhookChannelTest {
    private static final String PATH = "/services/planted-path-4471";
    private static final byte[] KEY = "a key of thirty-two bytes, about".getBytes(StandardCharsets.UTF_8);

    private final WireMockServer receiver =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final OutboundHttp http =
            OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofSeconds(2));

    @BeforeEach
    void start() {
        receiver.start();
    }

    @AfterEach
    void stop() {
        http.close();
        receiver.stop();
    }

    private WebhookChannel channel(WebhookBody body, Optional<Signature> signature) {
        var address = URI.create("http://127.0.0.1:" + receiver.port() + PATH);
        return WebhookChannel.open(http, new WebhookChannel.Settings("ops", address, body, signature));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        receiver.stubFor(any(anyUrl()).willReturn(answer));
    }

    private JsonNode sent(WebhookBody body, Message message) throws Exception {
        answers(aResponse().withStatus(202));
        assertThat(channel(body, Optional.empty()).send(message)).isEmpty();
        var requests = receiver.findAll(postRequestedFor(urlEqualTo(PATH)));
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).getHeader("Content-Type")).isEqualTo("application/json");
        return JsonMapper.shared().readTree(requests.get(0).getBodyAsString());
    }

    private ChannelException failure() {
        return failure(channel(WebhookBody.GENERIC, Optional.empty()));
    }

    private static ChannelException failure(WebhookChannel channel) {
        var failure = catchThrowableOfType(
                ChannelException.class, () -> channel.send(MessageTextTest.message(MessageTextTest.HELD)));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("planted").contains("127.0.0.1");
        return failure;
    }

    @Test
    void sendsProgramsEveryFact() throws Exception {
        var message = MessageTextTest.message(MessageTextTest.HELD, MessageTextTest.OVER);
        var body = sent(WebhookBody.GENERIC, message);
        assertThat(body.at("/id").asString("")).isEqualTo(message.id());
        assertThat(body.at("/type").asString("")).isEqualTo("notification");
        assertThat(body.at("/link").asString("")).isEqualTo("https://rollcall.example.com");
        assertThat(body.at("/items/0/kind").asString("")).isEqualTo("held");
        assertThat(body.at("/items/0/state").asString("")).isEqualTo("new");
        assertThat(body.at("/items/0/count").asInt()).isEqualTo(12);
        assertThat(body.at("/items/0/connection/name").asString("")).isEqualTo("Acme <Iru> & co");
        assertThat(body.at("/items/0/command").asString("")).isEqualTo("./rollcall changes run-1 --state HELD");
        assertThat(body.at("/items/1/state").asString("")).isEqualTo("over");
        assertThat(body.at("/items/1").has("command")).isFalse();
    }

    @Test
    void sendsSlackBlocksWithoutMarksOfOthers() throws Exception {
        var body = sent(WebhookBody.SLACK, MessageTextTest.message(MessageTextTest.HELD));
        assertThat(body.at("/text").asString("")).startsWith("Rollcall: 12 held changes of Acme &lt;Iru&gt; &amp; co");
        assertThat(body.at("/blocks/0/type").asString("")).isEqualTo("header");
        assertThat(body.at("/blocks/1/text/type").asString("")).isEqualTo("mrkdwn");
        assertThat(body.at("/blocks/1/text/text").asString(""))
                .contains("Acme &lt;Iru&gt; &amp; co wait for a person", "`./rollcall changes run-1 --state HELD`");
        assertThat(body.at("/blocks/2/text/text").asString(""))
                .isEqualTo("<https://rollcall.example.com|Open Rollcall>");
    }

    @Test
    void sendsTeamsAnAdaptiveCard() throws Exception {
        var body = sent(WebhookBody.TEAMS, MessageTextTest.message(MessageTextTest.HELD));
        assertThat(body.at("/type").asString("")).isEqualTo("message");
        assertThat(body.at("/attachments/0/contentType").asString(""))
                .isEqualTo("application/vnd.microsoft.card.adaptive");
        var card = body.at("/attachments/0/content");
        assertThat(card.at("/type").asString("")).isEqualTo("AdaptiveCard");
        assertThat(card.at("/body/1/text").asString("")).contains("12 held changes of Acme");
        assertThat(card.at("/actions/0/url").asString("")).isEqualTo("https://rollcall.example.com");
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinWhatReceiversAccept(WebhookBody body) throws Exception {
        var news = new ArrayList<News>();
        for (var i = 0; i < 200; i++) {
            news.add(new News(
                    News.Form.NEW,
                    new Condition.Matter(Kind.FAILING, "connection-" + i),
                    "N".repeat(200),
                    3,
                    MessageTextTest.NOW,
                    "run",
                    "x".repeat(500)));
        }
        var sent = sent(body, MessageTextTest.message(news.toArray(News[]::new)));
        if (body == WebhookBody.SLACK) {
            assertThat(sent.at("/blocks").size()).isLessThanOrEqualTo(50);
            assertThat(sent.at("/blocks/21/text/text").asString("")).isEqualTo("And 180 more.");
        }
        if (body == WebhookBody.TEAMS) {
            assertThat(sent.toString().length()).isLessThan(28_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsATestMessage(WebhookBody body) throws Exception {
        var test = new MessageText(Optional.empty()).test(MessageTextTest.NOW);
        assertThat(sent(body, test).toString()).contains("Rollcall: a test message");
    }

    @Test
    void signsAsStandardWebhooksHasIt() throws Exception {
        answers(aResponse().withStatus(200));
        var secret = Secret.of("whsec_" + Base64.getEncoder().encodeToString(KEY));
        var message = MessageTextTest.message(MessageTextTest.HELD);
        channel(WebhookBody.GENERIC, Optional.of(Signature.of(secret))).send(message);
        var request = receiver.findAll(postRequestedFor(urlEqualTo(PATH))).get(0);
        assertThat(request.getHeader("webhook-id")).isEqualTo(message.id());
        assertThat(request.getHeader("webhook-timestamp"))
                .isEqualTo(Long.toString(MessageTextTest.NOW.getEpochSecond()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((message.id() + "." + MessageTextTest.NOW.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
        assertThat(request.getHeader("webhook-signature"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.getBody())));
    }

    /** The example of the specification of Standard Webhooks 1.0. */
    @Test
    void signsAsOthersDo() {
        var signature = Signature.of(Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        var headers = signature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));
        assertThat(headers).containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "planted", "whsec_", "whsec_planted!", "whsec_c2hvcnQ="})
    void refusesASecretThatIsNone(String text) {
        var secret = Secret.of(text);
        assertThatThrownBy(() -> Signature.of(secret))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The secret is not whsec_ and 24 to 64 bytes in base64.");
    }

    @ParameterizedTest
    @CsvSource({
        "400, refuses the message (status 400)",
        "404, refuses the message (status 404)",
        "410, refuses the message (status 410)",
        "429, asks to slow down",
        "500, failed (status 500)",
        "503, failed (status 503)"
    })
    void saysWhatTheReceiverAnswers(int status, String sentence) {
        answers(aResponse().withStatus(status).withBody("planted-answer"));
        assertThat(failure()).hasMessageContaining(sentence);
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "1200"));
        var channel = channel(WebhookBody.GENERIC, Optional.empty());
        assertThat(failure(channel).retryAfter()).contains(Duration.ofMinutes(20));
        // It is up to the caller: a test that a person sends in between is sent at once.
        assertThat(failure(channel)).hasMessageContaining("asks to slow down");
        assertThat(receiver.findAll(postRequestedFor(urlEqualTo(PATH)))).hasSize(2);
    }

    @Test
    void followsNoRedirect() {
        answers(aResponse().withStatus(307).withHeader("Location", "/elsewhere"));
        assertThat(failure()).hasMessageContaining("leads elsewhere (status 307), where nothing is sent.");
        assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK"})
    void saysThatTheConnectionWasCut(Fault fault) {
        answers(aResponse().withFault(fault));
        failure();
    }

    @Test
    void givesUpOnAReceiverThatHangs() {
        answers(aResponse().withFixedDelay(20_000));
        assertThat(failure()).hasMessageStartingWith("127.0.0.1 gave no whole answer within");
    }

    @Test
    void readsNoAnswerWithoutAnEnd() {
        answers(aResponse().withStatus(200).withBody(new byte[HttpOptions.STRICT.maxBody() + 1]));
        // So much takes a busy machine longer than the other answers may take.
        try (var patient =
                OutboundHttp.hurried(HttpOptions.STRICT.insecure(), Clock.systemUTC(), Duration.ofMinutes(1))) {
            var address = URI.create("http://127.0.0.1:" + receiver.port() + PATH);
            var settings = new WebhookChannel.Settings("ops", address, WebhookBody.GENERIC, Optional.empty());
            assertThat(failure(WebhookChannel.open(patient, settings)))
                    .hasMessageStartingWith("127.0.0.1 answered with more than is accepted.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/planted",
                "https://169.254.169.254/planted",
                "https://127.0.0.1/planted",
                "https://[fe80::1]/planted"
            })
    void callsNoAddressThatMayNotBeCalled(String address) {
        try (var strict = new OutboundHttp(HttpOptions.STRICT, Clock.systemUTC())) {
            var settings =
                    new WebhookChannel.Settings("ops", URI.create(address), WebhookBody.GENERIC, Optional.empty());
            assertThatThrownBy(() -> WebhookChannel.open(strict, settings))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The property rollcall.notifications.webhooks.ops.url can't be used: ")
                    .hasMessageNotContaining("planted");
            assertThat(settings.toString()).doesNotContain("planted");
        }
    }

    @Test
    void namesItsKind() {
        assertThat(List.of(WebhookBody.values()))
                .extracting(body -> channel(body, Optional.empty()).kind())
                .containsExactly("generic", "slack", "teams");
    }
}
