package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.plugin.PluginJar;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration declares is shown on the pages, and fixed there. */
class DeclaredConnectionPageTest {
    private static final String DECLARED = "rollcall.connections.main.";

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    private static String settings = "";

    @BeforeAll
    static void start() throws Exception {
        var folder = Files.createDirectories(home.resolve("plugins"));
        PluginJar.plugin("alpha").writeTo(folder.resolve("alpha-1.0.0.jar"));
        PluginJar.plugin("beta").address("https://beta.example.com").writeTo(folder.resolve("beta-1.0.0.jar"));
        host = ApiHost.start(
                home,
                Map.of(
                        DECLARED + "provider", "alpha",
                        DECLARED + "name", "From the file",
                        DECLARED + "schedule", "0 15 4 * * *",
                        DECLARED + "active", "false"));
        host.person("ada", "ADMIN");
        settings = "/connections/" + host.get("/api/v1/connections").text("/items/0/id");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void showsItAsFixed() {
        var browser = loggedIn();
        var page = browser.get(settings);
        assertSays(page, 200, "rollcall.yaml declares this connection", "disabled=\"disabled\"", "value=\"04:15\"");
        assertThat(page.body())
                .doesNotContain(">Save<", ">Delete<", ">Activate<", "Switch on …", "Show the next times", "take away");
        assertSays(browser.get("/integrations"), 200, "From the file", "from rollcall.yaml");
        assertThat(browser.get("/integrations").body())
                .doesNotContain(settings + "/activate", settings + "/deactivate");
    }

    @Test
    void refusesWhatIsSentAllTheSame() {
        var browser = loggedIn();
        var page = browser.get(settings);
        var forms = new HashMap<String, Map<String, String>>();
        var version = Map.of("version", "1");
        forms.put("", with(PageForm.of(page.body(), settings).fields(), "name", "Mine"));
        forms.put("/activate", Map.of());
        forms.put("/deactivate", Map.of());
        forms.put("/delete", version);
        forms.put("/opt-in", Map.of("version", "1", "on", "true", "confirm", "true"));
        forms.forEach((path, fields) -> assertSays(
                browser.post(settings + path, fields), 409, "is declared in rollcall.yaml", "Change it there"));
        assertThat(host.get("/api/v1/connections").text("/items/0/name")).isEqualTo("From the file");
    }

    @Test
    void keepsItsPlaceInTheOrder() {
        var browser = loggedIn();
        var connect = "/integrations/beta/connect";
        var form = PageForm.of(browser.get(connect).body(), connect).with("name", "By hand");
        var made = browser.post(connect, form.fields());
        assertThat(made.status()).as(made.body()).isEqualTo(302);
        var page = browser.get("/integrations");
        assertSays(page, 200, "1. From the file", "2. By hand");
        assertThat(page.body()).doesNotContain("/rank");
        var id = made.location().replaceFirst(".*/", "");
        var refused = browser.post("/connections/" + id + "/rank", Map.of("before", settings.replaceFirst(".*/", "")));
        assertThat(refused.status()).isEqualTo(422);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var more = new HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    private static Browser loggedIn() {
        var browser = new Browser(host);
        browser.logIn("ada", Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String... words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        for (var word : List.of(words)) {
            assertThat(page.body()).contains(word);
        }
        assertThat(page.body()).doesNotContain("??", "th:");
    }
}
