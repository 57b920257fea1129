package dev.rollcall.host.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.host.access.Role;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.web.Browser.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an ADMIN lets people in with a browser, and keeps them out. */
class PeoplePageTest {
    private static final String OTHER = "planted other words 5f";

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
        admin = loggedIn("adm");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void letsSomebodyIn() {
        var made = admin.post("/people", form("ben@example.com", "OPERATOR", OTHER, OTHER));
        assertThat(made.location()).endsWith("/people");
        assertSays(admin.get("/people"), 200, "ben@example.com may log in now.", ">OPERATOR<", "never");
        assertThat(new Browser(host).logIn("ben@example.com", OTHER).location()).endsWith("/");
        assertThat(audited()).contains("person made");
    }

    @Test
    void saysAtEachFieldWhatIsWrongAndKeepsWhatWasEntered() {
        var page = admin.post("/people", form("<b>no name</b>", "", "short", "short"));
        assertSays(
                page,
                422,
                "The name is not one that a person can have.",
                "The value is missing. Enter VIEWER, OPERATOR or ADMIN.",
                "The password has fewer than 12 characters.",
                "value=\"&lt;b&gt;no name&lt;/b&gt;\"");
        assertThat(page.body()).doesNotContain("value=\"short\"");
        assertSays(admin.post("/people", form("ben", "VIEWER", OTHER, OTHER + "x")), 422, "The two passwords differ.");
        assertSays(admin.post("/people", form("ANN", "VIEWER", OTHER, OTHER)), 422, "is called &#39;ANN&#39; already");
        assertSays(admin.post("/people", Map.of()), 422, "The name is not one that a person can have.");
        assertSays(admin.post("/people", form("ben", "KING", OTHER, OTHER)), 422, "role");
        assertThat(names()).doesNotContain("ben");
    }

    @Test
    void changesARole() {
        var id = host.person("role", "VIEWER");
        var theirs = loggedIn("role");
        assertSays(admin.get("/people/" + id), 200, "Change the role", "password");
        assertThat(admin.post("/people/" + id + "/role", Map.of("role", "ADMIN"))
                        .location())
                .endsWith("/people/" + id);
        assertSays(admin.get("/people/" + id), 200, "The role of role is changed.", "ADMIN: everything");
        assertThat(theirs.get("/account").location()).endsWith("/login");
        host.call("DELETE", "/api/v1/people/" + id, null);
    }

    @Test
    void keepsSomebodyOutAndLetsThemInAgain() {
        var id = host.person("out", "OPERATOR");
        var theirs = loggedIn("out");
        admin.post("/people/" + id + "/disable", Map.of());
        assertSays(admin.get("/people/" + id), 200, "out is kept out now.", "Let them in again");
        assertThat(theirs.get("/account").location()).endsWith("/login");
        assertThat(new Browser(host).logIn("out", Browser.PASSWORD).location()).endsWith("/login?refused");
        admin.post("/people/" + id + "/enable", Map.of());
        assertSays(admin.get("/people/" + id), 200, "out may log in again.", "Disable them");
        assertThat(new Browser(host).logIn("out", Browser.PASSWORD).location()).endsWith("/");
    }

    @Test
    void setsAnotherPassword() {
        var id = host.person("forgot", "VIEWER");
        admin.get("/people/" + id);
        var wrong = admin.post("/people/" + id + "/password", Map.of("password", "short", "again", "short"));
        assertSays(wrong, 422, "The password has fewer than 12 characters.");
        assertSays(
                admin.post("/people/" + id + "/password", Map.of("password", OTHER, "again", "x")),
                422,
                "The two passwords differ.");
        assertThat(admin.post("/people/" + id + "/password", Map.of("password", OTHER, "again", OTHER))
                        .status())
                .isEqualTo(302);
        var page = admin.get("/people/" + id);
        assertSays(page, 200, "The password of forgot is changed.");
        assertThat(page.body()).doesNotContain(OTHER);
        assertThat(new Browser(host).logIn("forgot", OTHER).location()).endsWith("/");
    }

    @Test
    void deletesOnlyWhenItIsMeant() {
        var id = host.person("gone", "VIEWER");
        admin.get("/people/" + id);
        assertSays(admin.post("/people/" + id + "/delete", Map.of()), 422, "Nobody is deleted by mistake.");
        assertThat(names()).contains("gone");
        assertThat(admin.post("/people/" + id + "/delete", Map.of("confirm", "true"))
                        .location())
                .endsWith("/people");
        assertSays(admin.get("/people"), 200, "gone is deleted.");
        assertThat(names()).doesNotContain("gone");
        assertSays(admin.get("/people/" + id), 404, "There is no such person any more.");
        assertSays(admin.post("/people/" + id + "/enable", Map.of()), 404, "There is no such person any more.");
    }

