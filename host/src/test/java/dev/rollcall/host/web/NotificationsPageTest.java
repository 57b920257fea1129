package dev.rollcall.host.web;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.rollcall.host.notification.Notifier;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of what is told, in a browser; and how an ADMIN tries the channels. */
class NotificationsPageTest {
    private static final String HOSTILE = "Acme <script>alert(1)</script>";
    private static final WireMockServer receiver =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() {
        receiver.start();
        receiver.stubFor(any(urlEqualTo("/planted-good")).willReturn(aResponse().withStatus(202)));
        receiver.stubFor(any(urlEqualTo("/planted-bad")).willReturn(aResponse().withStatus(404)));
        var address = "http://127.0.0.1:" + receiver.port();
        host = ApiHost.start(
                home,
                Map.of(
                        "rollcall.http.allow-insecure", "true",
                        "rollcall.notifications.webhooks.good.url", address + "/planted-good",
                        "rollcall.notifications.webhooks.good.kind", "teams",
                        "rollcall.notifications.webhooks.bad.url", address + "/planted-bad",
                        "rollcall.notifications.webhooks.bad.secret",
                                "whsec_cGxhbnRlZC1wbGFudGVkLXBsYW50ZWQtcGxhbnRlZA=="));
        people(host);
        Neglected.connection(host, HOSTILE);
    }

    @AfterAll
    static void stop() {
        host.close();
        receiver.stop();
    }

    @Test
    void showsWhatIsOpenAndHowTheChannelsAre() {
        host.context.getBean(Notifier.class).round();
        var admin = loggedIn(host, "adm");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(admin.get("/notifications").body()).contains("good: told once", "needs a person"));
        var page = admin.get("/notifications");
        assertSays(
                page,
                200,
                "No sync of Acme &lt;script&gt;alert(1)&lt;/script&gt; has read everything since ",
                "href=\"/integrations\"",
                "good (teams)",
                "bad (generic)",
                "refuses the message (status 404)",
                "The last 3 syncs of a connection failed",
                "for 2 d, and when one has",
                "1 h, 4 h, 1 d, 3 d, 7 d",
                "10 min apart");
    }

    @Test
    void showsToAdminsHowChannelsAreSetAndNoSecret() {
        var page = loggedIn(host, "adm").get("/notifications");
        assertSays(
                page,
                200,
                "rollcall.notifications.webhooks.good.url",
                "http://127.0.0.1/…",
                "rollcall.notifications.webhooks.bad.secret",
                "<dd>set</dd>");
        assertThat(page.body()).doesNotContain("planted", "whsec_", String.valueOf(receiver.port()));
        for (var name : List.of("ann", "vic")) {
            var other = loggedIn(host, name).get("/notifications");
            assertSays(other, 200, "good (teams)");
            assertThat(other.body())
                    .doesNotContain("rollcall.notifications.webhooks.good", "127.0.0.1", "/notifications/test");
        }
    }

    @Test
    void triesEveryChannel() {
        var admin = loggedIn(host, "adm");
        admin.get("/notifications");
        var page = admin.post("/notifications/test", Map.of());
        assertSays(page, 200, "How the test went", "the receiver took it", "not sent", "refuses the message");
        assertThat(page.body()).doesNotContain("planted");
        assertThat(receiver.findAll(postRequestedFor(urlEqualTo("/planted-good"))))
                .isNotEmpty();
    }

    @Test
    void letsOnlyAdminsTry() {
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(host, name);
            assertSays(browser.post("/notifications/test", Map.of()), 403, "which does not allow this");
        }
        var admin = loggedIn(host, "adm");
        assertThat(admin.plant("/notifications/test", Map.of()).location()).endsWith("/login?stale");
        assertThat(new Browser(host).get("/notifications").location()).endsWith("/login");
    }

    @Test
    void saysHowToConfigureAChannelWhereNoneIs() {
        try (var quiet = ApiHost.start(home.resolve("quiet"), Map.of("rollcall.notifications.not-synced-for", "0"))) {
            people(quiet);
            var admin = loggedIn(quiet, "adm");
            assertSays(
                    admin.get("/notifications"),
                    200,
                    "No channel is configured",
                    "docs/how-to/be-told.md",
                    "no change waits for a person",
                    "is not told here");
            assertThat(admin.get("/notifications").body()).doesNotContain("/notifications/test");
            assertSays(admin.post("/notifications/test", Map.of()), 503, "No channel is configured. Set");
        }
    }

    @Test
    void showsHowMailIsSetWithoutItsPassword() {
        try (var mailing = ApiHost.start(
                home.resolve("mailing"),
                Map.of(
                        "rollcall.notifications.mail.host", "127.0.0.1",
                        "rollcall.notifications.mail.username", "rollcall",
                        "rollcall.notifications.mail.password", "planted-mail-password",
                        "rollcall.notifications.mail.from", "rollcall@example.com",
                        "rollcall.notifications.mail.to", "it@example.com,ops@example.com"))) {
            people(mailing);
            var page = loggedIn(mailing, "adm").get("/notifications");
            assertSays(page, 200, "starttls", "587", "it@example.com, ops@example.com", "rollcall@example.com");
            assertThat(page.body()).doesNotContain("planted");
            assertThat(loggedIn(mailing, "vic").get("/notifications").body()).doesNotContain("example.com");
        }
    }

    private static void people(ApiHost host) {
        host.person("adm", "ADMIN");
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
    }

    private static Browser loggedIn(ApiHost host, String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String... texts) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(texts);
        Markup.assertSound("the page", page.body());
    }
}
