package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an ADMIN makes tokens with a browser, and what is shown of them. */
class TokensPageTest {
    private static final Pattern VALUE = Pattern.compile("value=\"(rct_[^\"]*)\"");

    @TempDir
    private static Path home;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static ApiHost host;

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private static Browser admin;

    @BeforeAll
    static void start() {
        host = ApiHost.start(home, Map.of());
        host.person("adm", "ADMIN");
        host.person("ann", "OPERATOR");
        host.person("vic", "VIEWER");
        admin = new Browser(host);
        admin.logIn("adm", Browser.PASSWORD);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @AfterEach
    void leaveNone() {
        for (var token : host.get("/api/v1/tokens").json().path("items")) {
            host.call("DELETE", "/api/v1/tokens/" + token.path("id").asString(), null);
        }
    }

    @Test
    void saysWhatWillBeHere() {
        assertSays(admin.get("/tokens"), 200, "No API token is made yet", "Make the token", "aria-current=\"page\"");
    }

    @Test
    void showsTheValueOfATokenOnce() {
        var page = admin.post("/tokens", form("nightly export", "VIEWER", ""));
        assertSays(page, 201, "The token nightly export is made", "It is shown this once and kept nowhere");
        assertThat(page.head().get("cache-control")).contains("no-store");
        var value = value(page);
        assertThat(host.with(value, "GET", "/api/v1/me", null).text("/role")).isEqualTo("VIEWER");
        var list = admin.get("/tokens");
        assertSays(list, 200, "nightly export", "adm", "VIEWER");
        assertThat(list.body()).doesNotContain("rct_", "never");
        assertThat(host.get("/api/v1/audit").body()).contains("token made").doesNotContain(value);
    }

    @Test
    void makesOneThatLastsToTheEndOfADay() {
        var day = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        assertThat(admin.post("/tokens", form("ten days", "OPERATOR", day.toString()))
                        .status())
                .isEqualTo(201);
        assertThat(host.get("/api/v1/tokens").text("/items/0/expiresAt")).isEqualTo(day.plusDays(1) + "T00:00:00Z");
    }

    @Test
    void saysAtEachFieldWhatIsWrongAndKeepsWhatWasEntered() {
        assertSays(
                admin.post("/tokens", form("<i>x</i>", "", "2001-01-01")),
                422,
                "The name is not one that a token can have.",
                "Enter VIEWER, OPERATOR or ADMIN.",
                "The time is past, or more than 366 days ahead.",
                "value=\"&lt;i&gt;x&lt;/i&gt;\"",
                "value=\"2001-01-01\"");
        assertSays(admin.post("/tokens", form("a", "VIEWER", "soon")), 422, "The value is no day.");
        assertSays(admin.post("/tokens", Map.of()), 422, "The name is not one that a token can have.");
        admin.post("/tokens", form("twice", "VIEWER", ""));
        var twice = admin.post("/tokens", form("twice", "VIEWER", ""));
        assertSays(twice, 422, "A token is called &#39;twice&#39; already.");
        assertThat(twice.body()).doesNotContain("rct_");
        assertThat(host.get("/api/v1/tokens").json().path("items")).hasSize(1);
    }

    @Test
    void revokesOne() {
        var value = value(admin.post("/tokens", form("lost", "ADMIN", "")));
        var id = host.get("/api/v1/tokens").text("/items/0/id");
        assertThat(admin.post("/tokens/" + id + "/delete", Map.of()).location()).endsWith("/tokens");
        assertSays(admin.get("/tokens"), 200, "The token lost is revoked.", "No API token is made yet");
        assertThat(host.with(value, "GET", "/api/v1/me", null).status()).isEqualTo(401);
        assertSays(admin.post("/tokens/" + id + "/delete", Map.of()), 404, "There is no token with the id");
    }

    @Test
    void showsWhichHaveExpired() {
        admin.post("/tokens", form("old", "VIEWER", ""));
        assertThat(admin.get("/tokens").body()).doesNotContain(">expired<");
        host.context
                .getBean(JdbcClient.class)
                .sql("update api_token set expires_at = :then")
                .param("then", OffsetDateTime.now(ZoneOffset.UTC).minusDays(1))
                .update();
        assertSays(admin.get("/tokens"), 200, ">expired<");
    }

    @Test
    void isForAdminsOnly() {
        for (var name : List.of("ann", "vic")) {
            var browser = new Browser(host);
            browser.logIn(name, Browser.PASSWORD);
            assertSays(browser.get("/tokens"), 403, "which does not allow this");
            browser.get("/account");
            assertSays(browser.post("/tokens", form("x", "ADMIN", "")), 403, "which does not allow this");
            assertSays(browser.post("/tokens/x/delete", Map.of()), 403, "which does not allow this");
        }
        assertThat(host.get("/api/v1/tokens").json().path("items")).isEmpty();
    }

    @Test
    void takesNoFormOfAnotherSite() {
        assertThat(admin.plant("/tokens", form("planted", "ADMIN", "")).location())
                .endsWith("/login?stale");
        assertThat(host.get("/api/v1/tokens").json().path("items")).isEmpty();
    }

    private static Map<String, String> form(String name, String role, String expiresAt) {
        return Map.of("name", name, "role", role, "expiresAt", expiresAt);
    }

    private static String value(Page page) {
        var found = VALUE.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    private static void assertSays(Page page, int status, String... texts) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(texts);
        Markup.assertSound("the page", page.body());
    }
}
