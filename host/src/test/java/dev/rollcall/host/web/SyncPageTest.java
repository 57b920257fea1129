package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say to whom, on a host without a connection. */
class SyncPageTest {
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]*)\"");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void leadsBackToThePageThatWasAskedForBeforeTheLogin() {
        var browser = new Browser(host);
        assertThat(browser.get("/sync?serial=C02%20XX1&x=1").location()).endsWith("/login");
        browser.get("/login");
        assertThat(browser.post("/login", Map.of("name", "ann", "password", "planted wrong words"))
                        .location())
                .endsWith("/login?refused");
        assertThat(browser.logIn("ann", Browser.PASSWORD).location()).endsWith("/sync?serial=C02%20XX1&x=1");
        browser.get("/account");
        browser.post("/logout", Map.of());
        assertThat(browser.logIn("ann", Browser.PASSWORD).location()).endsWith("/");
    }

    @Test
    void saysWhatIsInTheWayAndWhatToDo() {
        var browser = loggedIn("ann");
        assertSays(browser.get("/sync"), 200, "Enter a serial number, or choose a connection.");
        assertSays(browser.get("/sync?serial=%20&connection="), 200, "Nothing is asked for yet.");
        assertSays(browser.get("/sync?serial=None"), 422, "is a placeholder that many devices share");
        assertSays(browser.get("/sync?connection=nowhere"), 404, "There is no connection “nowhere”.");
        assertSays(browser.get("/sync?serial=C02XX1"), 409, "No connection is active");
        assertSays(browser.get("/sync?serial=C02XX1&connection=nowhere"), 404, "There is no connection “nowhere”.");
        assertSays(browser.get("/sync/runs/none"), 404, "There is no such run");
        assertSays(browser.post("/sync", Map.of("serial", "None")), 422, "is a placeholder that many devices share");
    }

    @Test
    void showsWhoIsLoggedIn() {
        assertSays(loggedIn("ann").get("/sync"), 200, "You are logged in as ann, OPERATOR.");
    }

    @Test
    void writesWhatALinkSaysAsText() {
        var page = loggedIn("ann").get("/sync?connection=%3Cscript%3Ealert(1)%3C/script%3E");
        assertThat(page.body()).contains("&lt;script&gt;");
        Markup.assertSound("a link with a script", page.body());
    }

    @Test
    void takesNoFormOfAnotherSiteAndNoneOfAViewer() {
        assertThat(loggedIn("ann").plant("/sync", Map.of("serial", "C02XX1")).location())
                .endsWith("/login?stale");
        assertSays(
                loggedIn("vic").post("/sync", Map.of("serial", "C02XX1")),
                403,
                "vic has the role VIEWER, which does not allow this.");
    }

    @Test
    void showsPeopleWhatIsInTheWayAsAPageAndProgramsAsProblemDetails() {
        var browser = loggedIn("ann");
        assertSays(browser.get("/nowhere"), 404, "There is no such route.");
        assertThat(browser.get("/api/v1/nowhere").head().get("content-type")).startsWith("application/problem+json");
        assertThat(host.get("/nowhere").type()).startsWith("application/problem+json");
        var page = browser.get("/sync/runs/none");
        assertThat(page.head().get("content-type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.body()).contains("Log out");
    }

    @Test
    void loadsNothingFromElsewhereAndNothingInline() {
        var browser = loggedIn("ann");
        for (var path : List.of("/login", "/account", "/sync", "/first-admin", "/nowhere")) {
            var page = browser.get(path);
            Markup.assertSound(path, page.body());
            var styles = STYLE.matcher(page.body()).results().toList();
            assertThat(styles).hasSize(2).allSatisfy(style -> {
                var sheet = new Browser(host).get(style.group(1));
                assertThat(sheet.status()).as(style.group(1)).isEqualTo(200);
                assertThat(sheet.head().get("cache-control")).contains("max-age=600");
            });
        }
        for (var script : List.of("/script/rollcall.js", "/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
            assertThat(new Browser(host).get(script).status()).as(script).isEqualTo(200);
        }
        assertThat(browser.get("/webjars/tabler__core/1.4.0/package.json").status())
                .isEqualTo(404);
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static void assertSays(Page page, int status, String words) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(words).doesNotContain("??", "''");
    }
}
