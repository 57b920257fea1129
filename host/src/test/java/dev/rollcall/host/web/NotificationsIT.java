package dev.rollcall.host.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.rollcall.host.notification.MailServer;
import dev.rollcall.host.notification.Notifier;
import dev.rollcall.host.web.ApiHost.Answer;
import dev.rollcall.testkit.simulator.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** What a host with the built plugins tells of a company of the sandbox, by a webhook and by mail. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationsIT {
    private static final String PATH = "/services/planted-path-6614";
    private static final String GONE = "/services/planted-gone-2290";

    private final WireMockServer receiver =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    private final MailServer mail = new MailServer();
    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path home;

    private CompanyHost both;
    private ApiHost host;

    @BeforeEach
    void open() {
        receiver.start();
        receiver.stubFor(any(urlEqualTo(PATH)).willReturn(aResponse().withStatus(200)));
        receiver.stubFor(any(urlEqualTo(GONE)).willReturn(aResponse().withStatus(404)));
        both = new CompanyHost(home, 40);
        both.api.close();
        host = started();
    }

    @AfterEach
    void close() {
        host.close();
        both.close();
        mail.close();
        receiver.stop();
    }

    /** On what another has left. */
    private ApiHost started() {
        var properties = both.properties();
        var prefix = "rollcall.notifications.";
        var address = "http://127.0.0.1:" + receiver.port();
        properties.put(prefix + "webhooks.desk.url", address + PATH);
        properties.put(prefix + "webhooks.gone.url", address + GONE);
        properties.put(prefix + "webhooks.gone.kind", "slack");
        properties.putAll(Map.of(
                prefix + "mail.host", "127.0.0.1",
                prefix + "mail.port", Integer.toString(mail.port()),
                prefix + "mail.security", "none",
                prefix + "mail.from", "rollcall@example.com",
                prefix + "mail.to", "ann@example.com"));
        return ApiHost.start(home, properties, Optional.of(clock));
    }

    private void restart() {
        host.close();
        host = started();
    }

    /** Each connection is synced once, and its sync ends so. */
    private void sync(String state) {
        for (var connection : List.of("iru", "jamf")) {
            clock.advance(Duration.ofSeconds(1));
            var run = host.post("/api/v1/connections/" + connection + "/runs", "{\"mode\": \"APPLY\"}");
            assertThat(run.status()).as(run.body()).isEqualTo(202);
            var ended = Awaitility.await()
                    .until(() -> host.get("/api/v1/runs/" + run.text("/id")), now -> !now.text("/state")
                            .equals("RUNNING"));
            assertThat(ended.text("/state")).as(ended.body()).isEqualTo(state);
        }
    }

    /** Lets every channel tell, and waits until it has: a channel does one thing after the other. */
    private Answer round() {
        host.context.getBean(Notifier.class).round();
        return host.post("/api/v1/notifications/test");
    }

    /** What the webhook was told: of each message, what it tells, sorted. */
    private List<String> posted() {
        return receiver.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                .map(request -> ApiHost.JSON.readTree(request.getBodyAsString()))
                .filter(body -> body.path("type").asString().equals("notification"))
                .map(body -> String.join(
                        ", ",
                        body.path("items")
                                .valueStream()
                                .map(NotificationsIT::item)
                                .sorted()
                                .toList()))
                .toList();
    }

    private static String item(JsonNode item) {
        return item.at("/connection/name").asString() + " " + item.path("kind").asString() + " "
                + item.path("state").asString();
    }

    private List<String> mailed() {
        return mail.mails().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Subject: ") && !line.contains("test message"))
                .toList();
    }

    @Test
    void tellsOfConnectionsThatFailInGrowingIntervalsAndOfTheirRecovery(CapturedOutput log) {
        host.post(
                "/api/v1/connections",
                CompanyHost.body(both.company.kandji(), "iru").toString());
        host.post(
                "/api/v1/connections",
                CompanyHost.body(both.company.jamf(), "jamf").toString());
        both.company.tenants().forEach(tenant -> tenant.faults().credentialsRefused(true));
        sync("INCOMPLETE");
        sync("INCOMPLETE");
        round();
        assertThat(posted()).isEmpty();

        sync("INCOMPLETE");
        round();
        var first = "iru failing new, jamf failing new";
        assertThat(posted()).containsExactly(first);
        assertThat(mailed()).containsExactly("Subject: Rollcall: 2 matters need a person");
        restart();
        clock.advance(Duration.ofMinutes(59));
        round();
        assertThat(posted()).containsExactly(first);
        clock.advance(Duration.ofMinutes(1));
        round();
        var second = "iru failing still, jamf failing still";
        assertThat(posted()).containsExactly(first, second);
        clock.advance(Duration.ofHours(3));
        restart();
        round();
        assertThat(posted()).containsExactly(first, second);
        clock.advance(Duration.ofHours(1));
        round();
        assertThat(posted()).containsExactly(first, second, second);

        both.company.tenants().forEach(tenant -> tenant.faults().none());
        sync("SUCCEEDED");
        clock.advance(Duration.ofMinutes(10));
        round();
        restart();
        clock.advance(Duration.ofDays(1));
        round();
        assertThat(posted()).containsExactly(first, second, second, "iru failing over, jamf failing over");
        assertThat(mailed())
                .containsExactly(
                        "Subject: Rollcall: 2 matters need a person",
                        "Subject: Rollcall: 2 matters need a person",
                        "Subject: Rollcall: 2 matters need a person",
                        "Subject: Rollcall: 2 matters are over");
        saysNothingOfSecretPaths(log);
    }

    private void saysNothingOfSecretPaths(CapturedOutput log) {
        var test = round();
        var view = host.get("/api/v1/notifications");
        assertThat(view.json().at("/channels").findValuesAsString("problem").toString())
                .contains("The webhook at 127.0.0.1 refuses the message (status 404).");
        var said = String.join(
                "\n",
                List.of(
                        log.getAll(),
                        test.body(),
                        view.body(),
                        host.get("/api/v1/audit").body(),
                        host.get("/actuator/health").body()));
        assertThat(said).doesNotContain("planted-path", "planted-gone");
    }
}
