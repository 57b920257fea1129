package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the host is, as people read it; and what of it needs one of them. */
class AboutPageTest {
    private static final String HOSTILE = "Acme <script>alert(1)</script>";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() throws IOException {
        var plugins = Files.createDirectories(home.resolve("plugins"));
        Files.writeString(plugins.resolve("odd.jar"), "hello");
        host = ApiHost.start(
                home,
                Map.of(
                        "rollcall.notifications.webhooks.desk.url", "https://192.0.2.1/planted-path",
                        "rollcall.platform.url", "",
                        "rollcall.platform.token", ""));
        people(host);
        Neglected.connection(host, HOSTILE);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void saysHowTheHostIs() {
        var page = loggedIn(host, "vic").get("/about");
        assertSays(
                page,
                200,
                "not packaged",
                "Runs for",
                "embedded, can be read",
                "this one alone",
                "not set up",
                "and 1 file that is refused",
                "are not started by this host",
                "1 channel",
                "Acme &lt;script&gt;alert(1)&lt;/script&gt;",
                "no failure",
                "never",
                "href=\"/api/v1/openapi.json\"",
                "href=\"/actuator/prometheus\"",
                "Apache License");
        assertThat(page.body()).doesNotContain("planted", "192.0.2.1");
    }

    @Test
    void tellsAdminsWhatNeedsThemWithTheReasonAndTheWay() {
        assertSays(
                loggedIn(host, "adm").get("/about"),
                200,
                "The platform is not set up, or its settings can&#39;t be used.",
                "No platform is configured.",
                "href=\"/platform\"",
                "The plugin of a connection is missing or disabled.",
                "No plugin supplies the provider &#39;kandji&#39;.",
                "odd.jar: ",
                "href=\"/plugins\"",
                "No sync of Acme &lt;script&gt;alert(1)&lt;/script&gt; has read everything since",
                "href=\"/integrations\"");
    }

    @Test
    void tellsOthersWhatNeedsAnAdminAndNotWhy() {
        for (var name : List.of("ann", "vic")) {
            var page = loggedIn(host, name).get("/about");
            assertSays(page, 200, "The platform is not set up", "Ask an ADMIN to see to it.");
            assertThat(page.body())
                    .doesNotContain("href=\"/platform\"", "href=\"/plugins\"", "odd.jar", "No platform is configured.");
        }
        assertThat(new Browser(host).get("/about").location()).endsWith("/login");
    }

    @Test
    void leadsToTheFirstConnectionWhereThereIsNone() {
        try (var fresh = ApiHost.start(home.resolve("fresh"), Map.of())) {
            people(fresh);
            var page = loggedIn(fresh, "adm").get("/about");
            assertSays(page, 200, "No MDM is connected yet.", "Connect an MDM", "no channel is configured");
            assertThat(page.body()).doesNotContain("<table");
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
