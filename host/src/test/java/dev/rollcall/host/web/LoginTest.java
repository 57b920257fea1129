package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.audit.AuditEntry;
import dev.rollcall.host.audit.AuditTrail;
import dev.rollcall.host.web.Browser.Page;
import dev.rollcall.testkit.simulator.SettableClock;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How people log in, and how their sessions end. */
class LoginTest {
    private static final String WRONG = "a planted wrong password";

    @TempDir
    private Path home;

    private final SettableClock clock = new SettableClock();

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private ApiHost host;

    @BeforeEach
    void start() {
        host = ApiHost.start(home, Map.of(), Optional.of(clock));
        host.person("ann", "ADMIN");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void leadsWhoIsNotKnownToTheLoginPageAndInByThePassword() {
        var browser = new Browser(host);
        assertThat(browser.get("/account")).satisfies(page -> assertRedirect(page, "/login"));
        assertRedirect(browser.logIn("Ann", Browser.PASSWORD), "/account");
        var account = browser.get("/account");
        assertThat(account.status()).isEqualTo(200);
        assertThat(account.body()).contains("ann", "ADMIN");
        assertThat(browser.get("/api/v1/me").body()).contains("\"PERSON\"", "\"ann\"", "\"ADMIN\"");
        assertThat(audited()).contains("ann logged in 127.0.0.1 By a password.");
    }

    @Test
    void hardensTheCookieAndChangesTheSessionAtTheLogin() {
        var attacker = new Browser(host);
        var page = attacker.get("/login");
        assertThat(page.cookie()).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
        assertThat(page.body()).doesNotContain("jsessionid");
        var known = attacker.session();
        var victim = new Browser(host);
        victim.takeSession(known);
        victim.logIn("ann", Browser.PASSWORD);
        assertThat(victim.session()).isNotEqualTo(known);
        assertRedirect(attacker.get("/account"), "/login");
        assertThat(victim.get("/account").status()).isEqualTo(200);
    }

    @Test
    void tellsNothingOfWhetherThereIsAnAccount() {
        people("ben", "VIEWER", true);
        for (var name : new String[] {"ann", "planted-unknown", "ben", "", "The token 'x'"}) {
            var browser = new Browser(host);
            var password = name.equals("ben") ? Browser.PASSWORD : WRONG;
            assertRedirect(browser.logIn(name, password), "/login?refused");
            assertThat(browser.get("/login?refused").body()).contains("The name or the password is wrong.");
        }
        assertThat(audited())
                .contains("ann login refused", "Somebody unknown login refused")
                .doesNotContain("planted-unknown", WRONG);
    }

    @Test
    void slowsDownWhoGuessesAnAccount() {
        for (var name : new String[] {"ann", "nobody"}) {
            for (var guess = 0; guess < 10; guess++) {
                assertRedirect(new Browser(host).logIn(name, WRONG + guess), "/login?refused");
            }
            assertRedirect(new Browser(host).logIn(name, Browser.PASSWORD), "/login?throttled");
        }
        clock.advance(Duration.ofMinutes(14));
        assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/login?throttled");
        clock.advance(Duration.ofMinutes(2));
        assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/");
    }

    @Test
    void slowsDownWhoTriesManyAccounts() {
        for (var guess = 0; guess < 50; guess++) {
            assertRedirect(new Browser(host).logIn("name" + guess, WRONG), "/login?refused");
        }
        assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/login?throttled");
        clock.advance(Duration.ofMinutes(16));
        assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/");
    }

    @Test
    void countsNoRightPassword() {
        for (var login = 0; login < 60; login++) {
            assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/");
        }
    }

    @Test
    void endsIdleAndOldSessions() {
        var browser = loggedIn("ann");
        clock.advance(Duration.ofMinutes(29));
        assertThat(browser.get("/account").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(31));
        assertRedirect(browser.get("/account"), "/login");

        var busy = loggedIn("ann");
        for (var visit = 0; visit < 24; visit++) {
            clock.advance(Duration.ofMinutes(29));
            assertThat(busy.get("/account").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofMinutes(29));
        assertRedirect(busy.get("/account"), "/login");
    }

    @Test
    void endsSessionsOfWhoIsChanged() {
        for (var change : new String[] {"{\"disabled\": true}", "{\"role\": \"OPERATOR\"}"}) {
            var id = people("of" + change.length(), "VIEWER", false);
            var browser = loggedIn("of" + change.length());
            assertThat(host.call("PATCH", "/api/v1/people/" + id, change).status())
                    .isEqualTo(200);
            assertRedirect(browser.get("/account"), "/login");
        }
        var id = people("ben", "VIEWER", false);
        var browser = loggedIn("ben");
        assertThat(host.post("/api/v1/people/" + id + "/password", "{\"password\": \"other planted words 77\"}")
                        .status())
                .isEqualTo(204);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(401);
        var again = new Browser(host);
        again.logIn("ben", "other planted words 77");
        assertThat(again.get("/account").status()).isEqualTo(200);
        assertThat(host.call("DELETE", "/api/v1/people/" + id, null).status()).isEqualTo(204);
        assertRedirect(again.get("/account"), "/login");
    }

    @Test
    void letsPeopleChangeTheirOwnPassword() {
        var browser = loggedIn("ann");
        var other = loggedIn("ann");
        var next = "other planted words 77";
        assertThat(change(browser, WRONG, next, next).status()).isEqualTo(422);
        assertThat(change(browser, Browser.PASSWORD, next, next + "x").status()).isEqualTo(422);
        assertThat(change(browser, Browser.PASSWORD, "short", "short").body()).contains("fewer than 12");
        assertRedirect(change(browser, Browser.PASSWORD, next, next), "/login?changed");
        assertRedirect(browser.get("/account"), "/login");
        assertRedirect(other.get("/account"), "/login");
        assertRedirect(new Browser(host).logIn("ann", Browser.PASSWORD), "/login?refused");
        assertRedirect(new Browser(host).logIn("ann", next), "/");
    }

    @Test
    void throttlesGuessesOfTheOwnPassword() {
        var browser = loggedIn("ann");
        var body = "{\"current\": \"" + WRONG + "\", \"password\": \"other planted words 77\"}";
        for (var guess = 0; guess < 10; guess++) {
            assertThat(browser.call("POST", "/api/v1/me/password", body).status())
                    .isEqualTo(422);
        }
        assertThat(browser.call("POST", "/api/v1/me/password", body).status()).isEqualTo(429);
    }

    @Test
    void logsOut() {
        var browser = loggedIn("ann");
        var session = browser.session();
        assertRedirect(browser.post("/logout", Map.of()), "/login?out");
        browser.takeSession(session);
        assertRedirect(browser.get("/account"), "/login");
    }

    @Test
    void takesNoFormOfAnotherSite() {
        var browser = loggedIn("ann");
        var form = Map.of(
                "current", Browser.PASSWORD, "password", "other planted words 77", "again", "other planted words 77");
        assertRedirect(browser.plant("/account/password", form), "/login?stale");
        assertRedirect(browser.plant("/logout", Map.of()), "/login?stale");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        var planted = browser.send(HttpRequest.newBuilder(host.address("/api/v1/people"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(planted.status()).isEqualTo(403);
        assertThat(planted.body()).contains("CSRF");
        // Nor one that logs a victim in as somebody else.
        assertRedirect(
                new Browser(host).plant("/login", Map.of("name", "ann", "password", Browser.PASSWORD)), "/login?stale");
        assertThat(browser.call("POST", "/api/v1/me/password", "{}").status()).isEqualTo(422);
    }

    @Test
    void letsAWrongTokenBeNobodyWhateverTheCookieSays() {
        var browser = loggedIn("ann");
        var answer = browser.send(HttpRequest.newBuilder(host.address("/api/v1/me"))
                .header("Authorization", "Bearer wrong-token-of-nobody"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void tellsBrowsersWhatToKeepTo() {
        for (var path : new String[] {"/login", "/first-admin", "/style/rollcall.css", "/api/v1/me"}) {
            var head = new Browser(host).get(path).head();
            assertThat(head.get("content-security-policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                    .doesNotContain("unsafe", "*", "http:");
            assertThat(head)
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("referrer-policy", "no-referrer")
                    .containsEntry("cross-origin-opener-policy", "same-origin")
                    .containsEntry("cross-origin-resource-policy", "same-origin")
                    .containsKey("permissions-policy")
                    .doesNotContainKey("strict-transport-security");
        }
        Markup.assertSound("/login", new Browser(host).get("/login").body());
    }

    @Test
    void asksForHttpsWhereItIsPublishedSo() {
        try (var published = ApiHost.start(
                home.resolve("published"), Map.of("rollcall.access.public-url", "https://rollcall.example.com"))) {
            var page = new Browser(published).get("/login");
            assertThat(page.cookie()).contains("Secure", "HttpOnly");
            assertThat(page.head().get("strict-transport-security")).contains("max-age=31536000");
        }
    }

    private static Page change(Browser browser, String current, String password, String again) {
        return browser.post("/account/password", Map.of("current", current, "password", password, "again", again));
    }

    private Browser loggedIn(String name) {
        var browser = new Browser(host);
        assertRedirect(browser.logIn(name, Browser.PASSWORD), "/");
        return browser;
    }

    private String people(String name, String role, boolean disabled) {
        var id = host.person(name, role);
        if (disabled) {
            host.call("PATCH", "/api/v1/people/" + id, "{\"disabled\": true}");
        }
        return id;
    }

    private String audited() {
        return host.context.getBean(AuditTrail.class).entries().stream()
                .map(LoginTest::line)
                .reduce("", (all, line) -> all + "\n" + line);
    }

    private static String line(AuditEntry entry) {
        return entry.who() + " " + entry.what() + " " + entry.from().orElse("") + " " + entry.details();
    }

    private static void assertRedirect(Page page, String path) {
        assertThat(page.status()).as(page.body()).isEqualTo(302);
        assertThat(page.location()).endsWith(path);
    }
}
