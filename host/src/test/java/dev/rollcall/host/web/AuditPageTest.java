package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.audit.Author;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail as an ADMIN reads it in a browser. */
class AuditPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>";

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
        admin = loggedIn(host, "adm");
        var trail = host.context.getBean(AuditTrail.class);
        for (var number = 0; number < 60; number++) {
            trail.add(Author.of("cron", "192.0.2.7"), "thing counted", "Number " + number + ".");
        }
        trail.add(Author.of("cron"), "long thing", "<b>Line 1\n2\n3\n4\n5\n6\n7");
        trail.add(Author.of(HOSTILE), "odd thing", "First line\nSecond " + HOSTILE);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void showsTheLatestFirstAndTheEarlierInParts() {
        var page = admin.get("/audit?who=cron&what=counted");
        assertSays(page, 200, "Number 59.", "Number 10.", "from 192.0.2.7");
        assertThat(page.body()).doesNotContain("Number 9.");
        assertThat(page.body().indexOf("Number 59.")).isLessThan(page.body().indexOf("Number 10."));
        var next = page.body()
                .replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        var earlier = admin.get(next);
        assertSays(earlier, 200, "Number 9.", "Number 0.", "href=\"/audit?who=cron&amp;what=counted\"");
        assertThat(earlier.body()).doesNotContain("Number 10.", "rel=\"next\"");
    }

    @Test
    void findsWhatIsLookedFor() {
        var day = LocalDate.now(ZoneOffset.UTC);
        assertSays(admin.get("/audit?who=ADM&what=logged"), 200, "logged in", "value=\"ADM\"", "value=\"logged\"");
        assertThat(admin.get("/audit?who=adm&what=logged").body()).doesNotContain("thing counted");
        var hours = "since=" + day.minusDays(1) + "&until=" + day.plusDays(1);
        assertSays(admin.get("/audit?what=person&" + hours), 200, "person made", "value=\"" + day.minusDays(1) + "\"");
        assertSays(admin.get("/audit?until=" + day.minusDays(2)), 200, "No entry is like that", "Show all");
        assertSays(admin.get("/audit?since=" + day.plusDays(2)), 200, "No entry is like that");
    }

    @Test
    void saysWhatIsWrongWithATime() {
        var page = admin.get("/audit?since=yesterday&until=2026-13-01");
        assertSays(page, 422, "The value is no day. Enter one such as 2026-11-22, or leave it out.", "\"yesterday\"");
        assertThat(page.body()).contains("since-problem", "until-problem").doesNotContain("No entry is like that");
        assertThat(admin.get("/audit?before=x").status()).isEqualTo(422);
        assertThat(admin.get("/audit?before=-7").status()).isEqualTo(200);
    }

    @Test
    void writesWhatOthersAreCalledAsText() {
        assertSays(admin.get("/audit?what=odd"), 200, "&lt;script&gt;alert(1)&lt;/script&gt;", "First line\nSecond");
        assertSays(admin.get("/audit?what=long"), 200, "<summary>&lt;b&gt;Line 1 … and 6 lines more</summary>");
        assertSays(admin.get("/audit?who=%3Cscript%3E%22%3E"), 200, "value=\"&lt;script&gt;&quot;&gt;\"");
    }

    @Test
    void verifiesTheChainInWords() {
        admin.get("/audit");
        var page = admin.post("/audit/verification", Map.of("head", ""));
        assertSays(page, 200, "The chain holds: each of its ", "Note it somewhere else");
        var head = page.body().replaceAll("(?s).*id=\"head-now\">([0-9a-f]{64})<.*", "$1");
        assertSays(
                admin.post("/audit/verification", Map.of("head", head)),
                200,
                "The chain holds",
                "Compared with the head that you noted: " + head);
        assertSays(
                admin.post("/audit/verification", Map.of("head", "f".repeat(64))),
                200,
                "The chain does not hold.",
                "The head that was noted elsewhere is not in the chain");
        assertSays(
                admin.post("/audit/verification", Map.of("head", "<b>")), 422, "The value is no digest.", "&lt;b&gt;");
    }

    @Test
    void saysWhatWasChangedBehindItsBack() {
        try (var other = ApiHost.start(home.resolve("other"), Map.of())) {
            other.person("adm", "ADMIN");
            var browser = loggedIn(other, "adm");
            other.context
                    .getBean(JdbcClient.class)
                    .sql("update audit_entry set details = 'Nothing.' where id = 1")
                    .update();
            browser.get("/audit");
            assertSays(
                    browser.post("/audit/verification", Map.of()),
                    200,
                    "The chain does not hold.",
                    "The entry 1 does not say what it said when it was written.");
        }
    }

    @Test
    void isForAdminsOnly() {
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(host, name);
            assertThat(browser.get("/account").body()).doesNotContain("href=\"/audit\"");
            assertSays(browser.get("/audit"), 403, "which does not allow this");
            browser.get("/account");
            assertSays(browser.post("/audit/verification", Map.of()), 403, "which does not allow this");
        }
        assertThat(admin.plant("/audit/verification", Map.of()).location()).endsWith("/login?stale");
        assertThat(new Browser(host).get("/audit").location()).endsWith("/login");
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
