package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.plugin.PluginJar;
import dev.rollcall.host.web.Browser.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page of integrations while plugins come and go: each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IntegrationsPageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)> & 'Alpha'";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder());
        host = ApiHost.start(home, Map.of("rollcall.http.allow-insecure", "true"));
        host.person("ada", "ADMIN");
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    @Order(1)
    void saysHowToGetAPluginWhereThereIsNone() {
        assertSays(
                see("ada"), 200, "No MDM can be connected yet", "Put one into the plugins folder", "href=\"/plugins\"");
        for (var name : List.of("ann", "vic")) {
            var page = see(name);
            assertSays(page, 200, "No MDM can be connected yet", "Ask an ADMIN to install one");
            assertThat(page.body().substring(page.body().indexOf("<main"))).doesNotContain("href=\"/plugins\"");
        }
        assertThat(new Browser(host).get("/integrations").location()).endsWith("/login");
    }

    @Test
    @Order(2)
    void showsAProviderAsSoonAsItsPluginIsThere() throws Exception {
        PluginJar.plugin("alpha").writeTo(folder().resolve("alpha-1.0.0.jar"));
        Awaitility.await().until(() -> see("ada").body().contains("not connected"));
        assertSays(see("ada"), 200, "href=\"/integrations/alpha/connect\"", "How to prepare");
        assertThat(see("vic").body()).contains("An ADMIN can connect a tenant").doesNotContain("/alpha/connect");
    }

    @Test
    @Order(3)
    void writesNamesAsText() {
        var browser = loggedIn("ada");
        var form = PageForm.of(browser.get("/integrations/alpha/connect").body(), "/integrations/alpha/connect");
        var saved = browser.post(
                "/integrations/alpha/connect", form.with("name", HOSTILE).fields());
        assertThat(saved.status()).as(saved.body()).isEqualTo(302);
        var settings = saved.location().replaceFirst("https?://[^/]+", "");
        for (var path : List.of("/integrations", settings, settings + "/opt-in", settings + "/delete")) {
            var page = browser.get(path);
            assertSays(page, 200, "&lt;img src=x onerror=alert(1)&gt; &amp; ");
            assertThat(page.body()).doesNotContain("<img src=x");
        }
        assertSays(see("ada"), 200, "not activated yet", "Preview", "Activate");
        assertThat(see("ada").body()).doesNotContain("Sync now");
    }

    @Test
    @Order(4)
    void saysWhenItIsSyncedNextOnceItIsActive() {
        var browser = loggedIn("ada");
        var id = host.get("/api/v1/connections").text("/items/0/id");
        var done = browser.post("/connections/" + id + "/activate", Map.of());
        assertThat(done.location()).endsWith("/integrations");
        assertSays(browser.get("/integrations"), 200, "Active now.", "Sync now", "Deactivate", "Not synced yet.");
        browser.post("/connections/" + id + "/deactivate", Map.of());
        assertSays(
                browser.get("/integrations"),
                200,
                "is inactive: its MDM is sent nothing from now on.",
                "Activate it to go on.");
        assertThat(see("ann").body()).contains("An ADMIN can activate it.").doesNotContain("Sync now", ">Preview<");
    }

    @Test
    @Order(5)
    void saysWhatToDoWhereThePluginOfAConnectionIsGone() throws IOException {
        Files.writeString(folder().resolve("broken.jar"), "no jar");
        Files.delete(folder().resolve("alpha-1.0.0.jar"));
        Awaitility.await().until(() -> see("ada").body().contains("needs attention"));
        Awaitility.await().until(() -> see("ada").body().contains("One file in the plugins folder"));
        var page = see("ada");
        assertSays(page, 200, "No plugin supplies the provider", "keep their settings and secrets", "To the plugins");
        assertThat(page.body()).doesNotContain("Sync now", "/alpha/connect");
        assertThat(see("vic").body())
                .contains("Ask an ADMIN to look at the plugins.")
                .doesNotContain("One file in");

        var id = host.get("/api/v1/connections").text("/items/0/id");
        var browser = loggedIn("ada");
        var settings = browser.get("/connections/" + id);
        assertSays(settings, 200, "No plugin supplies the provider", "they stay as they are");
        // What needs no plugin can be changed.
        var form = PageForm.of(settings.body(), "/connections/" + id).with("name", "Alpha");
        assertThat(browser.post("/connections/" + id, form.fields()).status()).isEqualTo(302);
        assertThat(host.get("/api/v1/connections/Alpha").status()).isEqualTo(200);
        assertSays(browser.get("/integrations/alpha/connect"), 404, "No plugin supplies the provider");
    }

    @Test
    void tellsTheRulesInShort() {
        assertSays(loggedIn("vic").get("/rules"), 200, "(R21)", "(R30)", "(R60)", "(R70)");
    }

    private static Path folder() {
        return home.resolve("plugins");
    }

    private static Page see(String name) {
        return loggedIn(name).get("/integrations");
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String... words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''", "style=\"", "th:");
    }
}
