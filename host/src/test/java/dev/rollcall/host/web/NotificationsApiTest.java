package dev.rollcall.host.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.rollcall.host.notification.Notifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a whole host tells by webhooks, and what its API says of it. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationsApiTest {
    private static final WireMockServer receiver =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        receiver.start();
        receiver.stubFor(any(urlEqualTo("/planted-good")).willReturn(aResponse().withStatus(202)));
        receiver.stubFor(any(urlEqualTo("/planted-bad")).willReturn(aResponse().withStatus(404)));
    }

    @AfterAll
    static void stop() {
        receiver.stop();
    }

    private ApiHost host() {
        var address = "http://127.0.0.1:" + receiver.port();
        return ApiHost.start(
                home,
                Map.of(
                        "rollcall.http.allow-insecure",
                        "true",
                        "rollcall.notifications.webhooks.good.url",
                        address + "/planted-good",
                        "rollcall.notifications.webhooks.good.kind",
                        "teams",
                        "rollcall.notifications.webhooks.bad.url",
                        address + "/planted-bad"));
    }

    /** A connection that was not synced for too long. */
    private static void neglected(ApiHost host) {
        var then = Instant.now().minus(Duration.ofDays(5)).atOffset(ZoneOffset.UTC);
        host.context
                .getBean(JdbcClient.class)
                .sql(
                        "insert into connection (id, provider, name, name_key, rank_order, active, settings, policy, schedule,"
                                + " address, tenant, version, created_at, updated_at) values (:id, 'kandji', 'Acme', 'acme', 1, true,"
                                + " '{}', '{}', '', 'a', 't', 1, :then, :then)")
                .param("id", UUID.randomUUID().toString())
                .param("then", then)
                .update();
    }

    @Test
    void tellsByEveryChannelAndSaysWhenItWasTold(CapturedOutput log) {
        try (var host = host()) {
            neglected(host);
            assertThat(host.get("/api/v1/notifications")
                            .json()
                            .at("/open/0/told")
                            .size())
                    .isZero();

            host.context.getBean(Notifier.class).round();
            Awaitility.await().untilAsserted(() -> {
                var view = host.get("/api/v1/notifications");
                assertThat(view.text("/open/0/told/0/channel")).isEqualTo("good");
                assertThat(view.text("/channels/0/problem")).contains("refuses the message (status 404)");
            });

            var view = host.get("/api/v1/notifications");
            assertThat(view.text("/open/0/kind")).isEqualTo("NOT_SYNCED");
            assertThat(view.text("/open/0/text")).startsWith("No sync of Acme has read everything since ");
            assertThat(view.json().at("/open/0/told/0/times").asInt()).isEqualTo(1);
            assertThat(view.text("/channels/0/name")).isEqualTo("bad");
            assertThat(view.json().at("/channels/0/failures").asInt()).isEqualTo(1);
            assertThat(view.text("/channels/1/sentAt")).isNotEmpty();
            assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/planted-good"))))
                    .isNotEmpty();
            var health = host.send(host.anonymous("/actuator/health"));
            assertThat(health.status()).isEqualTo(200);
            assertThat(health.text("/status")).isEqualTo("DEGRADED");
            assertThat(view.body() + health.body() + log).doesNotContain("planted");
        }
    }

    @Test
    void testsEveryChannel(CapturedOutput log) {
        try (var host = host()) {
            var answer = host.post("/api/v1/notifications/test");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/channels/0/name")).isEqualTo("bad");
            assertThat(answer.json().at("/channels/0/sent").asBoolean()).isFalse();
            assertThat(answer.text("/channels/0/message")).contains("The webhook at 127.0.0.1 refuses the message");
            assertThat(answer.json().at("/channels/1/sent").asBoolean()).isTrue();
            assertThat(answer.text("/channels/1/message")).isEmpty();
            assertThat(answer.body() + log).doesNotContain("planted");
        }
    }

    @Test
    void saysThatNoChannelIsConfigured() {
        try (var host = ApiHost.start(home, Map.of())) {
            neglected(host);
            var answer = host.post("/api/v1/notifications/test");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("/detail"))
                    .startsWith("No channel is configured. Set rollcall.notifications.mail.host");
            assertThat(host.get("/api/v1/notifications").text("/open/0/kind")).isEqualTo("NOT_SYNCED");
            assertThat(host.send(host.anonymous("/actuator/health")).text("/status"))
                    .isEqualTo("UP");
        }
    }
}