    @Test
    void keepsTheLastAdmin() {
        var id = idOf("adm");
        assertSays(admin.get("/people/" + id), 200, "This is you.");
        for (var deed : List.of("disable", "role", "delete")) {
            var page = admin.post("/people/" + id + "/" + deed, Map.of("role", "VIEWER", "confirm", "true"));
            assertSays(page, 409, "adm is the last ADMIN");
        }
        assertThat(admin.get("/people").status()).isEqualTo(200);
    }

    @Test
    void leavesTheRoleOfWhoComesFromAnIdentityProviderToIt() {
        var person = host.context.getBean(People.class).external("planted-subject", "ext@example.com", Role.VIEWER);
        var page = admin.get("/people/" + person.id());
        assertSays(page, 200, "The identity provider lets this person in and gives them their role.");
        assertThat(page.body()).doesNotContain("/role\"", "/password\"", "planted-subject");
        assertSays(
                admin.post("/people/" + person.id() + "/role", Map.of("role", "ADMIN")),
                409,
                "comes from the identity provider");
        assertSays(
                admin.post("/people/" + person.id() + "/password", Map.of("password", OTHER, "again", OTHER)),
                409,
                "has no password here");
    }

    @Test
    void showsManyInParts() {
        try (var crowd = ApiHost.start(home.resolve("crowd"), Map.of())) {
            crowd.person("a-adm", "ADMIN");
            var people = crowd.context.getBean(People.class);
            for (var number = 100; number < 160; number++) {
                people.external("planted-" + number, "p" + number, Role.VIEWER);
            }
            var browser = new Browser(crowd);
            browser.logIn("a-adm", Browser.PASSWORD);
            var first = browser.get("/people").body();
            assertThat(first).contains("p148<", "href=\"/people?offset=50\"").doesNotContain("p149<");
            var second = browser.get("/people?offset=50").body();
            assertThat(second).contains("p149<", "p159<", "href=\"/people\"").doesNotContain("p148<", "offset=100");
            assertThat(browser.get("/people?offset=9999").status()).isEqualTo(200);
            assertThat(browser.get("/people?offset=-1").status()).isEqualTo(200);
            assertThat(browser.get("/people?offset=x").status()).isEqualTo(422);
        }
    }

    @Test
    void isForAdminsOnly() {
        var id = idOf("adm");
        for (var name : List.of("ann", "vic")) {
            var browser = loggedIn(name);
            assertThat(browser.get("/account").body()).doesNotContain("href=\"/people\"");
            assertSays(browser.get("/people"), 403, "which does not allow this");
            browser.get("/account");
            assertSays(browser.get("/people/" + id), 403, "which does not allow this");
            browser.get("/account");
            assertSays(browser.post("/people", form("x", "ADMIN", OTHER, OTHER)), 403, "which does not allow this");
            for (var deed : List.of("role", "disable", "enable", "password", "delete")) {
                assertSays(browser.post("/people/" + id + "/" + deed, Map.of()), 403, "which does not allow this");
            }
        }
        assertThat(new Browser(host).get("/people").location()).endsWith("/login");
    }

    @Test
    void takesNoFormOfAnotherSite() {
        for (var path : List.of("/people", "/people/" + idOf("vic") + "/delete")) {
            assertThat(admin.plant(path, Map.of("confirm", "true")).location()).endsWith("/login?stale");
        }
        assertThat(names()).contains("vic");
    }

    private static Map<String, String> form(String name, String role, String password, String again) {
        return Map.of("name", name, "role", role, "password", password, "again", again);
    }

    private static Browser loggedIn(String name) {
        var browser = new Browser(host);
        browser.logIn(name, Browser.PASSWORD);
        return browser;
    }

    private static List<String> names() {
        return host.get("/api/v1/people").json().path("items").findValuesAsString("name");
    }

    private static String idOf(String name) {
        for (var person : host.get("/api/v1/people").json().path("items")) {
            if (person.path("name").asString().equals(name)) {
                return person.path("id").asString();
            }
        }
        throw new IllegalStateException(name);
    }

    private static List<String> audited() {
        return host.get("/api/v1/audit").json().path("items").findValuesAsString("what");
    }

    private static void assertSays(Page page, int status, String... texts) {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.body()).contains(texts);
        Markup.assertSound("the page", page.body());
    }
}
